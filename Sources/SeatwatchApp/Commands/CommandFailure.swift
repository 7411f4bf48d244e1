/// Why a command ends with another status than 0.
package struct CommandFailure: Error, CustomStringConvertible {
  /// The exit statuses of sysexits.h that the commands use.
  package enum Status: Int32, Sendable {
    /// A check or a test found errors.
    case found = 1
    case usage = 64
    case badData = 65
    case unavailable = 69
    case internalFault = 70
    case inputOutput = 74
    case configuration = 78
  }

  package let status: Status
  /// What is printed; empty when everything has been said.
  package let description: String

  package init(_ status: Status, _ description: String = "") {
    self.status = status
    self.description = description
  }
}
