package import ConfigurationText
package import ElectionResults
internal import Foundation
package import Logging
package import Storage

/// What commands share: the environment, and the steps from a path to a running watch.
package struct CommandContext: Sendable {
  package let environment: [String: String]
  package let logger: Logger
  package let timekeeper: any Timekeeper
  package let secrets: SecretSource

  /// - Parameter isQuiet: Whether only warnings and errors are logged.
  package init(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    timekeeper: any Timekeeper = SystemTimekeeper(), isQuiet: Bool = false
  ) {
    self.environment = environment
    self.timekeeper = timekeeper
    secrets = SecretSource(environment: environment)
    var logger = Logger(label: "seatwatch") { _ in LogStyle(environment: environment) }
    logger.logLevel = isQuiet ? .warning : .info
    self.logger = logger
  }

  /// The configuration at a path, or at the standard places.
  ///
  /// - Throws: ``CommandFailure`` with every error of every file.
  package func configuration(at path: String?) async throws -> Configuration {
    let path = path ?? ConfigurationPath.standard(environment: environment)
    let outcome = await ConfigurationLoader(environment: environment).outcome(of: path)
    guard let configuration = outcome.configuration else {
      throw CommandFailure(
        .configuration,
        outcome.diagnostics.rendered
          + "\n\(path): \(outcome.diagnostics.errorCount.counted("error"))")
    }
    return configuration
  }

  /// Takes the store's lock for the time that the value lives.
  ///
  /// - Throws: ``CommandFailure`` that names who has it.
  package func lock(_ configuration: Configuration) throws -> StoreLock {
    do {
      return try StoreLock(storePath: configuration.storePath)
    } catch {
      throw CommandFailure(.unavailable, "\(error)")
    }
  }

  /// Opens the store, and makes it when there is none.
  package func store(_ configuration: Configuration) throws -> Store {
    do {
      return try Store(path: configuration.storePath)
    } catch {
      throw CommandFailure(.inputOutput, "\(error)")
    }
  }

  /// Opens a store that must be there already.
  package func existingStore(_ configuration: Configuration) throws -> Store {
    guard FileManager.default.fileExists(atPath: configuration.storePath) else {
      throw CommandFailure(
        .unavailable,
        "there is no store at \(configuration.storePath) yet; `seatwatch run` and `seatwatch poll` make it"
      )
    }
    return try store(configuration)
  }
}
