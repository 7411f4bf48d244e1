/// Text of a feed as a message shows it: in quotes, at most 40 characters, control characters escaped.
struct Excerpt: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    let start = text.prefix(40)
    description = String(start).debugDescription + (start.endIndex < text.endIndex ? "…" : "")
  }
}
