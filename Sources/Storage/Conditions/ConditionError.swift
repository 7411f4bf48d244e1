/// Why an expression cannot be a rule's condition.
package struct ConditionError: Error, Equatable, CustomStringConvertible {
  package let message: String
  /// Where in the expression, in UTF-8 bytes; nil when it is the expression as a whole.
  package let offset: Int?
  /// The name that is not a column, for a suggestion; nil for other errors.
  package let unknownName: String?

  package init(_ message: String, at offset: Int? = nil, unknownName: String? = nil) {
    self.message = message
    self.offset = offset
    self.unknownName = unknownName
  }

  package var description: String { message }
}
