import Glibc
import Synchronization

/// One thread that drives all transfers and runs the tasks that wait for them.
///
/// Unchecked because `transfers` is used on the loop's own thread only; what other threads touch is
/// behind a mutex.
final class EventLoop: TaskExecutor, @unchecked Sendable {
  private struct Inbox {
    var jobs: [UnownedJob] = []
    var submitted: [Transfer] = []
    var cancelled: [Transfer] = []
    var isAsleep = false
    var isStopping = false
    /// Nothing is run here any more.
    var hasEnded = false
  }

  private let inbox = Mutex(Inbox())
  private let transfers: TransferSet
  private let owner = Atomic<UInt>(0)
  private let thread = Mutex<pthread_t?>(nil)

  init(_ settings: TransferSettings) {
    transfers = TransferSet(settings)
    startThread()
  }

  deinit {
    thread.withLock { thread in
      if let running = thread { pthread_detach(running) }
    }
  }

  /// Takes a job for the loop's thread, or for the global pool once the loop has ended.
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isTaken = inbox.withLock { inbox in
      if !inbox.hasEnded {
        inbox.jobs.append(job)
        wake(&inbox)
      }
      return !inbox.hasEnded
    }
    if !isTaken { globalConcurrentExecutor.enqueue(job) }
  }

  /// Begins a transfer; to be called by a job of this executor.
  func start(_ transfer: Transfer) {
    guard isCurrent, !inbox.withLock({ $0.isStopping }) else {
      return transfer.finish(.failure(.cancelled))
    }
    transfers.start(transfer)
  }

  /// Begins a transfer soon, on any thread.
  func submit(_ transfer: Transfer) {
    let isTaken = inbox.withLock { inbox in
      if !inbox.hasEnded {
        inbox.submitted.append(transfer)
        wake(&inbox)
      }
      return !inbox.hasEnded
    }
    if !isTaken { transfer.finish(.failure(.cancelled)) }
  }

  /// Asks for the end of a transfer, on any thread and at any time.
  func cancel(_ transfer: Transfer) {
    inbox.withLock { inbox in
      guard !inbox.hasEnded else { return }
      inbox.cancelled.append(transfer)
      wake(&inbox)
    }
  }

  /// Ends all transfers and the thread, and waits for it if wanted, unless called on it.
  func stop(waiting: Bool = true) {
    inbox.withLock { inbox in
      inbox.isStopping = true
      if !inbox.hasEnded { wake(&inbox) }
    }
    guard waiting, !isCurrent else { return }
    thread.withLock { thread in
      if let running = thread { pthread_join(running, nil) }
      thread = nil
    }
  }

  private var isCurrent: Bool {
    owner.load(ordering: .acquiring) == pthread_self()
  }

  private func startThread() {
    let context = Unmanaged.passRetained(self).toOpaque()
    thread.withLock { thread in
      var created = pthread_t()
      let code = pthread_create(&created, nil, EventLoop.runThread, context)
      precondition(code == 0, "no thread for transfers: \(String(cString: strerror(code)))")
      thread = created
    }
  }

  private static let runThread:
    @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      { context in
        guard let context else { return nil }
        Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }

  private func run() {
    owner.store(pthread_self(), ordering: .releasing)
    ignoreBrokenPipes()
    while takeTurn() {}
    transfers.close()
    let last = inbox.withLock { inbox in
      inbox.hasEnded = true
      defer {
        inbox.jobs = []
        inbox.submitted = []
      }
      return inbox
    }
    for transfer in last.submitted { transfer.finish(.failure(.cancelled)) }
    last.jobs.forEach(runJob)
    owner.store(0, ordering: .releasing)
  }

  /// Runs what waits, moves the transfers on and sleeps if nothing is left; false ends the loop.
  private func takeTurn() -> Bool {
    let turn = inbox.withLock { inbox in
      defer {
        inbox.jobs = []
        inbox.submitted = []
        inbox.cancelled = []
      }
      return inbox
    }
    turn.jobs.forEach(runJob)
    for transfer in turn.submitted { start(transfer) }
    turn.cancelled.forEach(transfers.cancel)
    guard !turn.isStopping else { return false }
    transfers.advance()
    if fallAsleep() {
      transfers.wait()
      inbox.withLock { $0.isAsleep = false }
    }
    return true
  }

  private func fallAsleep() -> Bool {
    inbox.withLock { inbox in
      inbox.isAsleep =
        inbox.jobs.isEmpty && inbox.submitted.isEmpty && inbox.cancelled.isEmpty
        && !inbox.isStopping
      return inbox.isAsleep
    }
  }

  private func runJob(_ job: UnownedJob) {
    job.runSynchronously(on: asUnownedTaskExecutor())
  }

  /// Within the mutex, so that libcurl's handle cannot be freed meanwhile.
  private func wake(_ inbox: inout Inbox) {
    if inbox.isAsleep {
      inbox.isAsleep = false
      transfers.wake()
    }
  }

  /// libcurl leaves SIGPIPE alone under `CURLOPT_NOSIGNAL`.
  private func ignoreBrokenPipes() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
