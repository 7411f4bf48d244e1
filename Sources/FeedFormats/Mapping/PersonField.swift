/// What a mapping file may say of a person in a seat of a list.
enum PersonField: String, MappingField {
  case id, name

  var sort: MappingSort { .text }
  var meaning: String {
    switch self {
    case .id: "What tells the person from others."
    case .name: "The name."
    }
  }
}
