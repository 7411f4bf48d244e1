internal import Foundation

/// How text looks on standard output: styled on a terminal only, and not under `NO_COLOR`.
package struct TerminalStyle: Sendable {
  private let isStyled: Bool

  package init(environment: [String: String]) {
    let isWanted = environment["NO_COLOR"].map(\.isEmpty) ?? true
    isStyled = isatty(STDOUT_FILENO) == 1 && isWanted && environment["TERM"] != "dumb"
  }

  /// - Parameter isStyled: Whether text is styled, wherever it goes.
  package init(isStyled: Bool) { self.isStyled = isStyled }

  package func alarming(_ text: String) -> String { styled(text, "1;31") }
  package func faint(_ text: String) -> String { styled(text, "2") }
  package func heading(_ text: String) -> String { styled(text, "1") }
  package func removed(_ text: String) -> String { styled(text, "31") }
  package func added(_ text: String) -> String { styled(text, "32") }

  private func styled(_ text: String, _ code: String) -> String {
    isStyled ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
