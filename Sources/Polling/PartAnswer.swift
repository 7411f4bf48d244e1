import Crypto
import CurlHTTP
import Foundation

/// What asking for one part brought.
struct PartAnswer: Sendable {
  enum Content: Sendable {
    case notModified
    case body([UInt8])
    /// Those files of a folder that are new or other than before, and the names of all that match, in order.
    case files([String: [UInt8]], names: [String])
    /// An optional part that does not exist and never did.
    case missing
  }

  let part: FeedSource.Part
  let content: Content
  /// What is to be remembered.
  var state: FetchState.Part
  /// Whether the body is other than the last one.
  let isChanged: Bool
  let url: String
  let freshness: Freshness
  /// Whether the answer came from where the last body said that the part goes on.
  var isOfNextURL = false
  /// How the bodies came; empty when none did.
  let answers: [FetchedFeed.Answer]

  /// Reads an answer, whose body is unpacked; nil when its status is no success.
  init?(
    _ response: HTTPResponse, to part: FeedSource.Part, since last: FetchState.Part, now: Date
  ) {
    self.part = part
    url = response.url
    freshness = Freshness(of: response, now: now)
    if response.status == 304, let validators = last.validators, validators.areOf(response.url) {
      content = .notModified
      isChanged = false
      answers = []
      var state = last
      state.validators = validators.renewed(by: response)
      self.state = state
    } else if response.isSuccess {
      let hash = SHA256.hex(of: response.body)
      content = .body(response.body)
      isChanged = hash != last.bodySHA256
      state = FetchState.Part(
        validators: Validators(of: response), bodySHA256: hash, wasReceived: true)
      state.origin = part.origin
      answers = [
        FetchedFeed.Answer(
          part: part.name, url: DisplayURL(response.url).description, status: response.status,
          headers: response.headers, time: now, bodySHA256: hash)
      ]
    } else {
      return nil
    }
  }

  /// The answer that an optional part does not exist.
  init(missing part: FeedSource.Part, freshness: Freshness = Freshness()) {
    self.part = part
    self.freshness = freshness
    content = .missing
    state = FetchState.Part()
    isChanged = false
    answers = []
    url = part.url
  }

  /// The answer that a folder's newest file is the one that was fetched last.
  init(sameFileOf part: FeedSource.Part, since last: FetchState.Part) {
    self.part = part
    content = .notModified
    state = last
    isChanged = false
    answers = []
    url = part.url
    freshness = Freshness()
  }

  /// The answer of a folder: its files as they are to be remembered, and the bodies that are not known.
  init(
    filesOf part: FeedSource.Part, remembered files: [String: FetchState.File],
    bodies: [String: [UInt8]], now: Date
  ) {
    self.part = part
    let names = files.keys.sorted()
    let place = DisplayURL(part.url).description
    answers = bodies.keys.sorted().map { name in
      FetchedFeed.Answer(
        part: part.name + "/" + name, url: place + name, status: 0, headers: HTTPHeaders(),
        time: now, bodySHA256: files[name]?.bodySHA256 ?? "")
    }
    content = .files(bodies, names: names)
    let lines = names.map { "\($0) \(files[$0]?.bodySHA256 ?? "")\n" }
    state = FetchState.Part(
      bodySHA256: SHA256.hex(of: Array(lines.joined().utf8)), wasReceived: true, files: files)
    state.origin = part.origin
    isChanged = !bodies.isEmpty
    url = part.url
    freshness = Freshness()
  }

  /// The bodies that came, by the names that the feed gives them; empty when none did.
  var bodies: [String: [UInt8]] {
    switch content {
    case .body(let bytes): [part.name: bytes]
    case .files(let files, _):
      Dictionary(files.map { ("\(part.name)/\($0.key)", $0.value) }) { first, _ in first }
    case .notModified, .missing: [:]
    }
  }

  /// The names of all files when the part is a folder, otherwise nil.
  var folderNames: [String]? {
    if case .files(_, let names) = content { names } else { nil }
  }

  /// Whether the server has the part.
  var exists: Bool {
    if case .missing = content { false } else { true }
  }

  /// Whether the part exists and has to be asked for again to have its body.
  var lacksBody: Bool {
    if case .notModified = content { true } else { false }
  }
}

extension HTTPResponse {
  /// Whether the body is what was asked for: a 200, or whatever ftp and file bring without an error.
  var isSuccess: Bool { status == 200 || !url.hasPrefix("http") }
}
