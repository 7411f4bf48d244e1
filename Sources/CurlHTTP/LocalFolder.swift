import Dispatch
import Foundation
import Glibc

/// A directory of this machine, read on a thread that may wait for a disk.
struct LocalFolder: Sendable {
  let path: String

  /// Returns the regular files in it, symbolic links followed, in no order.
  func entries() async throws(TransferError) -> [FolderEntry] {
    guard let entries = await onWaitingThread(read) else {
      throw .folderNotFound(host: "this machine")
    }
    return entries
  }

  private func onWaitingThread<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
  }

  private func read() -> [FolderEntry]? {
    // The reason is of no more use than that there is nothing to read.
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return nil }
    return names.compactMap { name in
      var status = stat()
      guard stat("\(path)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return nil
      }
      let seconds = Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
      return FolderEntry(
        name: name, size: status.st_size, modified: Date(timeIntervalSince1970: seconds))
    }
  }
}
