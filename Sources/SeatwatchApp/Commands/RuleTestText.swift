internal import AlertRules
internal import ConfigurationText
internal import ElectionResults

/// What the tests of rules found, for a person: a line a rule, then every test that failed with what is different.
struct RuleTestText {
  private let report: RuleTestReport
  private let style: TerminalStyle

  init(of report: RuleTestReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  var text: String {
    let paragraphs = files.map(paragraph) + report.failed.map(paragraph) + [summary]
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private typealias Tested = (rule: RuleID, results: [RuleTestResult])

  /// The rules that have tests, by their files.
  private var files: [(path: String, rules: [Tested])] {
    report.results.reduce(into: []) { files, result in
      let path = result.test.place.file.path
      if files.last?.path != path { files.append((path, [])) }
      var rules = files[files.count - 1].rules
      if rules.last?.rule != result.rule.id { rules.append((result.rule.id, [])) }
      rules[rules.count - 1].results.append(result)
      files[files.count - 1].rules = rules
    }
  }

  private func paragraph(of file: (path: String, rules: [Tested])) -> String {
    let width = file.rules.map { $0.rule.text.count }.max() ?? 0
    let lines = file.rules.map { rule, results in
      let failed = results.count { !$0.hasPassed }
      let name = rule.text.padding(to: width)
      let counts = Self.counts(passed: results.count - failed, failed: failed)
      return failed == 0
        ? "  ok    \(name)  \(counts)" : style.alarming("  FAIL  \(name)  \(counts)")
    }
    return ([style.heading(file.path)] + lines).joined(separator: "\n")
  }

  /// `12 passed`, or `11 passed, 1 failed`.
  private static func counts(passed: Int, failed: Int) -> String {
    "\(passed) passed" + (failed > 0 ? ", \(failed) failed" : "")
  }

  private func paragraph(of failure: RuleTestResult) -> String {
    let place = "\(failure.test.place.file.path):\(failure.test.place.line)"
    let subject = [failure.event.text(.type), failure.event.text(.contestName)]
      .compactMap(\.self).joined(separator: ", ")
    let head = "\(place): \(failure.rule.id), test \(failure.number) (\(subject))"
    return ([style.heading(head)] + failure.differences.flatMap { lines(of: $0, in: failure) })
      .joined(separator: "\n")
  }

  private func lines(
    of difference: RuleTestResult.Difference, in failure: RuleTestResult
  ) -> [String] {
    let isOutcome = difference.part == .outcome
    var found = difference.found
    if isOutcome, let reason = failure.verdict.testReason { found += ": \(reason)" }
    let marked = LineDifference(expected: difference.expected, found: found).lines.map {
      let line = "    \($0.mark.rawValue) \($0.text)"
      return switch $0.mark {
      case .expected: style.removed(line)
      case .found: style.added(line)
      case .both: line
      }
    }
    let terms =
      isOutcome ? failure.verdict.terms.map { "        " + $0.line(on: failure.event) } : []
    return ["  \(difference.part.name) (- expected, + found)"] + marked + terms
  }

  private var summary: String {
    let failed = report.failed.count
    var lines: [String] = []
    if !report.untested.isEmpty {
      lines.append(
        style.faint(
          "\(report.untested.count.counted("rule")) without tests: "
            + report.untested.map(\.text).joined(separator: ", ")))
    }
    let counts = Self.counts(passed: report.results.count - failed, failed: failed)
    lines.append(failed > 0 ? style.alarming(counts) : style.heading(counts))
    return lines.joined(separator: "\n")
  }
}

extension RuleTestResult.Difference.Part {
  /// The part in words, as the file has it.
  var name: String {
    switch self {
    case .outcome: "outcome"
    case .severity: "severity"
    case .title: "title"
    case .text: "text"
    case .ownTitle(let sink): "per_sink \(sink) title"
    case .ownText(let sink): "per_sink \(sink) text"
    }
  }
}

extension RuleExplanation.Verdict {
  /// Why there is no alert; nil where there is one.
  fileprivate var testReason: String? {
    if case .unmatched = self { "its condition is not true" } else { reason }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
