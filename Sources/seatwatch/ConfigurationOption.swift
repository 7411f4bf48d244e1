internal import ArgumentParser

/// The option that every command takes.
struct ConfigurationOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration.",
      discussion:
        "Without it: $CONFIGURATION_DIRECTORY/seatwatch.yaml, /etc/seatwatch/seatwatch.yaml, "
        + "./Config/seatwatch.yaml, the first that exists.",
      valueName: "path"),
    completion: .file(extensions: ["yaml"]))
  var config: String?
}
