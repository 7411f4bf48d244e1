import Glibc

/// What glibc has for posix_spawn(3) beyond POSIX, and Swift's module of it hides.
enum SpawnActions {
  /// The C library is too old.
  struct Missing: Error {
    let symbol: String
  }

  typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>

  /// Closes every descriptor from one on in the child: the sockets of this process's servers would stay open there.
  static func addClosingFrom(
    _ descriptor: Int32, to actions: inout posix_spawn_file_actions_t
  ) throws {
    typealias Function = @convention(c) (Actions, Int32) -> Int32
    let symbol = try symbol("posix_spawn_file_actions_addclosefrom_np")
    _ = unsafeBitCast(symbol, to: Function.self)(&actions, descriptor)
  }

  /// Starts the child in a folder.
  static func addFolder(_ path: String, to actions: inout posix_spawn_file_actions_t) throws {
    typealias Function = @convention(c) (Actions, UnsafePointer<CChar>) -> Int32
    let symbol = try symbol("posix_spawn_file_actions_addchdir_np")
    _ = unsafeBitCast(symbol, to: Function.self)(&actions, path)
  }

  private static func symbol(_ name: String) throws -> UnsafeMutableRawPointer {
    guard let symbol = dlsym(nil, name) else { throw Missing(symbol: name) }
    return symbol
  }
}
