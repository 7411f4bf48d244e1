import Yams

/// Turns YAML text into nodes with places.
package enum YAMLDocument {
  /// What a file without any content stands for.
  package enum EmptyFile: Sendable {
    case isAnError
    /// The file is read as a mapping without keys.
    case isAnEmptyMapping
  }

  /// Reads the single document of a file; nil, with an error in `diagnostics`, when it is no YAML.
  ///
  /// A syntax error hides the rest of the file, a duplicate key does not. Documents of more than
  /// 100,000 nodes (aliases counted as often as they are used) or 100 levels are refused.
  package static func compose(
    _ file: SourceFile, into diagnostics: inout Diagnostics, emptyFile: EmptyFile = .isAnError
  ) -> ConfigurationNode? {
    if let refused = YAMLText.firstRefusedCharacter(in: file) {
      diagnostics.error(
        at: refused.place, "the control character \(refused.name) is not allowed; remove it")
      return nil
    }
    var text = YAMLText(file)
    var tree = composed(&text)
    while case .failure(.duplicatedKeysInMapping(_, let context)) = tree,
      text.disguise(keyAt: context.mark)
    {
      tree = composed(&text)
    }
    switch tree {
    case .failure(let error):
      let syntax = YAMLSyntaxError(error, in: text)
      diagnostics.error(at: syntax.place, syntax.message)
      return nil
    case .success(let root):
      return read(root, text, into: &diagnostics, emptyFile: emptyFile)
    }
  }

  private static func composed(_ text: inout YAMLText) -> Result<Node?, YamlError> {
    do {
      return .success(try Yams.compose(yaml: text.disguised, .default, .default, .utf8))
    } catch let error as YamlError {
      return .failure(error)
    } catch {
      return .failure(.memory)
    }
  }

  private static func read(
    _ root: Node?, _ text: YAMLText, into diagnostics: inout Diagnostics, emptyFile: EmptyFile
  ) -> ConfigurationNode? {
    var reader = YAMLNodeReader(text: text)
    let place = text.file.start
    guard let root, let node = reader.read(root, into: &diagnostics) else {
      if reader.isExhausted { return nil }
      return empty(at: place, into: &diagnostics, emptyFile: emptyFile)
    }
    if reader.isExhausted { return nil }
    return node.isNull ? empty(at: place, into: &diagnostics, emptyFile: emptyFile) : node
  }

  private static func empty(
    at place: SourcePlace, into diagnostics: inout Diagnostics, emptyFile: EmptyFile
  ) -> ConfigurationNode? {
    switch emptyFile {
    case .isAnEmptyMapping: return ConfigurationNode(kind: .mapping([]), place: place)
    case .isAnError:
      diagnostics.error(at: place, "the file is empty")
      return nil
    }
  }
}
