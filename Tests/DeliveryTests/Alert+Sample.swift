import ElectionResults
import Storage

extension Alert {
  /// The gain of Hartlepool, or an alert like it.
  ///
  /// - Parameter number: Tells alerts apart; it is the sequence and part of the identifiers.
  static func sample(
    _ number: Int = 1, contest: ContestID? = "E14000733", election: ElectionID = "hartlepool-2021",
    data: String? = nil
  ) -> Alert {
    let time = Timestamp(milliseconds: 1_620_367_800_000)
    return Alert(
      id: AlertID("alert-\(number)"), event: EventID("event-\(number)"), sequence: number,
      election: election, contest: contest, type: "seat.gained", rule: "seat-changed-hands",
      severity: "urgent", title: "Conservative GAIN Hartlepool from Labour",
      text: "Majority 6,940 (23.2 %)", time: time,
      orderKey: contest.map { "contest \($0)" } ?? "body",
      data: data ?? #"{"id":"event-\#(number)","type":"seat.gained","majority":6940}"#,
      createdAt: time)
  }
}
