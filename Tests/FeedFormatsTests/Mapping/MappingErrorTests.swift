import ConfigurationText
import FeedFormats
import Foundation
import Testing

@Suite("errors of mapping files")
struct MappingErrorTests {
  private static let files = Fixture.names(in: "mapping/bad").filter { $0.hasSuffix(".yaml") }

  private static func diagnostics(of text: String, path: String) -> Diagnostics {
    var diagnostics = Diagnostics()
    let format = MappingReader.format(
      in: SourceFile(path: path, text: text), into: &diagnostics)
    #expect((format == nil) == diagnostics.hasErrors)
    return diagnostics
  }

  @Test("all errors of a file are told at once, each in its place", arguments: files)
  func golden(file: String) throws {
    let text = String(decoding: try Fixture.bytes(file), as: UTF8.self)
    let name = String(file.split(separator: "/").last ?? "")
    let found = Self.diagnostics(of: text, path: "formats/" + name)
    let golden = file.replacing(".yaml", with: ".txt")
    let expected = String(decoding: try Fixture.bytes(golden), as: UTF8.self)
    #expect(found.rendered + "\n" == expected)
  }

  @Test("there is a file for each sort of error")
  func count() { #expect(Self.files.count == 8) }

  @Test("no mangled mapping file crashes, and what is refused has a place", arguments: [1, 2, 3])
  func mangled(seed: UInt64) throws {
    var state = seed
    let splinters = [
      "[", "]", "/", "@", "..", "'", "\"", "(?<", "{", "}", ": ", "\n  ", "*", "\\", "&a ",
    ]
    for format in ShippedMappings.all {
      let text = format.fingerprint.split(separator: "\n", maxSplits: 1).last ?? ""
      for _ in 0..<60 {
        var characters = Array(String(text))
        for _ in 0..<3 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let place = Int(state >> 33) % characters.count
          characters.insert(contentsOf: splinters[Int(state >> 17) % splinters.count], at: place)
        }
        let found = Self.diagnostics(of: String(characters), path: "mangled.yaml")
        for diagnostic in found.all {
          #expect(diagnostic.description.starts(with: /mangled\.yaml:[0-9]+:[0-9]+: error: [^\s]/))
        }
      }
    }
  }

  @Test("every shipped mapping file is free of errors and registered")
  func shipped() throws {
    let folder = Fixture.root.appending(path: "Config/formats")
    let files = Fixture.files(in: folder).filter { $0.pathExtension == "yaml" }
    for file in files {
      let text = String(decoding: try Fixture.bytes(at: file), as: UTF8.self)
      let name = file.deletingPathExtension().lastPathComponent
      #expect(Self.diagnostics(of: text, path: file.lastPathComponent).rendered == "")
      #expect(BuiltInFormats.format(named: name)?.fingerprint == name + "\n" + text)
    }
    #expect(files.count == ShippedMappings.all.count && files.count >= 4)
  }
}
