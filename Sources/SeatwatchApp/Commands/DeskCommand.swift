internal import ElectionResults
internal import Foundation
package import Storage

/// What the commands of the desk's hand share: who asks and why, and the list of what was done.
package struct DeskCommand: Sendable {
  private let context: CommandContext

  package init(_ context: CommandContext) { self.context = context }

  /// The login name of whoever asks: behind sudo their own; nil when nobody knows it.
  package var author: String? {
    let names = [context.environment["SUDO_USER"], context.environment["USER"], NSUserName()]
    return names.compactMap(\.self).first { !$0.isEmpty }
  }

  /// The reason that is to be kept, without white space around it.
  ///
  /// - Throws: ``CommandFailure`` when there is none.
  package func reason(_ why: String?) throws -> String {
    let reason = why?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    guard !reason.isEmpty else {
      throw CommandFailure(.usage, "--why must say why: it is kept with what is done")
    }
    return reason
  }

  /// What was done by hand, oldest first: for a person with how it stands now, for a program with all that is kept.
  package func list(
    of kinds: Set<DeskAction.Kind>, in store: Store, as form: OutputForm
  ) async throws -> String {
    let actions = try await store.deskActions(of: kinds.union(DeskActionState.decisive))
    let listed = actions.filter { kinds.contains($0.kind) }
    let columns =
      form == .table
      ? DeskActionColumn.ofTable(listing: kinds) : DeskActionColumn.allCases
    let now = context.timekeeper.now
    let listing = Listing(
      columns: columns.map { .init(name: $0.rawValue, isNumeric: $0 == .number) },
      rows: listed.map { action in
        let state = DeskActionState(of: action, among: actions, at: now)
        return columns.map { $0.value(of: action, state) }
      })
    return listing.text(as: form, empty: "nothing was done by hand")
  }

  /// The action of a kind with this number.
  ///
  /// - Throws: ``CommandFailure`` that says what has that number instead, or which ones there are.
  package func action(
    _ number: Int, of kind: DeskAction.Kind, in store: Store
  ) async throws -> DeskAction {
    let actions = try await store.deskActions()
    let action = actions.first { $0.number == number }
    if let action, action.kind == kind { return action }
    let own = actions.filter { $0.kind == kind }.map { "\($0.number)" }
    let there =
      own.isEmpty
      ? "there is nothing of \(kind.rawValue) to undo"
      : "`seatwatch \(kind.rawValue) --list` shows \(own.joined(separator: ", "))"
    guard let action else {
      throw CommandFailure(.usage, "nothing was done by hand under number \(number); \(there)")
    }
    throw CommandFailure(
      .usage, "number \(number) is of `seatwatch \(action.kind.rawValue)`; \(there)")
  }
}
