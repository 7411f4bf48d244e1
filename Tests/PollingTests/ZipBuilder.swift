import CArchive

/// Writes a zip archive in memory.
struct ZipBuilder {
  /// Path and contents of each file, in order.
  var files: [(path: String, body: [UInt8])]
  var isCompressed = true
  /// Encrypts all files when it is not nil.
  var passphrase: String?

  init(_ files: KeyValuePairs<String, String>) {
    self.files = files.map { (path: $0.key, body: Array($0.value.utf8)) }
  }

  /// The archive.
  var bytes: [UInt8] {
    let space = 4_096 + files.reduce(0) { $0 + $1.body.count + 2 * $1.path.utf8.count + 512 }
    var used = 0
    var bytes = [UInt8](repeating: 0, count: space)
    bytes.withUnsafeMutableBytes { memory in
      guard let archive = archive_write_new() else { return }
      archive_write_set_format_zip(archive)
      archive_write_set_options(archive, isCompressed ? "compression=deflate" : "compression=store")
      if let passphrase {
        archive_write_set_options(archive, "encryption=traditional")
        archive_write_set_passphrase(archive, passphrase)
      }
      archive_write_set_bytes_in_last_block(archive, 1)
      archive_write_open_memory(archive, memory.baseAddress, memory.count, &used)
      for file in files { write(file, to: archive) }
      archive_write_close(archive)
      archive_write_free(archive)
    }
    return Array(bytes.prefix(used))
  }

  private func write(_ file: (path: String, body: [UInt8]), to archive: OpaquePointer) {
    let entry = archive_entry_new()
    archive_entry_set_pathname(entry, file.path)
    archive_entry_set_filetype(entry, file.path.hasSuffix("/") ? 0o040000 : 0o100000)
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_size(entry, Int64(file.body.count))
    archive_write_header(archive, entry)
    archive_write_data(archive, file.body, file.body.count)
    archive_entry_free(entry)
  }
}
