internal import ArgumentParser

/// What every command of the desk's hand takes: the reason, the list of what was done, and the way back.
struct DeskOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The reason, which is kept.", valueName: "text"))
  var why: String?

  @Flag(help: "List all that was done so, with who, when and why.")
  var list = false

  @Option(help: ArgumentHelp("Take back what has this number in the list.", valueName: "number"))
  var undo: Int?

  /// Whether something is to be done, and neither listed nor taken back.
  var isRequest: Bool { !list && undo == nil }

  func validate() throws {
    guard !list else {
      if undo != nil || why != nil { throw ValidationError("--list takes no --undo and no --why") }
      return
    }
    guard why?.contains(where: { !$0.isWhitespace }) == true else {
      throw ValidationError("--why must say why: it is kept with what is done")
    }
  }
}
