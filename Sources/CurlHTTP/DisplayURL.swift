/// A URL that may be shown and stored: without user name, password, query and fragment.
package struct DisplayURL: Sendable, Hashable, CustomStringConvertible {
  /// The host's name; "this machine" for file.
  package let host: String
  package let description: String

  /// Creates the shown form; what is no complete URL is shown as such, not quoted.
  package init(_ url: String) {
    guard let parts = try? TransferURL(url) else {  // the reason would be that it is no URL
      host = "an unreadable URL"
      description = "an unreadable URL"
      return
    }
    host = parts.hostName
    description = String(parts.withoutUserInfo.prefix { $0 != "?" && $0 != "#" })
  }
}
