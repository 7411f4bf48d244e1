internal import ConfigurationText
internal import ElectionResults
internal import FeedFormats
internal import Polling

/// An entry of `feeds`, as written.
struct FeedEntry: Sendable {
  let id: Located<String>
  let election: Located<String>
  let url: Located<[NamedValue<SecretText>]>
  let format: Located<String>
  let pace: Pace
  let firstPoll: FeedConfiguration.FirstPoll
  let gapAfter: Duration
  let releaseAfter: Duration
  let staleAfter: Duration?
  let declaration: FeedDeclaration?
  let selection: FeedSelection?
  let encoding: TextEncoding?
  let acceptsTests: Bool
  let isArchived: Bool
  let newest: Located<FeedSource.FolderChoice>?
  let member: String?
  let version: Located<SecretText>?
  let headers: [NamedValue<SecretText>]
  let credentials: FeedRequest.Credentials?
  let proxy: Located<FeedRequest.Proxy>?
  let tls: FeedRequest.TLSFiles?
  let timeout: Duration
  let byteLimit: Int
  let throttleStatuses: [Int]

  static let shape = Shape<FeedEntry>.object(
    Key("id", Shape.identifier.located, "The feed's id in events, logs and commands."),
    Key("election", Shape.string.located, "The id of the election that it reports."),
    Key(
      "url", Shape.addresses.located,
      "Its address (http, https, ftp, file), or a map of the named parts of its format."),
    Key("format", Shape.string.located, "The name of its format."),
    Key(
      "every", .pace, default: Pace(fast: .seconds(30), slow: .seconds(30)),
      "The wait between two polls when all is well; {fast, slow} for another one while a count is running."
    ),
    Key(
      "first_poll", .oneOfCases, default: .digest,
      "What becomes of what the first poll shows, or one after a gap: silent stores it, digest tells it as one, alert treats it like any other."
    ),
    Key(
      "gap_after", .duration(in: .seconds(1) ... .seconds(86_400)), default: .seconds(600),
      "How long it may go without a poll with success before what happened meanwhile is caught up with."
    ),
    Key(
      "release_after", .duration(in: .seconds(1) ... .seconds(86_400)), default: .seconds(300),
      "How long answers have to agree before something that is held back is believed."),
    Key(
      optional: "stale_after", .duration(in: .seconds(1) ... .seconds(86_400)),
      "How long it may show nothing new while contests are counted. Default: for ever."),
    Key(
      optional: "declares_when", FeedDeclaration.shape,
      "What is a declaration in a feed that never states one. Default: nothing is."),
    Key(
      optional: "only", FeedSelection.shape,
      "The contests, or the polling day, that count in a feed of several elections. Default: all."),
    Key(
      optional: "encoding", .oneOfCases,
      "The encoding of its text. Default: what its first bytes say, otherwise the format's own."),
    Key(
      "accept_test", .boolean, default: false,
      "Whether figures that the feed marks as a test are followed, apart from the real ones."),
    Key(
      "archive", .boolean, default: false,
      "Whether every changed body is kept, compressed, in the archive."),
    Key(
      optional: "newest", Shape.newest.located,
      "Which file of a folder counts, where the address is one: a glob, or {match, by: name | time}."
    ),
    Key(
      optional: "member", .string,
      "Which file of a zip archive is meant, as a glob. Default: its only one."),
    Key(
      optional: "version", Shape.textOrSecret.located,
      "A small file that is asked for first; {version} in `url` stands for what it says."),
    Key("headers", .map(of: .textOrSecret), default: [], "Header fields of each request."),
    Key(
      optional: "auth", FeedRequest.Credentials.shape,
      "Who asks: {basic: {user, password}} or {bearer: SECRET}."),
    Key(
      optional: "proxy", Shape.proxy.located,
      "The proxy's address, or none. Default: what the environment names."),
    Key(
      optional: "tls", FeedRequest.TLSFiles.shape,
      "The certificates to trust, and those to show."),
    Key(
      "timeout", .duration(in: .seconds(1) ... .seconds(600)), default: .seconds(30),
      "The longest that a request may take."),
    Key("max_size", .byteCount, default: 64 << 20, "The largest body, unpacked, of each part."),
    Key(
      "throttle_on", .list(of: .integer(in: 400...599), single: true), default: [],
      "Status codes that say, beside 429 and 503, that the server is asked too often."),
    make: FeedEntry.init)
}
