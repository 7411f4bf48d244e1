import Foundation

/// The recorded night of the demonstration, taken apart into many small steps and told of twelve contests.
enum Night {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Config/demo")

  private static func snapshots() -> [[String: Any]] {
    (1...12).map { number in
      let name = number < 10 ? "0\(number)" : "\(number)"
      return object(folder.appending(path: "night/by-elections-\(name).json"))
    }
  }

  /// The bodies that a feed would show if every contest's change came by itself.
  static let bodies: [String] = {
    let snapshots = Self.snapshots()
    var bodies = [body(snapshots[0], contests: doubled(snapshots[0]))]
    for (before, after) in zip(snapshots, snapshots.dropFirst()) {
      var contests = doubled(before)
      for (position, contest) in doubled(after).enumerated()
      where !NSDictionary(dictionary: contest).isEqual(to: contests[position]) {
        contests[position] = contest
        bodies.append(body(after, contests: contests, second: position))
      }
    }
    return bodies
  }()

  /// Holders and figures of 2019, for the contests and their doubles.
  static let baseline: String = {
    let text = (try? String(contentsOf: folder.appending(path: "baseline.csv"), encoding: .utf8))
    let lines = (text ?? "").split(separator: "\n").map(String.init)
    return (lines + lines.dropFirst().map { "X" + $0 }).map { $0 + "\n" }.joined()
  }()

  private static func doubled(_ snapshot: [String: Any]) -> [[String: Any]] {
    let contests = snapshot["contests"] as? [[String: Any]] ?? []
    return contests
      + contests.map { contest in
        contest.merging([
          "id": "X\(contest["id"] ?? "")", "name": "\(contest["name"] ?? "") again",
        ]) { $1 }
      }
  }

  private static func body(
    _ snapshot: [String: Any], contests: [[String: Any]], second: Int = 0
  ) -> String {
    let time = "\(snapshot["generated_at"] ?? "")".replacing(
      ":00Z", with: second < 10 ? ":0\(second)Z" : ":\(second)Z")
    let changed = snapshot.merging(["contests": contests, "generated_at": time]) { $1 }
    return text(changed)
  }

  /// A body of one contest that is declared for a party by some votes.
  static func declaration(
    contest: String, votes: [String: Int], elected: String?, minute: Int
  ) -> String {
    let candidates = votes.sorted { $0.key < $1.key }.map { party, votes in
      [
        "id": "c-\(party)", "name": "Candidate of \(party)", "party": party, "votes": votes,
        "elected": elected.map { $0 == party } as Any? ?? NSNull(),
      ] as [String: Any]
    }
    return text([
      "election": "demo", "generated_at": "2021-05-07T06:\(minute < 10 ? "0" : "")\(minute):00Z",
      "contests": [
        [
          "id": contest, "name": "Contest \(contest)",
          "status": elected == nil ? "counting" : "declared", "candidates": candidates,
        ]
      ],
    ])
  }

  private static func text(_ object: [String: Any]) -> String {
    guard let json = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
    else { preconditionFailure("the recorded night is JSON") }
    return String(decoding: json, as: UTF8.self)
  }

  private static func object(_ file: URL) -> [String: Any] {
    guard let json = try? Data(contentsOf: file),
      let object = try? JSONSerialization.jsonObject(with: json) as? [String: Any]
    else { preconditionFailure("\(file.path) is not in the package") }
    return object
  }
}
