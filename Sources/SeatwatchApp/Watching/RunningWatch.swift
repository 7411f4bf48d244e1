internal import Synchronization

/// A watch and the task that runs it.
struct RunningWatch: Sendable {
  /// Where others find the watch that runs now.
  final class Box: Sendable {
    private let current: Mutex<Watch>

    init(_ watch: Watch) { current = Mutex(watch) }

    var watch: Watch {
      get { current.withLock { $0 } }
      set { current.withLock { $0 = newValue } }
    }
  }

  let watch: Watch
  let box: Box
  private let task: Task<Void, Never>

  init(_ watch: Watch) { self.init(watch, in: Box(watch)) }

  private init(_ watch: Watch, in box: Box) {
    self.watch = watch
    self.box = box
    task = Task { await watch.run() }
  }

  /// Ends the watch and returns when it has ended: what is committed stays, open deliveries get three seconds.
  func stop() async {
    task.cancel()
    await task.value
  }

  /// Runs another watch in the place of this one, which has been stopped.
  func replaced(by watch: Watch) -> RunningWatch {
    box.watch = watch
    return RunningWatch(watch, in: box)
  }
}
