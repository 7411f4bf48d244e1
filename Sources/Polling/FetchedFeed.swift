package import CurlHTTP
package import Foundation

/// A feed that has changed, complete.
package struct FetchedFeed: Sendable {
  /// How a server answered with a body.
  package struct Answer: Sendable {
    /// The name of the body in ``FetchedFeed/bodies``.
    package var part: String
    /// Where the body came from, after redirects, without user name and query.
    package var url: String
    /// 200; the last reply code for ftp; 0 for file and for a file of a folder.
    package var status: Int
    /// Empty for ftp and file.
    package var headers: HTTPHeaders
    /// When the body had come.
    package var time: Date
    /// Of the body, in hex.
    package var bodySHA256: String
  }

  /// All parts by name, changed or not, but for optional ones that do not exist. Of a folder those files only that are new
  /// or changed, as `part/file name`.
  package var bodies: [String: [UInt8]]
  /// The names of all files that match in each part that is a folder, in the order of the alphabet.
  package var folderNames: [String: [String]]
  /// To be stored together with what the bodies say.
  package var state: FetchState
  /// For a feed of one part its body's hash; for several the hash of a line `name hash` for each,
  /// in the order of the source. The hash of a folder is that of its files'. In hex.
  package var bodySHA256: String
  /// The entity tag of the first changed part; nil when it has none.
  package var etag: String?
  /// Where the first changed part came from, after redirects, without user name and query.
  package var sourceURL: String
  package var freshness: Freshness
  /// How each body came, in the order of the source.
  package var answers: [Answer]
}
