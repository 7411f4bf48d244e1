/// Header fields that mean something to one resource only, such as `If-None-Match`.
package struct ConditionalHeaders: Sendable, Hashable {
  /// The only URL that they are sent to, be it the first or one redirected to.
  package var url: String
  package var headers: [HTTPHeader]

  package init(url: String, headers: [HTTPHeader]) {
    self.url = url
    self.headers = headers
  }
}
