package import ElectionResults

/// The product's own format, `results-json`: one JSON object, described by `Config/schemas/results-json.schema.json`.
package struct ResultsJSON: FeedFormat {
  package let name = "results-json"
  package let parts = [FeedPart(name: FeedPart.plain, isOptional: false)]

  package init() {}

  package func snapshot(
    from bodies: FeedBodies
  ) throws(DecodingFailure) -> ResultsSnapshot {
    try requireParts(of: bodies)
    return try ResultsDocument(try bodies.json()).snapshot()
  }
}
