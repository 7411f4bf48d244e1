/// The first thing that is wrong with a template, and where.
package struct TemplateError: Error, Equatable {
  /// Counted in bytes of UTF-8 from the start of the template.
  package let offset: Int
  package let message: String
  /// The known name that comes nearest; nil when none is near.
  package let suggestion: String?

  init(offset: Int, message: String, suggestion: String? = nil) {
    self.offset = offset
    self.message = message
    self.suggestion = suggestion
  }
}
