internal import Crypto
package import ElectionResults
package import FeedFormats
internal import Foundation

/// A baseline as the configuration has it: from files, or made of an earlier election's results.
package struct BaselineFile: Sendable, Equatable {
  package let baseline: Baseline
  /// The files, or elections, as they are named to a person.
  package let source: String
  /// Of the bytes of all files and of the parties, or of what the results say, hexadecimal: what tells that a baseline has changed.
  package let sha256: String

  /// Reads and decodes the files.
  ///
  /// - Parameter format: That of the files; nil for the product's own baseline CSV.
  /// - Throws: ``BaselineFileError`` with the file and the place in it.
  package static func read(
    _ source: BaselineSource, format: (any FeedFormat)?, parties: PartyBook
  ) throws(BaselineFileError) -> BaselineFile {
    var bodies: [String: [UInt8]] = [:]
    var hash = SHA256()
    for (part, path) in source.paths.sorted(by: { $0.key < $1.key }) {
      let bytes = try bytes(of: path)
      hash.update(data: bytes)
      bodies[part] = bytes
    }
    hash.update(data: Data(String(describing: parties.parties).utf8))
    if let format { hash.update(data: Data(format.fingerprint.utf8)) }
    let digest = Hexadecimal.text(hash.finalize())
    let baseline = try decoded(bodies, from: source, format: format, parties: parties)
    return BaselineFile(baseline: baseline, source: source.name, sha256: digest)
  }

  private static func bytes(of path: String) throws(BaselineFileError) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      throw BaselineFileError(["there is no file \(path)"])
    } catch {
      throw BaselineFileError(["cannot read \(path): \(error.localizedDescription)"])
    }
  }

  private static func decoded(
    _ bodies: [String: [UInt8]], from source: BaselineSource, format: (any FeedFormat)?,
    parties: PartyBook
  ) throws(BaselineFileError) -> Baseline {
    do {
      guard let format else {
        return try BaselineReader.baseline(csv: bodies["body"] ?? [], parties: parties)
      }
      return BaselineReader.baseline(
        from: try format.snapshot(from: FeedBodies(bodies)), parties: parties)
    } catch let error as BaselineFailures {
      throw BaselineFileError(error.failures.map { "\(source.name): \($0)" })
    } catch {
      throw BaselineFileError(["\(source.name): \(error)"])
    }
  }
}

/// Why a baseline cannot be used.
package struct BaselineFileError: Error, CustomStringConvertible {
  /// One for each thing that is wrong, with the file and the place in it.
  let messages: [String]

  init(_ messages: [String]) { self.messages = messages }

  package var description: String { messages.joined(separator: "\n") }
}
