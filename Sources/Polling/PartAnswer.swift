import Crypto
import CurlHTTP
import Foundation

/// What asking for one part brought.
struct PartAnswer: Sendable {
  enum Content: Sendable {
    case notModified
    case body([UInt8])
    /// An optional part that does not exist and never did.
    case missing
  }

  let part: FeedSource.Part
  let content: Content
  /// What is to be remembered.
  let state: FetchState.Part
  /// Whether the body is other than the last one.
  let isChanged: Bool
  let url: String
  let freshness: Freshness

  /// Reads an answer; nil when its status is no success.
  init?(
    _ response: HTTPResponse, to part: FeedSource.Part, since last: FetchState.Part, now: Date
  ) {
    self.part = part
    url = response.url
    freshness = Freshness(of: response, now: now)
    if response.status == 304, let validators = last.validators, validators.areOf(response.url) {
      content = .notModified
      isChanged = false
      var state = last
      state.validators = validators.renewed(by: response)
      self.state = state
    } else if response.status == 200 || !response.url.hasPrefix("http") {
      let hash = SHA256.hex(of: response.body)
      content = .body(response.body)
      isChanged = hash != last.bodySHA256
      state = FetchState.Part(
        validators: Validators(of: response), bodySHA256: hash, wasReceived: true)
    } else {
      return nil
    }
  }

  /// The answer that an optional part does not exist.
  init(missing part: FeedSource.Part, freshness: Freshness = Freshness()) {
    self.part = part
    self.freshness = freshness
    content = .missing
    state = FetchState.Part()
    isChanged = false
    url = part.url
  }

  /// The body, nil when none came.
  var body: [UInt8]? {
    if case .body(let bytes) = content { bytes } else { nil }
  }

  /// Whether the server has the part.
  var exists: Bool {
    if case .missing = content { false } else { true }
  }

  /// Whether the part exists and has to be asked for again to have its body.
  var lacksBody: Bool {
    if case .notModified = content { true } else { false }
  }
}
