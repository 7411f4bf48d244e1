import ConfigurationText
import Foundation
import Testing

@Suite("Secrets and files")
struct SecretSourceTests {
  private func withDirectory(_ body: (String) throws -> Void) throws {
    let directory = NSTemporaryDirectory() + "seatwatch-\(UUID().uuidString) [x]"
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try body(directory)
  }

  @Test("a credential is read without its line end, and never printed")
  func credential() throws {
    try withDirectory { directory in
      try Data("hunter2\n".utf8).write(to: URL(fileURLWithPath: directory + "/key"))
      let source = SecretSource(environment: ["CREDENTIALS_DIRECTORY": directory])
      let value = try source.value(of: .credential("key"))
      #expect(value.exposed == "hunter2")
      #expect(!"\(value) \(String(reflecting: value))".contains("hunter2"))
    }
  }

  @Test("what is missing is told with the remedy")
  func missing() {
    let source = SecretSource(environment: [:])
    let error = #expect(throws: SecretError.self) { try source.value(of: .credential("key")) }
    #expect(error?.description.contains("LoadCredential=key:") == true)
    let variable = #expect(throws: SecretError.self) { try source.value(of: .env("KEY")) }
    #expect(variable?.description.contains("KEY is not set") == true)
    let file = #expect(throws: SecretError.self) { try source.value(of: .file("/nowhere/key")) }
    #expect(file?.description.contains("no such file") == true)
  }

  @Test("a pattern finds files in order, without directories, in a directory with any name")
  func glob() throws {
    try withDirectory { directory in
      for name in ["b.yaml", "a.yaml", "c.txt"] {
        try Data().write(to: URL(fileURLWithPath: "\(directory)/\(name)"))
      }
      try FileManager.default.createDirectory(
        atPath: directory + "/d.yaml", withIntermediateDirectories: false)
      let expected = ["\(directory)/a.yaml", "\(directory)/b.yaml"]
      #expect(FileGlob.expand("*.yaml", relativeTo: directory) == expected)
      #expect(FileGlob.expand("x*", relativeTo: directory).isEmpty)
    }
  }
}
