import CCurl

/// The transfers under way and libcurl's connections; used on the event loop's thread only, except
/// for ``wake()``.
final class TransferSet {
  private let multi: UnsafeMutableRawPointer
  private let settings: TransferSettings
  private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
  private var idleHandles: [UnsafeMutableRawPointer] = []
  /// No transfer is overdue before this. Needed because libcurl looks at its own timeout only once a
  /// transfer has a connection.
  private var nextDeadline: ContinuousClock.Instant?

  /// Connections kept open for the next transfer; libcurl's own figure would follow the number of
  /// transfers under way, which is about none between two polls.
  private static let keptConnections = 256
  private static let keptHandles = 64
  private static let initialized: Bool = curl_global_init(3) == CURLE_OK

  init(_ settings: TransferSettings) {
    guard Self.initialized, let multi = curl_multi_init() else {
      preconditionFailure("libcurl cannot start: out of memory")
    }
    self.multi = multi
    self.settings = settings
    ccurl_multi_set_long(
      multi, CURLMOPT_MAX_HOST_CONNECTIONS, settings.connectionsPerHost)
    ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
  }

  /// Begins a transfer; its continuation is resumed exactly once, now or later.
  func start(_ transfer: Transfer) {
    guard !transfer.isCancelled else { return transfer.finish(.failure(.cancelled)) }
    guard let easy = idleHandles.popLast() ?? curl_easy_init() else {
      return transfer.finish(.failure(.other(code: 27, message: "out of memory")))
    }
    transfer.easy = easy
    transfers[easy] = transfer
    nextDeadline = min(nextDeadline ?? transfer.deadline, transfer.deadline)
    send(transfer, on: easy)
  }

  /// Ends a transfer at once; nothing happens when it has ended already.
  func cancel(_ transfer: Transfer) {
    transfer.isCancelled = true
    if transfer.easy != nil {
      end(transfer, with: .failure(.cancelled))
    }
  }

  /// Moves all transfers on as far as they go without waiting.
  func advance() {
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    var code = CURLE_OK
    while let easy = ccurl_next_finished(multi, &code) {
      guard let transfer = transfers[easy] else { continue }
      conclude(transfer, on: easy, code)
    }
    endOverdue()
  }

  /// Waits for something to do, a timer of libcurl's or ``wake()``.
  func wait() {
    let limit = transfers.isEmpty ? .seconds(60) : settings.longestWait
    let left = nextDeadline.map { min($0 - ContinuousClock.now, limit) } ?? limit
    curl_multi_poll(multi, nil, 0, Int32(left.curlMilliseconds), nil)
  }

  /// Ends the present or the next ``wait()``; may be called on any thread.
  func wake() {
    curl_multi_wakeup(multi)
  }

  /// Fails all transfers with `.cancelled` and closes all connections.
  func close() {
    for transfer in transfers.values {
      end(transfer, with: .failure(.cancelled))
    }
    for easy in idleHandles {
      curl_easy_cleanup(easy)
    }
    curl_multi_cleanup(multi)
  }

  private func endOverdue() {
    guard let deadline = nextDeadline, deadline <= .now else { return }
    for transfer in transfers.values where transfer.deadline <= .now {
      end(transfer, with: .failure(.timedOut(host: transfer.current.hostName)))
    }
    nextDeadline = transfers.values.map { $0.deadline }.min()
  }

  private func send(_ transfer: Transfer, on easy: UnsafeMutableRawPointer) {
    do throws(TransferError) {
      try transfer.configure(easy, with: settings)
      let code = curl_multi_add_handle(multi, easy)
      guard code == CURLM_OK else {
        throw .other(
          code: Int(code.rawValue), message: String(cString: curl_multi_strerror(code)))
      }
    } catch {
      end(transfer, with: .failure(error))
    }
  }

  private func conclude(_ transfer: Transfer, on easy: UnsafeMutableRawPointer, _ code: CURLcode) {
    do throws(TransferError) {
      if let location = try transfer.redirection(after: code) {
        try transfer.follow(location)
        curl_multi_remove_handle(multi, easy)
        send(transfer, on: easy)
      } else {
        end(transfer, with: .success(transfer.response()))
      }
    } catch {
      end(transfer, with: .failure(error))
    }
  }

  private func end(_ transfer: Transfer, with outcome: Transfer.Outcome) {
    guard let easy = transfer.easy else { return }
    curl_multi_remove_handle(multi, easy)
    transfers[easy] = nil
    transfer.easy = nil
    transfer.freeHeaders()
    if idleHandles.count < Self.keptHandles {
      curl_easy_reset(easy)
      idleHandles.append(easy)
    } else {
      curl_easy_cleanup(easy)
    }
    transfer.finish(outcome)
  }
}
