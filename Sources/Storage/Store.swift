internal import GRDB
internal import Glibc

/// The store: one SQLite file in WAL mode with one writer, where every commit is on the disk before it is believed.
///
/// Reads run beside the writer and never wait for it. Every operation is a whole step of the pipeline in one
/// transaction, safe to do again after a crash.
package final class Store: Sendable {
  /// The file, as it was named.
  package let path: String
  private let pool: DatabasePool

  /// Opens the store, or creates it readable by its owner only, and brings its schema up to date.
  ///
  /// - Throws: ``StoreError`` that names the file and the remedy.
  package init(path: String) throws {
    self.path = path
    do {
      Self.createPrivately(path)
      pool = try DatabasePool(path: path, configuration: Self.configuration)
      // The pool sets synchronous back to NORMAL when it opens; with that a power loss takes the latest commits along.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      try Self.migrate(pool, path: path)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "store"
    configuration.busyMode = .timeout(10)
    configuration.maximumReaderCount = 3
    return configuration
  }

  /// Makes the file with mode 0600 when there is none; what cannot be made, SQLite reports when it opens it.
  private static func createPrivately(_ path: String) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  private static func migrate(_ pool: DatabasePool, path: String) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      for statement in StoreSchema.first { try database.execute(sql: statement) }
    }
    guard try !pool.read(migrator.hasBeenSuperseded) else {
      throw StoreError.newerSchema(path: path)
    }
    try migrator.migrate(pool)
  }

  /// A setting of the connection that writes, as SQLite reports it; 0 for one that has no number.
  package func writerPragma(_ name: String) async throws -> Int {
    try await write { try Int.fetchOne($0, sql: "PRAGMA \(name)") ?? 0 }
  }

  /// Runs a step in a transaction of its own that commits when it returns.
  func write<Value: Sendable>(
    _ step: @Sendable @escaping (Database) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.write(step)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }

  /// Reads one consistent state.
  func read<Value: Sendable>(
    _ query: @Sendable @escaping (Database) throws -> Value
  ) async throws -> Value {
    do {
      return try await pool.read(query)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }

  /// Copies everything, page by page, into another store.
  func backUp(into other: Store) throws {
    do {
      try pool.backup(to: other.pool)
    } catch {
      throw Self.storeError(error, path: path)
    }
  }

  /// SQLite's error with file and remedy; anything else, such as a cancellation, as it is.
  private static func storeError(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let reason = error.message ?? "error \(error.extendedResultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: StoreError.notADatabase(path: path)
    case .SQLITE_FULL: StoreError.full(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
      StoreError.inaccessible(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: StoreError.busy(path: path)
    default: StoreError.failed(path: path, reason: reason)
    }
  }
}
