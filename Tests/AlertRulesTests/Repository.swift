import ConfigurationText
import Foundation

/// Files beside the tests and in the repository.
enum Repository {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  static func fixture(_ path: String) throws -> String {
    try String(contentsOf: tests.appending(path: "Fixtures/" + path), encoding: .utf8)
  }

  /// A fixture under its bare name, as a user would have named it.
  static func file(_ path: String, as name: String) throws -> SourceFile {
    SourceFile(path: name, text: try fixture(path))
  }

  /// A shipped rule file.
  static func shippedRules(_ name: String) throws -> SourceFile {
    let path = tests.appending(path: "../../Config/rules/" + name).standardizedFileURL.path
    return SourceFile(
      path: "Config/rules/" + name, text: try String(contentsOfFile: path, encoding: .utf8))
  }

  static func shippedRuleNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: tests.appending(path: "../../Config/rules").standardizedFileURL.path
    ).sorted()
  }
}
