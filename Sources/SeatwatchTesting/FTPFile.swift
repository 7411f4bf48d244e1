/// A file of a ``ScriptedFTPServer``.
package struct FTPFile: Sendable, Hashable {
  package var body: [UInt8]
  /// UTC, as MLSD and MDTM say it: `20210507061200`.
  package var modified: String
  /// How many bytes are sent before the connection closes as if all were well; nil for all.
  package var sentBytes: Int?
  /// The reply to RETR instead of the file; nil to send it.
  package var refusal: String?

  package init(
    _ text: String, modified: String = "20210507061200", sentBytes: Int? = nil,
    refusal: String? = nil
  ) {
    self.init(
      body: Array(text.utf8), modified: modified, sentBytes: sentBytes, refusal: refusal)
  }

  package init(
    body: [UInt8], modified: String = "20210507061200", sentBytes: Int? = nil,
    refusal: String? = nil
  ) {
    self.body = body
    self.modified = modified
    self.sentBytes = sentBytes
    self.refusal = refusal
  }
}
