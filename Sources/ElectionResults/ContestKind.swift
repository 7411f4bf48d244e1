/// What sort of count a contest is.
package enum ContestKind: String, Sendable, Codable, CaseIterable {
  case constituency
  case ward
  case listRegion = "list_region"
  case mayoralty
  case countingArea = "counting_area"
  case district
  case state
  /// A count for the whole body, whose seats other contests of the same feed fill.
  case body
}
