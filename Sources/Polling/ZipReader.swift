import CArchive

/// libarchive at work on one archive, with no format but zip and no compression around it.
final class ZipReader {
  private let archive: OpaquePointer
  private var entry: OpaquePointer?
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  /// Reads an archive's bytes from the beginning of its list of files.
  static func reading<Value>(
    _ bytes: [UInt8], _ body: (ZipReader) throws(ArchiveFault) -> Value
  ) throws(ArchiveFault) -> Value {
    try bytes.withUnsafeBufferPointer { memory throws(ArchiveFault) in
      try body(ZipReader(UnsafeRawBufferPointer(memory)))
    }
  }

  /// The memory has to outlive the reader. The list of files at the archive's end is what counts, so that one which was
  /// cut off is none.
  private init(_ memory: UnsafeRawBufferPointer) throws(ArchiveFault) {
    guard let archive = archive_read_new() else {
      preconditionFailure("libarchive cannot start: out of memory")
    }
    self.archive = archive
    guard archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
      archive_read_open_memory(archive, memory.baseAddress, memory.count) == ARCHIVE_OK
    else { throw fault }
  }

  deinit {
    archive_read_free(archive)
  }

  /// Goes to the next file or folder; false after the last.
  func nextEntry() throws(ArchiveFault) -> Bool {
    let code = archive_read_next_header(archive, &entry)
    if code == ARCHIVE_EOF { return false }
    // A warning is about a name's letters or a time.
    guard code == ARCHIVE_OK || code == ARCHIVE_WARN else { throw fault }
    return true
  }

  var isRegularFile: Bool {
    archive_entry_filetype(entry) == 0o100000
  }

  var isEncrypted: Bool {
    archive_entry_is_encrypted(entry) != 0
  }

  /// The path in the archive; empty when it cannot be told.
  var name: String {
    guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else {
      return ""
    }
    return String(cString: name)
  }

  /// Unpacks some bytes of the present file; nil after the last, when its checksum holds.
  func nextPiece() throws(ArchiveFault) -> ArraySlice<UInt8>? {
    let count = archive_read_data(archive, &buffer, buffer.count)
    guard count >= 0 else { throw fault }
    return count == 0 ? nil : buffer[..<count]
  }

  private var fault: ArchiveFault {
    guard let reason = archive_error_string(archive) else { return .damaged(reason: "unreadable") }
    let printable = String(cString: reason).unicodeScalars.filter {
      (0x20...0x7E).contains($0.value)
    }
    return .damaged(reason: String(String.UnicodeScalarView(printable.prefix(120))))
  }
}
