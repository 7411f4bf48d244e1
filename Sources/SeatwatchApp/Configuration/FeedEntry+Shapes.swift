internal import ConfigurationText
internal import ElectionResults
internal import FeedFormats
internal import Foundation
internal import Polling

extension Shape where Value == Pace {
  /// One wait, or a fast and a slow one.
  static let pace = Shape.either(
    scalar: Shape<Duration>.interval.map { Pace(fast: $0, slow: $0) },
    mapping: Shape.object(
      Key("fast", .interval, "The wait while a count is running."),
      Key("slow", .interval, "The wait before and after.")
    ) { Pace(fast: $0, slow: $1) }.checked { pace, node, diagnostics in
      if pace.fast > pace.slow {
        diagnostics.error(at: node.place, "the wait `fast` is longer than the wait `slow`")
      }
    })
}

extension Shape where Value == Duration {
  fileprivate static let interval = duration(in: .milliseconds(100) ... .seconds(86_400))
}

extension Shape where Value == FeedSource.FolderChoice {
  /// A glob of file names, or one with what makes a file the newest.
  static let newest = Shape.either(
    scalar: Shape<String>.string.map { FeedSource.FolderChoice(pattern: $0, order: .name) },
    mapping: .object(
      Key("match", .string, default: "*", "A glob of file names."),
      Key(
        "by", .oneOf(["name": FeedSource.FolderChoice.Order.name, "time": .time]), default: .name,
        "What makes a file the newest: the last name in the alphabet, or the latest change.")
    ) { FeedSource.FolderChoice(pattern: $0, order: $1) })
}

extension Shape where Value == FeedRequest.Proxy {
  static let proxy = Shape<SecretText>.textOrSecret.map { text in
    text.plainText == "none" ? FeedRequest.Proxy.none : .address(text)
  }
}

extension FeedRequest.Credentials {
  static let shape = Shape.object(
    .exactlyOne(
      of: [
        Variant(
          "basic",
          .object(
            Key("user", .textOrSecret, "The user's name."),
            Key("password", .secretOnly, "The password.")
          ) { FeedRequest.Credentials.basic(user: $0, password: $1) },
          "User name and password; for ftp its login."),
        Variant(
          "bearer", Shape<SecretReference>.secretOnly.map(FeedRequest.Credentials.bearer),
          "A bearer token."),
      ], noun: "`auth`")
  ) { $0 }
}

extension FeedRequest.TLSFiles {
  static let shape = Shape.object(
    Key(
      optional: "authorities", .existingFile, "PEM certificates to trust. Default: the system's."),
    Key(optional: "certificate", .existingFile, "The PEM certificate to show. Default: none."),
    Key(
      optional: "key", .existingFile,
      "The PEM file of its key. Default: the certificate's file."),
    Key(optional: "passphrase", .secretOnly, "The key's pass phrase. Default: none.")
  ) {
    FeedRequest.TLSFiles(authorities: $0, certificate: $1, key: $2, passphrase: $3)
  }.checked { files, node, diagnostics in
    guard files.certificate == nil, node["certificate"] == nil else { return }
    for name in ["key", "passphrase"] {
      guard let entry = node.entries?.first(where: { $0.key == name }) else { continue }
      diagnostics.error(
        at: entry.keyPlace, "`\(name)` belongs to a certificate; name that with `certificate`")
    }
  }
}

extension Shape where Value == String {
  fileprivate static let existingFile = Shape<String>.path.checked { path, node, diagnostics in
    if !FileManager.default.fileExists(atPath: path) {
      diagnostics.error(at: node.place, "there is no file \(path)")
    }
  }
}

extension FeedDeclaration {
  static let shape = Shape.object(
    Key(
      "reporting_pct", .decimal(in: 1...100),
      "The share of the count, in per cent, that has to be reported.")
  ) { FeedDeclaration(reportingPercentage: $0) }
}

extension FeedSelection {
  static let shape = Shape.object(
    Key(
      "contests", .list(of: Shape<String>.string, single: true, minimum: 1), default: [],
      "The ids of the contests that count."),
    Key(optional: "date", .date, "The polling day of the contests that count.")
  ) {
    FeedSelection(contests: Set($0.map { ContestID($0) }), day: $1?.description)
  }.checked { selection, node, diagnostics in
    if node["contests"] == nil, node["date"] == nil {
      diagnostics.error(at: node.place, "`only` needs \"contests\" or \"date\"")
    }
  }
}

extension Shape where Value == [NamedValue<SecretText>] {
  /// One address, or a map of named ones. A mapping that is a reference to a secret is one address.
  static let addresses = Shape(
    schema: [
      "anyOf": [Shape<SecretText>.textOrSecret.schema, Shape.map(of: .textOrSecret).schema]
    ],
    expectation: "an address, or a map of named addresses"
  ) { node, diagnostics in
    let isMap = node.entries.map { entries in
      !entries.contains { ["credential", "env", "file"].contains($0.key) }
    }
    if isMap == true { return Shape.map(of: .textOrSecret).read(node, &diagnostics) }
    return Shape<SecretText>.textOrSecret.read(node, &diagnostics).map {
      [NamedValue(name: FeedPart.plain, place: node.place, value: $0)]
    }
  }
}
