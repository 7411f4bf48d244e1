import Delivery
import Testing

@Suite("Wake signal")
struct WakeSignalTests {
  @Test("rings that nobody waited for are heard once")
  func heardLater() async {
    let signal = WakeSignal()
    signal.ring()
    signal.ring()
    await signal.wait()
    let waiter = Task { await signal.wait() }
    waiter.cancel()
    await waiter.value
  }

  @Test("whoever waits is woken")
  func wakes() async {
    let signal = WakeSignal()
    let waiter = Task { await signal.wait() }
    signal.ring()
    await waiter.value
  }
}
