internal import ElectionResults

/// An item of an RSS or Atom feed.
struct SyndicatedItem {
  var published: PublishedItem
  /// When it last changed, where the feed says so, otherwise when it was published.
  var changedAt: Timestamp?
  var node: FeedNode
}

extension SyndicatedItem {
  /// The items of RSS 2.0, RSS 1.0 or Atom, in the order of the feed.
  static func items(of tree: FeedTree) throws(DecodingFailure) -> [SyndicatedItem] {
    let root = tree.root
    var items: [SyndicatedItem] = []
    switch root.name?.lowercased() {
    case "rss":
      guard let channel = root.member("channel") else {
        throw root.failure("the element <channel> is missing", "an RSS feed has one")
      }
      for node in channel.all("item") {
        if let item = try SyndicatedItem(rss: node) { items.append(item) }
      }
    case "rdf":
      for node in root.all("item") {
        if let item = try SyndicatedItem(rss: node) { items.append(item) }
      }
    case "feed":
      for node in root.all("entry") {
        if let item = try SyndicatedItem(atom: node) { items.append(item) }
      }
    default:
      throw root.failure(
        "the element <\(root.name ?? "")> begins neither RSS nor Atom",
        "<rss>, <RDF> or <feed> is expected")
    }
    return items
  }

  private init?(rss node: FeedNode) throws(DecodingFailure) {
    let title = node.member("title").flatMap { MarkedUpText.plain($0) }
    let text = (node.member("encoded") ?? node.member("description")).flatMap {
      MarkedUpText.plain($0)
    }
    let link = node.text("link") ?? node.member("link")?.text("@href")
    guard
      let id = try Self.id(node.text("guid") ?? node.text("@about") ?? link, title, text, in: node)
    else { return nil }
    let date = try Self.moment(node, "date", SyndicationDate.rfc3339)
    let moment = try Self.moment(node, "pubDate", SyndicationDate.rfc822) ?? date
    published = PublishedItem(
      id: id, title: title, text: text, link: link, publishedAt: moment)
    changedAt = moment
    self.node = node
  }

  private init?(atom node: FeedNode) throws(DecodingFailure) {
    let title = node.member("title").flatMap { MarkedUpText.plain(atom: $0) }
    let text = (node.member("summary") ?? node.member("content")).flatMap {
      MarkedUpText.plain(atom: $0)
    }
    let links = node.all("link")
    let link = links.first { ($0.text("@rel") ?? "alternate") == "alternate" } ?? links.first
    guard
      let id = try Self.id(node.text("id") ?? link?.text("@href"), title, text, in: node)
    else { return nil }
    let updated = try Self.moment(node, "updated", SyndicationDate.rfc3339)
    let first = try Self.moment(node, "published", SyndicationDate.rfc3339)
    published = PublishedItem(
      id: id, title: title, text: text, link: link?.text("@href"), publishedAt: first ?? updated)
    changedAt = updated ?? first
    self.node = node
  }

  /// What tells the item from others; nil, once reported, when it is empty.
  private static func id(
    _ given: String?, _ title: String?, _ text: String?, in node: FeedNode
  ) throws(DecodingFailure) -> String? {
    if let given { return given }
    let words = [title, text].compactMap { $0 }
    if words.isEmpty {
      try node.tree.report(
        node.failure("the item is empty", "an item has a title, a text, a link or an id"))
      return nil
    }
    return words.joined(separator: "\n")
  }

  private static func moment(
    _ node: FeedNode, _ name: String, _ read: (String) -> Timestamp?
  ) throws(DecodingFailure) -> Timestamp? {
    guard let member = node.member(name), let text = member.text else { return nil }
    if let moment = read(text) { return moment }
    try node.tree.report(
      member.failure("\(Excerpt(text)) is no time", "write it like Fri, 06 Nov 2020 19:24:48 GMT"))
    return nil
  }
}
