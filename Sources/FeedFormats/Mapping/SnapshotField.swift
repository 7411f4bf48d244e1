/// What a mapping file may say of a whole state of the feed.
enum SnapshotField: String, MappingField {
  case election
  case generatedAt = "generated_at"
  case test
  case nextURL = "next_url"

  var sort: MappingSort {
    switch self {
    case .election, .nextURL: .text
    case .generatedAt: .moment
    case .test: .truth
    }
  }

  var meaning: String {
    switch self {
    case .election: "The id of the configured election; another one is refused."
    case .generatedAt: "The feed's own time; of several the latest."
    case .test: "Whether all of it is a test."
    case .nextURL: "Where the next state is to be had."
    }
  }
}
