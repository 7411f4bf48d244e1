internal import Foundation

/// The terminal, or whatever standard output is. Styles only on a terminal, and not under `NO_COLOR`.
struct Screen: Sendable {
  private let isStyled: Bool

  init(environment: [String: String]) {
    let isWanted = environment["NO_COLOR"].map(\.isEmpty) ?? true
    isStyled = isatty(STDOUT_FILENO) == 1 && isWanted && environment["TERM"] != "dumb"
  }

  func print(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  func bold(_ text: String) -> String { styled(text, "1;31") }
  func faint(_ text: String) -> String { styled(text, "2") }
  func heading(_ text: String) -> String { styled(text, "1") }

  private func styled(_ text: String, _ code: String) -> String {
    isStyled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
