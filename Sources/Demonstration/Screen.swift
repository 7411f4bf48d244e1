internal import Foundation
internal import SeatwatchApp

/// The terminal, or whatever standard output is.
struct Screen: Sendable {
  private let style: TerminalStyle

  init(environment: [String: String]) { style = TerminalStyle(environment: environment) }

  func print(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  func bold(_ text: String) -> String { style.alarming(text) }
  func faint(_ text: String) -> String { style.faint(text) }
  func heading(_ text: String) -> String { style.heading(text) }
}
