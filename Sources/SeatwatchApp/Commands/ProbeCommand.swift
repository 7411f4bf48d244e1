internal import ElectionResults
package import FeedFormats
internal import Foundation
package import Polling

/// `seatwatch feeds probe`: fetches a feed once, without configuration and store, and shows what is understood of it.
package struct ProbeCommand: Sendable {
  /// How many contests, fields and failures a table shows unless all are asked for.
  private static let shortest = 20

  /// Nil to try every format.
  private let format: (any FeedFormat)?
  private let encoding: TextEncoding?
  private let showsAll: Bool

  package init(format: (any FeedFormat)?, encoding: TextEncoding? = nil, showsAll: Bool = false) {
    self.format = format
    self.encoding = encoding
    self.showsAll = showsAll
  }

  /// What a probe found, for printing.
  package struct Outcome: Sendable {
    package let text: String
    /// Whether every value could be read.
    package let isClean: Bool
  }

  /// Fetches the feed and reads it.
  ///
  /// - Throws: ``CommandFailure`` when it cannot be fetched, or no format can read it.
  package func outcome(
    of source: FeedSource, fetcher: Fetcher, as form: OutputForm
  ) async throws(CommandFailure) -> Outcome {
    let fetched = try await fetched(source, fetcher)
    let bodies = FeedBodies(fetched.bodies, encoding: encoding)
    let (trial, others) = try trial(of: bodies)
    let isClean = trial.failures.isEmpty
    guard form == .table else {
      let listing = ProbedContest.listing(of: trial.snapshot.contests, as: form)
      return Outcome(text: listing.text(as: form, empty: ""), isClean: isClean)
    }
    let sections = [
      head(of: trial, others: others, fetched), contests(of: trial), items(of: trial),
      fields(of: trial), failures(of: trial),
    ]
    return Outcome(text: sections.compactMap { $0 }.joined(separator: "\n"), isClean: isClean)
  }

  private func fetched(
    _ source: FeedSource, _ fetcher: Fetcher
  ) async throws(CommandFailure) -> FetchedFeed {
    do {
      switch try await fetcher.fetch(source, since: FetchState()) {
      case .changed(let fetched): return fetched
      case .unchanged: throw CommandFailure(.unavailable, "none of its files is published yet")
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      let address = ProbeSource.shownAddress(of: source, part: (error as? FetchError)?.part)
      throw CommandFailure(.unavailable, (address.map { $0 + ": " } ?? "") + "\(error)")
    }
  }

  private func trial(
    of bodies: FeedBodies
  ) throws(CommandFailure) -> (trial: FeedTrial, others: [String]) {
    if let format {
      do throws(DecodingFailure) {
        return (try FeedTrial(of: bodies, as: format), [])
      } catch {
        throw CommandFailure(.badData, "\(format.name): \(error)")
      }
    }
    let guesses = FeedTrial.guesses(for: bodies)
    guard let best = guesses.first else {
      throw CommandFailure(
        .badData,
        "no format that is built in reads this: name one with --format to see why it does not, "
          + "or describe the feed in a mapping file")
    }
    let others = guesses.dropFirst().filter { !$0.snapshot.contests.isEmpty }
    return (best, others.map { $0.format.name })
  }

  private func head(of trial: FeedTrial, others: [String], _ fetched: FetchedFeed) -> String {
    let snapshot = trial.snapshot
    let statuses = Dictionary(grouping: snapshot.contests) { $0.status?.rawValue ?? "not stated" }
      .sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }
    let size = fetched.bodies.values.reduce(0) { $0 + $1.count }
    let guess =
      format == nil
      ? " (guessed\(others.isEmpty ? "" : "; also read by " + others.joined(separator: ", ")))" : ""
    let lines: [(String, String?)] = [
      ("format", trial.format.name + guess),
      ("source", fetched.sourceURL),
      ("body", "\(size.counted("byte")), sha256 \(fetched.bodySHA256)"),
      ("election", snapshot.election),
      ("its own time", snapshot.generatedAt?.description),
      ("test", testMark(of: snapshot)),
      (
        "contests",
        "\(snapshot.contests.count)" + (statuses.isEmpty ? "" : ": ")
          + statuses.joined(separator: ", ")
      ),
      ("candidates", "\(snapshot.contests.reduce(0) { $0 + $1.candidates.count })"),
      (
        "lists",
        snapshot.contests.contains { !$0.lists.isEmpty }
          ? "\(snapshot.contests.reduce(0) { $0 + $1.lists.count })" : nil
      ),
      ("items", snapshot.publishedItems.isEmpty ? nil : "\(snapshot.publishedItems.count)"),
      ("next address", snapshot.nextURLs.isEmpty ? nil : "the feed names one"),
    ]
    return lines.compactMap { name, value in
      value.map { name.padding(toLength: 14, withPad: " ", startingAt: 0) + $0 + "\n" }
    }.joined()
  }

  private func contests(of trial: FeedTrial) -> String? {
    guard !trial.snapshot.contests.isEmpty else { return nil }
    let listing = ProbedContest.table(of: trial.snapshot.contests, isWhole: showsAll)
    return shortened(listing, noun: "contest")
  }

  private func testMark(of snapshot: ResultsSnapshot) -> String? {
    if snapshot.isTest { return "the feed marks its figures as a test" }
    let (tests, all) = (snapshot.contests.count(where: \.isTest), snapshot.contests.count)
    return tests == 0
      ? nil
      : "\(tests) of \(all.counted("contest")) "
        + (tests == 1 ? "is marked as a test" : "are marked as tests")
  }

  private func items(of trial: FeedTrial) -> String? {
    guard !trial.snapshot.publishedItems.isEmpty else { return nil }
    let listing = Listing(
      columns: [.init(name: "published"), .init(name: "item")],
      rows: trial.snapshot.publishedItems.map { item in
        [item.publishedAt.map { .text($0.description) }, .text(item.title ?? item.text ?? item.id)]
      })
    return shortened(listing, noun: "item")
  }

  private func fields(of trial: FeedTrial) -> String? {
    guard !trial.unmappedFields.isEmpty else { return nil }
    let listing = Listing(
      columns: [
        .init(name: "field not read"), .init(name: "times", isNumeric: true),
        .init(name: "such as"),
      ],
      rows: trial.unmappedFields.map { [.text($0.path), .integer($0.count), .text($0.example)] })
    return shortened(listing, noun: "field")
  }

  private func failures(of trial: FeedTrial) -> String? {
    guard !trial.failures.isEmpty else { return "every value could be read\n" }
    let shown = showsAll ? trial.failures[...] : trial.failures.prefix(Self.shortest)
    let rest = trial.failures.count - shown.count
    return "\(trial.failures.count.counted("value")) could not be read:\n"
      + shown.map { "  \($0)\n" }.joined()
      + (rest > 0 ? "  and \(rest) more: --all shows them\n" : "")
  }

  private func shortened(_ listing: Listing, noun: String) -> String {
    let rows = showsAll ? listing.rows : Array(listing.rows.prefix(Self.shortest))
    let rest = listing.rows.count - rows.count
    return Listing(columns: listing.columns, rows: rows).text(as: .table, empty: "")
      + (rest > 0 ? "and \(rest.counted(noun)) more: --all shows them\n" : "")
  }
}
