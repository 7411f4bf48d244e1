internal import Mustache

/// A member without a value: renders as nothing, and its section is not shown.
struct MessageNull: MustacheCustomRenderable {
  var renderText: String { "" }
  var isNull: Bool { true }
}
