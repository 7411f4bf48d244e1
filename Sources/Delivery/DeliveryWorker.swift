package import ElectionResults
package import Logging
package import Storage

/// Brings the waiting deliveries of one sink to it, for as long as it runs.
///
/// Up to eight are on their way at once, of each order key only the earliest. A worker shares nothing
/// with the workers of other sinks but the store. Whatever it was doing when it ended, by itself or
/// by a crash, the next one does again with the same alerts.
package struct DeliveryWorker: Sendable {
  let id: SinkID
  let sink: any Sink
  let store: Store
  let timekeeper: any Timekeeper
  package let wake: WakeSignal
  let chance: @Sendable () -> Double
  let logger: Logger

  /// - Parameters:
  ///   - wake: To be rung when there are new deliveries; for this worker alone.
  ///   - chance: A value from 0 to 1 for each wait's jitter.
  package init(
    id: SinkID, sink: any Sink, store: Store, timekeeper: any Timekeeper, wake: WakeSignal,
    chance: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }, logger: Logger
  ) {
    self.id = id
    self.sink = sink
    self.store = store
    self.timekeeper = timekeeper
    self.wake = wake
    self.chance = chance
    self.logger = logger
  }

  /// Delivers until the task is cancelled.
  ///
  /// Then nothing more is sent, what is on its way gets 3 seconds, and the rest is cancelled and
  /// stays waiting. A sink that answered 410 gets nothing until another worker runs; alerts that
  /// come meanwhile wait for that.
  package func run() async { await work(until: nil) }

  /// Delivers what is due, and what becomes due up to `deadline`, and returns as soon as nothing more
  /// will be before then: at once when nothing waits or the sink wants nothing.
  ///
  /// What is on its way at the deadline is waited for. What waits longer stays waiting. Cancelling
  /// the task ends it as it ends ``run()``.
  package func drain(until deadline: Timestamp) async { await work(until: deadline) }

  /// Opens anew what may have been renamed meanwhile, as after a log rotation.
  package func reopen() async { await sink.reopen() }

  private func work(until deadline: Timestamp?) async {
    let (notices, post) = AsyncStream.makeStream(of: DeliveryNotice.self)
    post.yield(.look)
    let listener = Task {
      while !Task.isCancelled {
        await wake.wait()
        post.yield(.look)
      }
    }
    // A task of its own: cancelling this one must not cancel what still has its 3 seconds.
    let work = Task {
      var run = DeliveryRun(worker: self, deadline: deadline, post: post)
      await run.work(through: notices)
    }
    await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      post.yield(.stop)
    }
    listener.cancel()
  }
}
