import FeedFormats
import Foundation
import SeatwatchTesting
import Testing

@Suite("schema of results-json", .serialized)
struct ResultsSchemaTests {
  /// Prints the name of each file that is valid; needs Debian's python3-jsonschema.
  private static let script = """
    import json, sys
    try:
        import jsonschema
    except ImportError:
        sys.exit("install the package python3-jsonschema: it is needed by this test")
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for name in sys.argv[2:]:
        with open(name, encoding="utf-8") as file:
            if validator.is_valid(json.load(file)):
                print(name)
    """

  private func valid(_ files: [URL]) async throws -> Set<String> {
    let schema = Fixture.root.appending(path: "Config/schemas/results-json.schema.json")
    let directory = try TemporaryDirectory()
    let python = try await RunningCommand(
      "/usr/bin/python3", ["-c", Self.script, schema.path] + files.map(\.path),
      in: directory.path, environment: ProcessInfo.processInfo.environment,
      output: directory.file("names.txt"), error: directory.file("complaints.txt")
    ).finished(within: .seconds(60))
    try #require(python.status == 0, "python3 says: \(python.errors)")
    return Set(python.lines)
  }

  private func decodes(_ file: URL) throws -> Bool {
    let bytes = try Fixture.bytes(at: file)
    do {
      _ = try ResultsJSON().snapshot(from: [FeedPart.plain: bytes])
      return true
    } catch {
      return false
    }
  }

  @Test("good fixtures and the demo's night are valid for schema and decoder")
  func good() async throws {
    let files =
      Fixture.files(in: Fixture.folder.appending(path: "results-json/good"))
      + Fixture.files(in: Fixture.demo.appending(path: "night")).filter {
        $0.pathExtension == "json"
      }
    #expect(files.count > 15)
    let valid = try await valid(files)
    for file in files {
      #expect(valid.contains(file.path), "the schema refuses \(file.lastPathComponent)")
      #expect(try decodes(file), "the decoder refuses \(file.lastPathComponent)")
    }
  }

  @Test("bad fixtures are refused by schema and decoder alike")
  func bad() async throws {
    let files = Fixture.files(in: Fixture.folder.appending(path: "results-json/bad"))
    #expect(files.count > 30)
    let valid = try await valid(files)
    for file in files {
      #expect(!valid.contains(file.path), "the schema lets \(file.lastPathComponent) pass")
      #expect(try !decodes(file), "the decoder lets \(file.lastPathComponent) pass")
    }
  }
}
