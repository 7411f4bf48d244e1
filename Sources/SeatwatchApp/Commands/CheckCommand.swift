internal import ConfigurationText
internal import CurlHTTP
internal import Delivery
internal import ElectionResults

/// `seatwatch check`: reads everything and says what is wrong with it.
package struct CheckCommand: Sendable {
  private let context: CommandContext

  package init(_ context: CommandContext) { self.context = context }

  /// What a configuration without errors holds, with warnings before it.
  ///
  /// - Throws: ``CommandFailure`` with status 1 and every error of every file.
  package func text(at path: String?) async throws -> String {
    let configuration: Configuration
    do {
      configuration = try await context.configuration(at: path)
    } catch let failure as CommandFailure {
      throw CommandFailure(.found, failure.description)
    }
    let counts = [
      (configuration.elections.count, "election"), (configuration.feeds.count, "feed"),
      (configuration.sinks.count, "sink"), (configuration.rules.count, "rule"),
    ]
    let summary = counts.map { $0.counted($1) }.joined(separator: ", ")
    return warnings(configuration).map { "warning: \($0)\n" }.joined()
      + "\(configuration.path): no errors; \(summary)\n"
  }

  /// What may well be right where the daemon runs, and cannot be seen from here, or is unusual.
  private func warnings(_ configuration: Configuration) -> [String] {
    let secrets = context.secrets
    let clients = HTTPClients()
    defer { clients.shutdown() }
    var warnings: [String] = []
    for feed in configuration.feeds {
      for reference in feed.secrets {
        do { _ = try secrets.value(of: reference) } catch {
          warnings.append("feed \(feed.id): \(error)")
        }
      }
    }
    var diagnostics = Diagnostics()
    for sink in configuration.sinks {
      _ = sink.sink(secrets: secrets, client: clients.receivers, diagnostics: &diagnostics)
    }
    warnings += diagnostics.all.map { "\($0.place): \($0.message)" }
    for entry in configuration.elections
    where !configuration.feeds.contains(where: {
      $0.election == entry.election.id
    }) {
      warnings.append("no feed reports the election \(entry.election.id)")
    }
    for entry in configuration.elections {
      warnings += ElectionReview(entry).warnings
      guard let baseline = entry.baseline?.baseline else { continue }
      warnings +=
        MatchedElection(
          entry.election, baseline: baseline, crosswalk: configuration.crosswalk, stored: []
        ).warnings
    }
    if configuration.rules.isEmpty { warnings.append("there are no rules: nobody will be alerted") }
    return warnings
  }
}
