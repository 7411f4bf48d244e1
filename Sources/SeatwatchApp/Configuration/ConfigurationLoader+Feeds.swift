internal import ConfigurationText
internal import ElectionResults
internal import FeedFormats
internal import Polling

extension ConfigurationLoader {
  /// The feeds of the entries that name a known format, whatever else is wrong with them.
  mutating func feeds(
    _ entries: [FeedEntry], elections: [ElectionID]
  ) -> [FeedConfiguration] {
    entries.compactMap { entry in
      checkElection(of: entry, among: elections)
      checkHeaders(of: entry)
      checkProxy(entry.proxy)
      checkVersion(entry.version)
      let format = format(entry.format)
      checkAddresses(of: entry, parts: format?.parts ?? [])
      guard let format else { return nil }
      if let refusal = format.refusal(ofParts: Set(entry.url.value.map(\.name))) {
        diagnostics.error(at: entry.url.place, refusal)
      }
      return FeedConfiguration(
        id: FeedID(entry.id.value), election: ElectionID(entry.election.value),
        parts: entry.url.value.map { .init(name: $0.name, address: $0.value) }, format: format,
        pace: entry.pace, firstPoll: entry.firstPoll, gapAfter: entry.gapAfter,
        releaseAfter: entry.releaseAfter,
        staleAfter: entry.staleAfter, declaration: entry.declaration,
        selection: entry.selection, encoding: entry.encoding,
        acceptsTests: entry.acceptsTests, isArchived: entry.isArchived, request: FeedRequest(entry))
    }
  }

  /// The limits of hosts, by name in lower case.
  mutating func hosts(_ entries: [NamedValue<RequestLimit>]) -> [String: RequestLimit] {
    var hosts: [String: RequestLimit] = [:]
    for entry in entries {
      let name = entry.name.lowercased()
      if name.contains(where: { "/@?#* ".contains($0) }) || name.wholeMatch(of: /[^\[].*:.*/) != nil
      {
        diagnostics.error(
          at: entry.place,
          "expected a host's name without scheme and port, such as results.example.org")
      } else if hosts.updateValue(entry.value, forKey: name) != nil {
        diagnostics.error(at: entry.place, "a second limit for the host \(name)")
      }
    }
    return hosts
  }

  private mutating func checkElection(of entry: FeedEntry, among elections: [ElectionID]) {
    guard !elections.contains(ElectionID(entry.election.value)) else { return }
    diagnostics.unknownName(
      entry.election.value, noun: "election", among: elections.map(\.text),
      at: entry.election.place)
  }

  private mutating func checkAddresses(of entry: FeedEntry, parts: [FeedPart]) {
    let folders = Set(parts.filter(\.isFolder).map(\.name))
    for address in entry.url.value {
      guard let url = address.value.plainText else { continue }
      let refusal = FeedAddress(url: url).refusal(
        isFolderPart: folders.contains(address.name), choosesNewest: entry.newest != nil,
        hasVersion: entry.version != nil)
      guard let refusal else { continue }
      let place = entry.url.node[address.name]?.place ?? entry.url.place
      // It may carry a key, wherever it stands.
      diagnostics.conceal(place)
      diagnostics.error(at: place, refusal)
    }
    let isUseless = entry.url.value.allSatisfy { address in
      guard let url = address.value.plainText else { return false }
      return folders.contains(address.name) || !FeedAddress(url: url).isFolder
    }
    if let newest = entry.newest, isUseless {
      diagnostics.error(
        at: newest.place,
        "`newest` chooses a file of a folder: it needs an ftp:// or file:// address that ends in /")
    }
  }

  private mutating func checkVersion(_ version: Located<SecretText>?) {
    guard let version, let url = version.value.plainText else { return }
    let address = FeedAddress(url: url)
    let refusal =
      address.refusal(isFolderPart: false, choosesNewest: true, hasVersion: false)
      ?? (address.isFolder ? "expected the address of a file, and this is a folder" : nil)
    guard let refusal else { return }
    diagnostics.conceal(version.place)
    diagnostics.error(at: version.place, refusal)
  }

  private mutating func checkProxy(_ proxy: Located<FeedRequest.Proxy>?) {
    guard let proxy, case .address(.text(let url)) = proxy.value else { return }
    guard let refusal = FeedProxy.refusal(of: url) ?? FeedProxy.refusalToShow(url) else { return }
    diagnostics.conceal(proxy.place)
    diagnostics.error(at: proxy.place, refusal)
  }

  private mutating func checkHeaders(of entry: FeedEntry) {
    var seen: Set<String> = []
    for header in entry.headers {
      let isRepeated = !seen.insert(header.name.lowercased()).inserted
      let refusal =
        FeedHeader.refusal(of: header, isSigned: entry.credentials != nil)
        ?? (isRepeated ? "a second header \(header.name)" : nil)
      guard let refusal else { continue }
      // Its value may be a key.
      diagnostics.conceal(header.place)
      diagnostics.error(at: header.place, refusal)
    }
  }
}
