import AlertRules
import ConfigurationText
import ElectionResults
import Storage
import Testing

@Suite("Mangled rule files")
struct MangledRulesTests {
  /// A generator whose numbers are the same in every run (SplitMix64).
  struct FixedNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let splinters = [
    "{{", "}}", "{", "}", "{{#", "{{/", "{{^", "(", ")", ".", "\n", "  ", "\t", ":", "- ", "\"",
    "'", "|", ">", "*", "&a ", "!", "%", "=", "{{>x}}", "é", "🗳", "\u{301}", "\r\n", "#", "[", "]",
    "last()", "candidates", "majority", "SELECT", ";", "--", "/*", "NULL", "0x", "\u{0}", "<<",
  ]

  private static func mangled(
    _ text: String, times: Int, with numbers: inout FixedNumbers
  ) -> String {
    var characters = Array(text)
    for _ in 0..<times {
      let place = Int.random(in: 0...characters.count, using: &numbers)
      let splinter = Array(splinters.randomElement(using: &numbers) ?? "")
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: characters.insert(contentsOf: splinter, at: place)
      case 1: characters.removeSubrange(place..<min(place + splinter.count, characters.count))
      case 2 where place < characters.count: characters[place] = splinter[0]
      default: characters = Array(characters.prefix(max(place, 1)))
      }
    }
    return String(characters)
  }

  @Test("no template crashes, and what is refused has a place within it", arguments: [1, 2, 3])
  func templates(seed: UInt64) {
    var numbers = FixedNumbers(state: seed)
    let samples = EventType.allCases.flatMap {
      [BuiltInMessage.source(of: $0).title, BuiltInMessage.source(of: $0).text]
    }
    let event = SampleEvent.correction()
    for round in 0..<1_500 {
      let text = Self.mangled(
        samples[round % samples.count], times: 1 + round % 4, with: &numbers)
      do throws(TemplateError) {
        _ = try MessageTemplate(text).render(event, rule: "mangled", severity: "info")
      } catch {
        #expect((0...text.utf8.count).contains(error.offset), "\(text.debugDescription)")
        #expect(!error.message.hasPrefix("this is not a template"), "\(text.debugDescription)")
      }
    }
  }

  @Test("no rule file crashes, and what is refused has a place", arguments: [4, 5])
  func files(seed: UInt64) async throws {
    var numbers = FixedNumbers(state: seed)
    let reader = RuleReader(
      sinks: SinkDirectory(sinks: ["desk", "audit"]), conditions: try .forChecking())
    for name in try Repository.shippedRuleNames() {
      let file = try Repository.shippedRules(name)
      for round in 0..<60 {
        let text = Self.mangled(file.text, times: 1 + round % 5, with: &numbers)
        var diagnostics = Diagnostics()
        let rules = await reader.rules(
          in: [SourceFile(path: "mangled.yaml", text: text)], into: &diagnostics)
        #expect(diagnostics.hasErrors || !rules.isEmpty)
        for found in diagnostics.all {
          #expect(found.description.starts(with: /mangled\.yaml:[0-9]+:[0-9]+: error: [^\s]/))
        }
      }
    }
  }
}
