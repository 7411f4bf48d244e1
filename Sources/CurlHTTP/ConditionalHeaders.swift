/// Header fields that mean something to one resource only, such as `If-None-Match`.
package struct ConditionalHeaders: Sendable {
  package var headers: [HTTPHeader]
  /// Whether a URL is the one that they are sent to, be it the first or one redirected to.
  package var areMeantFor: @Sendable (_ url: String) -> Bool

  package init(headers: [HTTPHeader], meantFor: @escaping @Sendable (_ url: String) -> Bool) {
    self.headers = headers
    areMeantFor = meantFor
  }
}
