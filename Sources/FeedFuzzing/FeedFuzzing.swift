internal import FeedFormats
internal import Foundation

/// Gives one feed format whatever libFuzzer thinks of: it may refuse every body, and neither crash, nor hang, nor take
/// memory beyond ``MemoryWatch/limit(forInputOf:)``.
///
/// The format's name stands in `SEATWATCH_FUZZ_FORMAT`, and the arguments are libFuzzer's. Without a name it lists the
/// formats.
@main
enum FeedFuzzing {
  static func main() {
    guard format != nil else {
      for format in BuiltInFormats.all { print(format.name) }
      return
    }
    MemoryWatch.install()
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runDriver(&count, &arguments, testOneInput))
  }

  /// Nil when the environment names none.
  static let format = ProcessInfo.processInfo.environment["SEATWATCH_FUZZ_FORMAT"]
    .flatMap { BuiltInFormats.format(named: $0) }

  /// The bodies of one state of the feed: a body for each part, split where a line says so.
  static func bodies(of input: [UInt8], in format: any FeedFormat) -> FeedBodies {
    let names = format.parts.map { $0.isFolder ? $0.name + "/Fuzz_result_Hexham_1.xml" : $0.name }
    let pieces = input.split(separator: 0, maxSplits: names.count - 1).map(Array.init)
    return FeedBodies(Dictionary(zip(names, pieces)) { first, _ in first })
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let format = FeedFuzzing.format else { return 0 }
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let most = MemoryWatch.most {
    // Whether a body is refused does not matter here.
    _ = try? format.snapshot(from: FeedFuzzing.bodies(of: input, in: format))
  }
  if most > MemoryWatch.limit(forInputOf: count) {
    fatalError("\(most) bytes of memory for a body of \(count)")
  }
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ testOneInput: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
