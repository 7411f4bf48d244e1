/// A secret that has been read; printing or logging it shows nothing of it.
package struct SecretValue: Sendable, Hashable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// The secret itself, for the one who must send or sign with it.
  package let exposed: String

  package init(_ exposed: String) {
    self.exposed = exposed
  }

  package var description: String { "(secret)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
