package import ElectionResults

/// Everything that the next step of judging rests on, as of one moment.
package struct JudgementState: Sendable {
  package var origin: JudgedStep.Origin
  /// The next events that have not been judged, in the order of the log.
  package var events: [Event]
  /// In the order of the log.
  package var held: [HeldAlert]
  package var windows: [LimitWindow]
  /// Holds of contests and silences of rules that are in force or were, oldest first.
  package var actions: [DeskAction]
}
