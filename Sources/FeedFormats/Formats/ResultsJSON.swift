package import ElectionResults
internal import Foundation

/// The product's own format, `results-json`: one JSON object, described by `Config/schemas/results-json.schema.json`.
package struct ResultsJSON: FeedFormat {
  package let name = "results-json"
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]

  package init() {}

  package func snapshot(
    from bodies: [String: [UInt8]]
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    let bytes = bodies[FeedPart.plain] ?? []
    guard bytes.contains(where: { !" \t\r\n".utf8.contains($0) }) else {
      throw DecodingFailure(
        place: .line(1, column: 1), what: "the body is empty", remedy: "a JSON object is expected")
    }
    do {
      return try JSONDecoder().decode(ResultsDocument.self, from: Data(bytes)).snapshot()
    } catch let failure as DecodingFailure {
      throw failure
    } catch let error as DecodingError {
      throw DecodingFailure(error, in: bytes)
    } catch {
      throw DecodingFailure(
        place: .pointer(""), what: "the JSON cannot be read: \(error)",
        remedy: "see the schema of results-json")
    }
  }
}
