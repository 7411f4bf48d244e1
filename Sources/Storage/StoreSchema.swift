/// The tables and views of the store, as one list of statements for each version of the schema.
///
/// A statement that was released stays as it is; a change is a new version. Identifiers are `COLLATE NOCASE`, because
/// feeds change their letter case. Times are RFC 3339 text in UTC with milliseconds, truth is 0 or 1.
enum StoreSchema {
  /// Everything of the first version.
  static let first: [String] =
    [EventTable.creation] + log + standings + views + feeds + baselines + rules + outbox
    + desk

  private static let log = [
    "CREATE INDEX events_by_contest ON events (contest, sequence)",
    // For the sub-selects of rules, which look for earlier events of a type.
    "CREATE INDEX events_by_type ON events (type, sequence)",
    "CREATE INDEX events_by_correction ON events (corrects) WHERE corrects IS NOT NULL",
    // How many events were stored with the facts that make an event the same.
    """
    CREATE TABLE event_keys (
      election TEXT NOT NULL COLLATE NOCASE REFERENCES elections,
      key TEXT NOT NULL,
      occurrences INTEGER NOT NULL CHECK (occurrences > 0),
      PRIMARY KEY (election, key)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  // A row of standings holds for the events from from_sequence on, up to but without until_sequence.
  private static let standings = [
    """
    CREATE TABLE elections (
      election TEXT PRIMARY KEY COLLATE NOCASE NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 0),
      majority_party TEXT COLLATE NOCASE,
      is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
      declared_votes INTEGER NOT NULL,
      control TEXT CHECK (json_type(control) = 'object'),
      certainty TEXT CHECK (json_type(certainty) = 'object')
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE standings (
      standing INTEGER PRIMARY KEY,
      election TEXT NOT NULL COLLATE NOCASE REFERENCES elections,
      contest TEXT NOT NULL COLLATE NOCASE,
      from_sequence INTEGER NOT NULL,
      until_sequence INTEGER CHECK (until_sequence > from_sequence),
      contest_name TEXT NOT NULL,
      region TEXT,
      kind TEXT,
      seats INTEGER NOT NULL,
      weight REAL,
      status TEXT NOT NULL CHECK (status IN ('awaiting', 'counting', 'recount', 'called',
        'runoff', 'declared', 'certified', 'postponed')),
      declared_at TEXT,
      reporting_pct REAL,
      electorate INTEGER,
      valid_votes INTEGER,
      rejected_votes INTEGER,
      ballots INTEGER,
      count_kind TEXT,
      revision INTEGER,
      holder TEXT COLLATE NOCASE,
      stated_holder TEXT COLLATE NOCASE,
      holders TEXT NOT NULL CHECK (json_type(holders) = 'object'),
      leader TEXT,
      had_final_count INTEGER NOT NULL CHECK (had_final_count IN (0, 1)),
      has_started INTEGER NOT NULL CHECK (has_started IN (0, 1)),
      called TEXT CHECK (json_type(called) = 'object'),
      figures_at TEXT,
      progress_at TEXT,
      silence_told INTEGER NOT NULL CHECK (silence_told IN (0, 1)),
      tags TEXT,
      contest_sequence INTEGER NOT NULL CHECK (contest_sequence >= 0),
      feed TEXT NOT NULL COLLATE NOCASE,
      winner TEXT,
      winner_party TEXT COLLATE NOCASE,
      winner_party_name TEXT,
      majority INTEGER,
      declaration TEXT,
      seat_event TEXT,
      gained_from TEXT COLLATE NOCASE,
      is_complete INTEGER CHECK (is_complete IN (0, 1)),
      elected_count INTEGER CHECK (elected_count > 0),
      awards TEXT CHECK (json_type(awards) = 'array'),
      UNIQUE (election, contest, from_sequence),
      CHECK ((winner IS NULL) = (winner_party IS NULL)),
      CHECK ((winner IS NULL) = (winner_party_name IS NULL)),
      CHECK ((winner IS NULL) = (declaration IS NULL)),
      CHECK (winner IS NOT NULL OR seat_event IS NULL),
      CHECK ((winner IS NULL) = (is_complete IS NULL)),
      CHECK ((winner IS NULL) = (elected_count IS NULL)),
      CHECK ((winner IS NULL) = (awards IS NULL))
    ) STRICT
    """,
    """
    CREATE UNIQUE INDEX current_standings ON standings (election, contest)
      WHERE until_sequence IS NULL
    """,
    // In a list contest the lists: persons is null where the row is a person.
    """
    CREATE TABLE candidate_standings (
      standing INTEGER NOT NULL REFERENCES standings ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position > 0),
      id TEXT,
      name TEXT NOT NULL,
      party TEXT NOT NULL COLLATE NOCASE,
      party_name TEXT NOT NULL,
      votes INTEGER,
      final_votes INTEGER,
      elected INTEGER CHECK (elected IN (0, 1)),
      leading INTEGER CHECK (leading IN (0, 1)),
      seats INTEGER,
      persons TEXT CHECK (json_type(persons) = 'array'),
      call TEXT,
      PRIMARY KEY (standing, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE tally_standings (
      election TEXT NOT NULL COLLATE NOCASE REFERENCES elections,
      party TEXT NOT NULL COLLATE NOCASE,
      from_sequence INTEGER NOT NULL,
      until_sequence INTEGER CHECK (until_sequence > from_sequence),
      party_name TEXT NOT NULL,
      seats_won INTEGER NOT NULL,
      seats_leading INTEGER NOT NULL,
      seats_change INTEGER NOT NULL,
      votes INTEGER NOT NULL,
      PRIMARY KEY (election, party, from_sequence)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE UNIQUE INDEX current_tally_standings ON tally_standings (election, party)
      WHERE until_sequence IS NULL
    """,
    // What each feed shows of a contest by itself, in an election that has several.
    """
    CREATE TABLE feed_views (
      election TEXT NOT NULL COLLATE NOCASE REFERENCES elections,
      feed TEXT NOT NULL COLLATE NOCASE,
      contest TEXT NOT NULL COLLATE NOCASE,
      view TEXT NOT NULL CHECK (json_type(view) = 'object'),
      PRIMARY KEY (election, feed, contest)
    ) STRICT
    """,
    // Which contest a feed's own id was found to be, otherwise than by equality.
    """
    CREATE TABLE contest_matches (
      election TEXT NOT NULL COLLATE NOCASE,
      feed TEXT NOT NULL COLLATE NOCASE,
      feed_contest TEXT NOT NULL COLLATE NOCASE,
      contest TEXT NOT NULL COLLATE NOCASE,
      PRIMARY KEY (election, feed, feed_contest)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  /// The views for people, as everything stands now.
  private static let views = ResultView.allCases.map { $0.creation(asOf: nil) }

  private static let feeds = [
    """
    CREATE TABLE feeds (
      feed TEXT PRIMARY KEY COLLATE NOCASE NOT NULL,
      fetch TEXT NOT NULL,
      interpretation TEXT NOT NULL,
      body_sha256 TEXT,
      source_time TEXT,
      first_accepted_at TEXT,
      last_succeeded_at TEXT,
      last_changed_at TEXT,
      stale_told INTEGER NOT NULL DEFAULT 0 CHECK (stale_told IN (0, 1)),
      is_test INTEGER NOT NULL CHECK (is_test IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    // Every body that was recorded, to know an old copy by.
    """
    CREATE TABLE feed_bodies (
      feed TEXT NOT NULL COLLATE NOCASE,
      body_sha256 TEXT NOT NULL,
      PRIMARY KEY (feed, body_sha256)
    ) STRICT, WITHOUT ROWID
    """,
    // When a feed was last polled with success, whether that told anything new or not; a running daemon says it each minute.
    """
    CREATE TABLE watch_marks (
      feed TEXT PRIMARY KEY COLLATE NOCASE NOT NULL,
      succeeded_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    // What is not believed for now, since when the answers agree, and the event that told it. Contest '' is all of a body.
    """
    CREATE TABLE feed_holds (
      feed TEXT NOT NULL COLLATE NOCASE,
      contest TEXT NOT NULL,
      contest_name TEXT,
      reason TEXT NOT NULL,
      facts TEXT NOT NULL,
      since TEXT NOT NULL,
      event TEXT NOT NULL REFERENCES events (id),
      PRIMARY KEY (feed, contest)
    ) STRICT, WITHOUT ROWID
    """,
    // What the operator wants to be believed, until a poll has answered it.
    """
    CREATE TABLE feed_releases (
      request INTEGER PRIMARY KEY AUTOINCREMENT,
      feed TEXT NOT NULL COLLATE NOCASE,
      contest TEXT,
      requested_at TEXT NOT NULL
    ) STRICT
    """,
    // Polls that failed in a row, up to the last one.
    """
    CREATE TABLE feed_failures (
      feed TEXT PRIMARY KEY COLLATE NOCASE NOT NULL,
      failures INTEGER NOT NULL CHECK (failures > 0),
      since TEXT NOT NULL,
      event TEXT REFERENCES events (id)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let baselines = [
    """
    CREATE TABLE baselines (
      election TEXT PRIMARY KEY COLLATE NOCASE NOT NULL,
      source TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      imported_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE baseline_contests (
      baseline_contest INTEGER PRIMARY KEY,
      election TEXT NOT NULL COLLATE NOCASE REFERENCES baselines ON DELETE CASCADE,
      contest TEXT NOT NULL COLLATE NOCASE,
      contest_name TEXT,
      electorate INTEGER,
      valid_votes INTEGER,
      notional INTEGER NOT NULL CHECK (notional IN (0, 1)),
      UNIQUE (election, contest)
    ) STRICT
    """,
    """
    CREATE TABLE baseline_entries (
      baseline_contest INTEGER NOT NULL REFERENCES baseline_contests ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position > 0),
      party TEXT NOT NULL COLLATE NOCASE,
      seats INTEGER NOT NULL,
      votes INTEGER,
      final_votes INTEGER,
      member TEXT,
      held_since INTEGER,
      PRIMARY KEY (baseline_contest, position)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let rules = [
    """
    CREATE TABLE rules (
      rule TEXT PRIMARY KEY COLLATE NOCASE NOT NULL,
      first_sequence INTEGER NOT NULL,
      begun_at TEXT NOT NULL,
      condition TEXT,
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      failing_since TEXT,
      last_failure TEXT,
      CHECK ((failures = 0) = (failing_since IS NULL)),
      CHECK ((failures = 0) = (last_failure IS NULL))
    ) STRICT, WITHOUT ROWID
    """,
    // One row: all events up to this one have been judged by the rules.
    """
    CREATE TABLE rule_cursor (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      sequence INTEGER NOT NULL
    ) STRICT
    """,
    "INSERT INTO rule_cursor (only, sequence) VALUES (1, 0)",
    // Alerts that a rule is to raise for an event and that wait, at most until due_at.
    """
    CREATE TABLE held_alerts (
      rule TEXT NOT NULL COLLATE NOCASE REFERENCES rules ON DELETE CASCADE,
      sequence INTEGER NOT NULL REFERENCES events (sequence),
      wait TEXT NOT NULL CHECK (wait IN ('for', 'confirm')),
      due_at TEXT NOT NULL,
      PRIMARY KEY (rule, sequence)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX held_alerts_by_due ON held_alerts (due_at)",
    // The window in which a rule's alerts to a sink are counted, from the first of them on.
    """
    CREATE TABLE limit_windows (
      rule TEXT NOT NULL COLLATE NOCASE,
      sink TEXT NOT NULL COLLATE NOCASE,
      opened_at TEXT NOT NULL,
      closes_at TEXT NOT NULL,
      alerts INTEGER NOT NULL CHECK (alerts > 0),
      digest TEXT NOT NULL,
      PRIMARY KEY (rule, sink)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  // What somebody at the desk did by hand, for ever. Times are those of the machine that asked.
  private static let desk = [
    """
    CREATE TABLE desk_actions (
      action INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('hold', 'set', 'withdraw', 'reset', 'silence')),
      election TEXT COLLATE NOCASE,
      contest TEXT COLLATE NOCASE,
      rule TEXT COLLATE NOCASE,
      alert TEXT REFERENCES alerts,
      details TEXT CHECK (details IS NULL OR json_valid(details)),
      why TEXT NOT NULL,
      by TEXT,
      requested_at TEXT NOT NULL,
      applied_at TEXT,
      refused_at TEXT,
      outcome TEXT,
      ends_at TEXT,
      undo_why TEXT,
      undo_by TEXT,
      undo_requested_at TEXT,
      undone_at TEXT,
      undo_refused_at TEXT,
      undo_outcome TEXT,
      CHECK (applied_at IS NULL OR refused_at IS NULL),
      CHECK (undone_at IS NULL OR undo_refused_at IS NULL)
    ) STRICT
    """,
    "CREATE INDEX desk_actions_by_kind ON desk_actions (kind, action)",
  ]

  private static let outbox = [
    """
    CREATE TABLE alerts (
      id TEXT PRIMARY KEY NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('alert', 'follow_up', 'digest', 'withdrawal')),
      event TEXT NOT NULL REFERENCES events (id),
      cause TEXT,
      sequence INTEGER NOT NULL REFERENCES events (sequence),
      election TEXT NOT NULL COLLATE NOCASE,
      contest TEXT COLLATE NOCASE,
      type TEXT NOT NULL,
      rule TEXT NOT NULL COLLATE NOCASE,
      severity TEXT NOT NULL,
      title TEXT NOT NULL,
      text TEXT NOT NULL,
      time TEXT NOT NULL,
      order_key TEXT NOT NULL,
      data TEXT NOT NULL CHECK (json_valid(data)),
      raised_at TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX alerts_by_event ON alerts (event)",
    "CREATE INDEX alerts_by_cause ON alerts (cause)",
    "CREATE INDEX alerts_by_sequence ON alerts (sequence)",
    // order_key and sequence are the alert's, here because the next delivery is found by them. Title, text and data are
    // there only where the sink has words of its own. Waiting: to be sent. Collected: waits for a digest, and is digested
    // once told there. Silenced: its rule was. Withheld: the desk holds its contest. Cancelled: taken back before it went.
    """
    CREATE TABLE deliveries (
      delivery INTEGER PRIMARY KEY,
      alert TEXT NOT NULL REFERENCES alerts,
      sink TEXT NOT NULL COLLATE NOCASE,
      order_key TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead', 'collected', 'digested',
        'silenced', 'withheld', 'cancelled')),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      first_due_at TEXT NOT NULL,
      due_at TEXT NOT NULL,
      finished_at TEXT,
      last_status INTEGER,
      last_error TEXT,
      digest TEXT,
      title TEXT,
      text TEXT,
      data TEXT CHECK (data IS NULL OR json_valid(data)),
      CHECK ((state IN ('waiting', 'collected', 'withheld')) = (finished_at IS NULL)),
      CHECK ((state IN ('collected', 'digested')) = (digest IS NOT NULL)),
      CHECK ((title IS NULL) = (data IS NULL)),
      CHECK ((title IS NULL) = (text IS NULL)),
      UNIQUE (alert, sink)
    ) STRICT
    """,
    """
    CREATE INDEX waiting_deliveries ON deliveries (sink, order_key, sequence, delivery)
      WHERE state = 'waiting'
    """,
    "CREATE INDEX deliveries_by_state ON deliveries (sink, state)",
    "CREATE INDEX deliveries_by_digest ON deliveries (digest) WHERE digest IS NOT NULL",
  ]
}
