/// An item of an RSS or Atom feed that is passed on as it is.
package struct PublishedItem: Sendable, Equatable {
  /// What the feed tells its items apart by: the `guid` or `id`, otherwise the link, otherwise title and text.
  package var id: String
  package var title: String?
  /// The text without markup.
  package var text: String?
  package var link: String?
  package var publishedAt: Timestamp?

  package init(
    id: String, title: String? = nil, text: String? = nil, link: String? = nil,
    publishedAt: Timestamp? = nil
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.link = link
    self.publishedAt = publishedAt
  }
}
