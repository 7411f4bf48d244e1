internal import Synchronization

/// Counts the memory that is taken while a body is decoded, by the sanitizer's hooks.
enum MemoryWatch {
  private static let isOn = Atomic(false)
  private static let taken = Atomic(0)
  private static let mostTaken = Atomic(0)

  /// Ten times the input, and what the system's libraries keep from their first use on: calendars, regular expressions.
  static func limit(forInputOf count: Int) -> Int { 10 * count + (4 << 20) }

  /// To be called once, before anything is counted.
  static func install() {
    installHooks(noteAllocation, noteFree)
  }

  fileprivate static func take(_ size: Int) {
    guard isOn.load(ordering: .relaxed) else { return }
    let now = taken.add(size, ordering: .relaxed).newValue
    _ = mostTaken.max(now, ordering: .relaxed)
  }

  /// The most bytes that were taken at once while `body` ran, beyond those before.
  static func most(during body: () -> Void) -> Int {
    taken.store(0, ordering: .relaxed)
    mostTaken.store(0, ordering: .relaxed)
    isOn.store(true, ordering: .relaxed)
    body()
    isOn.store(false, ordering: .relaxed)
    return mostTaken.load(ordering: .relaxed)
  }
}

private func noteAllocation(_ pointer: UnsafeRawPointer?, _ size: Int) { MemoryWatch.take(size) }

private func noteFree(_ pointer: UnsafeRawPointer?) {
  if let pointer { MemoryWatch.take(-allocatedSize(pointer)) }
}

@_silgen_name("__sanitizer_install_malloc_and_free_hooks")
@discardableResult
private func installHooks(
  _ onAllocation: @convention(c) (UnsafeRawPointer?, Int) -> Void,
  _ onFree: @convention(c) (UnsafeRawPointer?) -> Void
) -> CInt

@_silgen_name("__sanitizer_get_allocated_size")
private func allocatedSize(_ pointer: UnsafeRawPointer) -> Int
