internal import ConfigurationText

extension TemplateError {
  /// A name that nothing has, with the nearest that something has.
  static func unknown(
    _ noun: String, _ word: TemplateExpression.Word, among known: [String]
  ) -> TemplateError {
    let shown = word.text.count > 60 ? word.text.prefix(57) + "…" : word.text[...]
    return TemplateError(
      offset: word.offset, message: "no \(noun) is called \"\(shown)\"",
      suggestion: Suggestion.nearest(to: word.text, among: known))
  }
}
