package import FeedFormats

/// The format that a probe is told to use.
package enum ProbeFormat {
  /// - Throws: ``CommandFailure`` when no format has the name.
  package static func named(_ name: String) throws(CommandFailure) -> any FeedFormat {
    if let format = BuiltInFormats.format(named: name) { return format }
    let names = BuiltInFormats.all.map { $0.name }.joined(separator: ", ")
    throw CommandFailure(.usage, "no format is called \"\(name)\"; there are: \(names)")
  }
}
