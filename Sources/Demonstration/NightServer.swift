internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// A results site, a file for each feed, and a desk's receiver, on one port of the loopback address.
struct NightServer: Sendable {
  let player: NightPlayer
  let desk: Desk

  /// Serves until the task is cancelled.
  ///
  /// - Parameter listening: Told the port once it is open.
  func run(listening: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "demo")
    logger.logLevel = .critical
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in listening(channel.localAddress?.port ?? 0) }, logger: logger)
    try await application.run()
  }

  private var router: Router<BasicRequestContext> {
    let router = Router()
    router.get(":file") { request, context in
      results(in: try context.parameters.require("file"), for: request)
    }
    router.post("desk") { request, _ in
      let body = try await request.body.collect(upTo: 1 << 20)
      let isGenuine = desk.receive(Array(body.readableBytesView)) { name in
        HTTPField.Name(name).flatMap { request.headers[$0] }
      }
      return HTTPResponse.Status(code: isGenuine ? 204 : 401)
    }
    return router
  }

  /// What `feed.json` shows now, or 304 when the client has it.
  private func results(in file: String, for request: Request) -> Response {
    let feed = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
    let known = request.headers[.ifNoneMatch]
    guard let (body, entityTag) = player.current(of: feed, known: known) else {
      return Response(status: .notFound)
    }
    var headers: HTTPFields = [.contentType: "application/json", .eTag: entityTag]
    guard known != entityTag else {
      return Response(status: .notModified, headers: headers)
    }
    headers[.cacheControl] = "no-cache"
    return Response(
      status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }
}
