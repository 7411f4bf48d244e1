import Synchronization

/// Asynchronous transfers with libcurl on one thread of their own; connections are kept and shared.
///
/// FTP has a thread to itself, from the first such request on: libcurl waits there for the end of a dialogue, up to a
/// minute if a server is silent, which must not hold up other feeds or deliveries.
///
/// A request's ``ConnectionOptions`` name its proxy; without, libcurl takes one from the environment (`http_proxy`,
/// `https_proxy`, `no_proxy`). Over TLS, HTTP/2 is spoken with servers that do.
package final class HTTPClient: Sendable {
  /// How many transfers to one host are under way at once; further ones wait.
  package let connectionsPerHost: Int
  private let loop: EventLoop
  private let ftpLoop: LateEventLoop

  /// Starts the thread.
  ///
  /// - Parameters:
  ///   - userAgent: Sent with every request: `seatwatch/VERSION`.
  ///   - connectionsPerHost: Further transfers to the same host wait for one of these.
  ///   - certificateAuthorities: A file of PEM certificates to trust instead of the system's.
  package init(
    userAgent: String, connectionsPerHost: Int = 4, certificateAuthorities: String? = nil
  ) {
    let settings = TransferSettings(
      userAgent: userAgent,
      connectionsPerHost: connectionsPerHost,
      certificateAuthorities: certificateAuthorities)
    self.connectionsPerHost = connectionsPerHost
    loop = EventLoop(settings)
    ftpLoop = LateEventLoop(settings.attentiveToFTP)
  }

  deinit {
    shutdown()
  }

  /// The thread of HTTP transfers as an executor: a task that prefers it waits for responses without
  /// changing threads. For short steps only; whatever runs there delays every transfer.
  package var executor: any TaskExecutor {
    loop
  }

  /// Sends a request and returns the complete answer, whatever its status.
  ///
  /// Cancelling the task ends the transfer at once with `.cancelled`, and so does ``shutdown()``.
  package func response(to request: HTTPRequest) async throws(TransferError) -> HTTPResponse {
    let transfer = try Transfer(request)
    let outcome =
      transfer.origin.scheme == "ftp"
      ? await ftpOutcome(of: transfer) : await outcome(of: transfer)
    return try outcome.get()
  }

  private func outcome(of transfer: Transfer) async -> Transfer.Outcome {
    await withTaskExecutorPreference(loop) {
      await withTaskCancellationHandler {
        await withCheckedContinuation { continuation in
          transfer.continuation.withLock { $0 = continuation }
          transfer.isCancelled = transfer.isCancelled || Task.isCancelled
          loop.start(transfer)
        }
      } onCancel: {
        loop.cancel(transfer)
      }
    }
  }

  /// Waits off the loop's thread, which a silent server may hold up, so that cancelling needs no turn of it.
  private func ftpOutcome(of transfer: Transfer) async -> Transfer.Outcome {
    guard let loop = ftpLoop.started() else { return .failure(.cancelled) }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.continuation.withLock { $0 = continuation }
        guard !Task.isCancelled else { return transfer.finish(.failure(.cancelled)) }
        loop.submit(transfer)
      }
    } onCancel: {
      transfer.finish(.failure(.cancelled))
      loop.cancel(transfer)
    }
  }

  /// Fails the transfers under way with `.cancelled`, closes all connections and waits for the
  /// thread, but not for FTP's; later requests fail likewise. A second call does nothing.
  package func shutdown() {
    loop.stop()
    ftpLoop.stop()
  }
}
