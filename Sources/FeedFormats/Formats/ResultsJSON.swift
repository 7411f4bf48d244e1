package import ElectionResults
internal import Foundation

/// The product's own format, `results-json`: one JSON object, described by `Config/schemas/results-json.schema.json`.
package struct ResultsJSON: FeedFormat {
  package let name = "results-json"
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]

  package init() {}

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let bytes = withoutMark(bodies[FeedPart.plain] ?? [])
    do {
      try JSONSyntax.check(bytes)
      return try JSONDecoder().decode(ResultsDocument.self, from: Data(bytes)).snapshot()
    } catch let failure as DecodingFailure {
      throw failure
    } catch let fault as JSONSyntax.Fault {
      throw DecodingFailure(fault, in: bytes)
    } catch let error as DecodingError {
      throw DecodingFailure(error)
    } catch {
      throw DecodingFailure(
        place: .pointer(""), what: "the JSON cannot be read: \(error)",
        remedy: "see the schema of results-json")
    }
  }

  /// The bytes without a byte-order mark in front.
  private func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }
}
