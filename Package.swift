// swift-tools-version: 6.2
import PackageDescription

/// Whether this is a build for `.ci/fuzz`: the formats alone, under libFuzzer and the address sanitizer.
let isFuzzing = Context.environment["SEATWATCH_FUZZ"] != nil
let sanitizers = "-fsanitize=fuzzer-no-link,address"

let strict: [SwiftSetting] =
  [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"])] : [])

extension Target.Dependency {
  static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
  static let crypto = product(name: "Crypto", package: "swift-crypto")
  static let grdb = product(name: "GRDB", package: "GRDB.swift")
  static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
  static let logging = product(name: "Logging", package: "swift-log")
  static let mustache = product(name: "Mustache", package: "swift-mustache")
  static let textTable = product(name: "TextTable", package: "TextTable")
  static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
  static let yams = product(name: "Yams", package: "Yams")
}

/// A module of the product.
func module(_ name: String, _ dependencies: Target.Dependency..., resources: [Resource]? = nil)
  -> Target
{
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

/// The tests of a module, which may use what it uses.
func tests(
  of name: String, _ dependencies: Target.Dependency..., exclude: [String] = [],
  resources: [Resource]? = nil
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies, exclude: exclude,
    resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "seatwatch",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/ordo-one/TextTable", from: "0.0.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "CSimdjson", cxxSettings: isFuzzing ? [.unsafeFlags([sanitizers])] : [],
      linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    module("ConfigurationText", .yams),
    module("CurlHTTP", "CCurl"),
    module("ElectionResults", .crypto),
    module("Storage", "ElectionResults", "CSQLite", .grdb),
    module("Polling", "CArchive", "CurlHTTP", .crypto),
    module(
      "FeedFormats", "ElectionResults", "ConfigurationText", "CLibXML2", "CSimdjson",
      resources: [.embedInCode("Resources/formats")]),
    module("ResultDiff", "ElectionResults"),
    module("AlertRules", "ElectionResults", "ConfigurationText", "Storage", .mustache, .logging),
    module(
      "Delivery", "ElectionResults", "ConfigurationText", "Storage", "CurlHTTP", .crypto, .logging),
    module(
      "SeatwatchApp", "AlertRules", "ConfigurationText", "CurlHTTP", "CZlib", "Delivery",
      "ElectionResults",
      "FeedFormats", "Polling", "ResultDiff", "Storage", .crypto, .logging, .textTable,
      .unixSignals, resources: [.embedInCode("Resources/parties.yaml")]),
    module(
      "Demonstration", "SeatwatchApp", .crypto, .hummingbird, .logging,
      resources: [
        .embedInCode("Resources/baseline.csv"), .embedInCode("Resources/night"),
        .embedInCode("Resources/rules.yaml"),
      ]),
    .executableTarget(
      name: "seatwatch",
      dependencies: [
        "Demonstration", "ElectionResults", "FeedFormats", "Polling", "SeatwatchApp", "Storage",
        .argumentParser,
      ], swiftSettings: strict),
    module("SeatwatchTesting", "ElectionResults"),

    tests(of: "ConfigurationText"),
    tests(of: "CurlHTTP", "SeatwatchTesting", resources: [.copy("Fixtures")]),
    tests(of: "ElectionResults"),
    tests(of: "Storage", "ElectionResults", "SeatwatchTesting", .grdb),
    tests(of: "Polling", "CArchive", "CurlHTTP", "ElectionResults", "SeatwatchTesting"),
    tests(
      of: "FeedFormats", "ConfigurationText", "ElectionResults", "SeatwatchTesting", .yams,
      exclude: ["Fixtures"]),
    tests(of: "ResultDiff", "ElectionResults"),
    tests(
      of: "AlertRules", "ConfigurationText", "ElectionResults", "ResultDiff", "Storage", .logging,
      exclude: ["Fixtures"]),
    tests(
      of: "SeatwatchApp", "AlertRules", "ConfigurationText", "CurlHTTP", "CZlib", "Delivery",
      "ElectionResults", "FeedFormats", "Polling", "ResultDiff", "SeatwatchTesting", "Storage",
      .grdb,
      exclude: ["Fixtures"]),
    tests(of: "Delivery", "CurlHTTP", "ElectionResults", "SeatwatchTesting", "Storage"),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "AlertRules", "ConfigurationText", "Delivery", "ElectionResults", "SeatwatchApp", "Storage",
      ], swiftSettings: strict),
    .testTarget(
      name: "AcceptanceTests", dependencies: ["seatwatch", "SeatwatchTesting", .crypto],
      exclude: ["Fixtures"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)

if isFuzzing {
  package.targets.append(
    .executableTarget(
      name: "FeedFuzzing", dependencies: ["FeedFormats"], swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
}
