import Foundation
import GRDB
import Storage
import Testing

@Suite("The store's file")
struct StoreFileTests {
  @Test("a file that is something else is named, with what to do")
  func notADatabase() throws {
    let temporary = try TemporaryStore()
    let text = String(repeating: "contest,votes\n", count: 100)
    try text.write(toFile: temporary.path, atomically: false, encoding: .utf8)
    #expect(throws: StoreError.notADatabase(path: temporary.path)) { try temporary.open() }
    #expect(try String(contentsOfFile: temporary.path, encoding: .utf8) == text)
  }

  @Test("a store of a later version is left alone")
  func newerSchema() throws {
    let temporary = try TemporaryStore()
    _ = try temporary.open()
    try DatabaseQueue(path: temporary.path).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('1000')")
    }
    #expect(throws: StoreError.newerSchema(path: temporary.path)) { try temporary.open() }
  }

  @Test("a folder that does not exist is an error that names the file")
  func noFolder() throws {
    let path = try TemporaryStore().folder.path + "/none/seatwatch.db"
    let error = #expect(throws: StoreError.self) { try Store(path: path) }
    #expect(error?.description.hasPrefix(path + ": ") == true)
    #expect(error?.description.contains("folder must exist") == true)
  }
}
