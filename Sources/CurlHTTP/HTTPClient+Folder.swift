extension HTTPClient {
  /// The most bytes of a list of files: some 50,000 of them.
  private static let listLimit = 4 << 20

  /// Lists the files in a folder of ftp or file, in no order; folders in it are left out.
  ///
  /// Size and time are those of MLSD; a server without it is asked for the names only. An empty folder has no files, and
  /// is no error.
  ///
  /// - Parameter folder: Its URL may lack the last `/`; method, conditions and limit of the body do not count.
  package func files(in folder: HTTPRequest) async throws(TransferError) -> [FolderEntry] {
    let url = try TransferURL(folder.url)
    if url.scheme == "file" { return try await LocalFolder(path: url.path).entries() }
    var request = folder
    request.url = url.folder
    request.byteLimit = Self.listLimit
    request.conditions = nil
    do throws(TransferError) {
      request.method = .facts
      return FolderListing(facts: try await response(to: request).body).entries
    } catch {
      guard case .ftpReply(_, 500..<600) = error else { throw error }
      request.method = .names
      return try await names(in: request)
    }
  }

  /// Returns what an FTP server tells of a file; nil for what it does not tell.
  package func attributes(of file: HTTPRequest) async throws(TransferError) -> FolderEntry {
    var request = file
    request.method = .attributes
    request.conditions = nil
    let response = try await response(to: request)
    let name = response.url.split(separator: "/").last ?? ""
    return FolderEntry(name: String(name), size: response.size, modified: response.modified)
  }

  /// Some servers say 550 or 450 of a folder without files, which has been entered by then.
  private func names(in folder: HTTPRequest) async throws(TransferError) -> [FolderEntry] {
    do throws(TransferError) {
      return FolderListing(names: try await response(to: folder).body).entries
    } catch {
      switch error {
      case .ftpReply(_, 550), .ftpReply(_, 450): return []
      default: throw error
      }
    }
  }
}
