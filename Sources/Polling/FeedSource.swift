package import CurlHTTP

/// Where a feed comes from, in one part or several, and how it is asked for.
package struct FeedSource: Sendable {
  /// A file that a feed is published in, or a folder of them.
  package struct Part: Sendable, Hashable {
    /// The name of a feed's only part.
    package static let onlyName = "body"

    /// What is to be had under an address. Folders are for ftp and file only; a leading dot of a name has to stand in the
    /// pattern.
    package enum Content: Sendable, Hashable {
      /// One file under this very address.
      case file
      /// The newest of the files in the folder at the address.
      case newest(FolderChoice)
      /// All files in the folder at the address whose names match the pattern: each is a body of its own, called
      /// `part/file name`. A file that was fetched once is not fetched again unless its size or time changed. A server
      /// without MLSD tells that of the ten last names only. At most 5,000 files, and the limit of bytes is for all that one
      /// poll fetches.
      case folder(matching: String)
    }

    package var name: String
    /// The address; ``FeedSource/versionMark`` in it stands for what the version file says.
    package var url: String
    /// Whether the feed's format can do without it.
    package var isOptional: Bool
    package var content: Content
    /// Which file of a zip archive is meant, as a glob; nil for the only one. An address may name a zip archive or a plain
    /// file: the bytes tell.
    package var member: String?

    package init(
      name: String, url: String, isOptional: Bool = false, content: Content = .file,
      member: String? = nil
    ) {
      self.name = name
      self.url = url
      self.isOptional = isOptional
      self.content = content
      self.member = member
    }
  }

  /// Which file of a folder is the newest.
  package struct FolderChoice: Sendable, Hashable {
    package enum Order: Sendable, Hashable {
      /// The last name in the order of the alphabet, as where names end in a time.
      case name
      /// The latest time of change: MLSD's, otherwise MDTM's of the ten last names.
      case time
    }

    /// A glob of file names, such as `*.zip`.
    package var pattern: String
    package var order: Order

    package init(pattern: String, order: Order) {
      self.pattern = pattern
      self.order = order
    }
  }

  /// What stands in an address for the version file's text.
  package static let versionMark = "{version}"

  /// At least one, with different names; the order is that of hashing and of errors.
  package var parts: [Part]
  /// The address of a small file that is asked for first; nothing else is asked for while it says what it
  /// said last time; where it is no part of an address, after ``FetchState/Version/enoughLooks`` fetches.
  /// Its text is up to 200 bytes of ASCII that cannot lead an address elsewhere. Nil for a feed without one.
  package var versionURL: String?
  /// Sent to each part's own host only.
  package var headers: [HTTPHeader]
  /// Who asks, and by which way; see ``CurlHTTP/ConnectionOptions``.
  package var connection: ConnectionOptions
  /// For each part.
  package var timeout: Duration
  /// The most bytes of each part, unpacked.
  package var byteLimit: Int
  /// Status codes with which this server says that it is asked too often, beside 429 and 503.
  package var throttleStatuses: Set<Int>

  package init(
    parts: [Part], versionURL: String? = nil, headers: [HTTPHeader] = [],
    connection: ConnectionOptions = ConnectionOptions(), timeout: Duration = .seconds(30),
    byteLimit: Int = 64 << 20, throttleStatuses: Set<Int> = []
  ) {
    self.parts = parts
    self.versionURL = versionURL
    self.headers = headers
    self.connection = connection
    self.timeout = timeout
    self.byteLimit = byteLimit
    self.throttleStatuses = throttleStatuses
  }

  /// Creates a source of one part, called ``Part/onlyName``.
  package init(
    url: String, headers: [HTTPHeader] = [], timeout: Duration = .seconds(30),
    byteLimit: Int = 64 << 20
  ) {
    self.init(
      parts: [Part(name: Part.onlyName, url: url)], headers: headers, timeout: timeout,
      byteLimit: byteLimit)
  }
}
