package import ConfigurationText
package import ElectionResults
internal import Mustache

/// The text of an alert with places for the event's columns, in Mustache.
///
/// Variables, sections, inverted sections, comments and the transforms of ``TemplateTransform`` are allowed; partials,
/// inheritance, other delimiters and pragmas are not. Nothing is escaped: the text is plain, and each sink escapes it as
/// its content type needs. A section is shown when its column is not NULL (0 is a value, and shown), a truth column when
/// it is true, a list when it is not empty; inside it, `.` is the value.
package struct MessageTemplate: Sendable, Equatable {
  private static let longestTemplate = 16_384

  /// The template as written.
  package let source: String
  private let template: MustacheTemplate

  /// Checks and parses a template; throws what is wrong with it first.
  package init(_ text: String) throws(TemplateError) {
    guard text.utf8.count <= Self.longestTemplate else {
      throw TemplateError(
        offset: 0, message: "a template has at most \(Self.longestTemplate) bytes")
    }
    try TemplateScanner.check(text)
    source = text
    do {
      template = try MustacheTemplate(string: Self.plainText + text)
    } catch {
      throw Self.explain(error, in: text)
    }
  }

  /// Reads a template from a configuration file; nil, with its first error reported at its place, when it is not one.
  package init?(_ node: ConfigurationNode, text: String, into diagnostics: inout Diagnostics) {
    do throws(TemplateError) {
      try self.init(text)
    } catch {
      diagnostics.error(
        at: node.place(atUTF8Offset: error.offset), error.message, suggestion: error.suggestion)
      return nil
    }
  }

  /// Renders the template for an event, without the rules that ``RenderedMessage`` has for titles and texts.
  package func render(_ event: Event, rule: RuleID, severity: String) -> String {
    template.render(EventMessage(event: event, rule: rule, severity: severity))
  }

  package static func == (left: Self, right: Self) -> Bool { left.source == right.source }

  /// The library escapes for HTML unless a pragma, which stands on a line of its own, says otherwise.
  private static let plainText = "{{% CONTENT_TYPE:TEXT}}\n"

  private static func explain(_ error: any Error, in text: String) -> TemplateError {
    guard let error = error as? MustacheTemplate.ParserError else {
      return TemplateError(offset: 0, message: "this is not a template: \(error)")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // The pragma's line is counted too.
    let line = min(max(error.context.lineNumber - 2, 0), lines.count - 1)
    let before = lines[line].prefix(max(error.context.columnNumber - 1, 0))
    return TemplateError(
      offset: text.utf8.distance(from: text.startIndex, to: before.endIndex),
      message: "this is not a template: \(error.error)")
  }
}
