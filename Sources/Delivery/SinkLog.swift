internal import ElectionResults
internal import Logging
internal import Storage

/// Tells the journal how a sink fares: the beginning and the end of a failure, not each attempt.
struct SinkLog {
  private let id: SinkID
  private let logger: Logger
  private var failures = 0
  private var storeFailures = 0

  init(id: SinkID, logger: Logger) {
    self.id = id
    self.logger = logger
  }

  mutating func succeeded() {
    guard failures > 0 else { return }
    logger.notice("sink \(id) works again after \(failures) failed attempts")
    failures = 0
  }

  mutating func failed(_ failure: DeliveryFailure, nextAttempt: Timestamp) {
    // A rejected alert says nothing about the sink.
    guard failure.decision != .reject else { return }
    failures += 1
    guard failures == 1 else { return }
    logger.warning("sink \(id) fails: \(failure.reason); next attempt at \(nextAttempt)")
  }

  func died(_ delivery: Delivery, of failure: DeliveryFailure) {
    let attempts = delivery.attempts + 1
    logger.error(
      "sink \(id) never got alert \(delivery.alert.id), given up after \(attempts) attempts: \(failure.reason)"
    )
  }

  func disabled(by failure: DeliveryFailure) {
    logger.critical(
      "sink \(id) is disabled, and all that waits for it is given up: \(failure.reason); correct or remove the sink, then reload"
    )
  }

  func cancelled(_ count: Int) {
    logger.notice(
      "sink \(id): \(count) deliveries cancelled; they are sent again at the next start")
  }

  mutating func storeFailed(_ error: any Error) {
    storeFailures += 1
    guard storeFailures == 1 else { return }
    logger.error("sink \(id) waits, because the store fails: \(error)")
  }

  mutating func storeSucceeded() {
    guard storeFailures > 0 else { return }
    logger.notice("sink \(id) goes on: the store works again")
    storeFailures = 0
  }
}
