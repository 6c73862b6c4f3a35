import Glibc
package import OnCall

/// The names of a server's integrations, teams and escalation chains, for the shell's completion: `names/<server>` in the state folder,
/// readable by the user only. It is made from the cached list when that is newer, because reading a long list takes longer than a key
/// press may.
package struct NameIndex: Hashable, Sendable {
    /// What is named.
    package enum Kind: String, CaseIterable, Sendable {
        case integration, team, chain
    }

    /// A name with its id.
    package struct Entry: Hashable, Sendable {
        package let id: String
        package let name: String
    }

    private var entries: [Kind: [Entry]] = [:]

    /// In bytes, far above what ten thousand integrations need.
    private static let limit = 8 << 20
    private static let folder = "names"

    /// - Parameter chains: nil if they are not known now: those that were known stay.
    package init(_ integrations: [Integration], teams: [Team], chains: [EscalationChain]?) {
        entries[.integration] = integrations.map { Entry(id: $0.id.rawValue, name: $0.name.value ?? "") }
        entries[.team] = teams.map { Entry(id: $0.id.rawValue, name: $0.name) }
        entries[.chain] = chains?.map { Entry(id: $0.id, name: $0.name) }
    }

    /// In the order of the list.
    package subscript(kind: Kind) -> [Entry] { entries[kind] ?? [] }

    // MARK: Disk

    /// The names of a server that were read earlier; nil if there are none.
    package static func load(stateFolder: String, server: String) -> NameIndex? {
        guard let state = try? PrivateFolder.open(stateFolder) else { return nil }
        let file = FileName.hash(server)
        let listed = state.modified("\(ListStore.name)/\(file).json")
        if let own = state.modified("\(folder)/\(file)"), listed.map({ own >= $0 }) ?? true,
            let bytes = try? state.folder(folder)?.read(file, limit: limit),
            let index = NameIndex(String(decoding: bytes, as: UTF8.self), server: server)
        {
            return index
        }
        guard let bytes = try? state.folder(ListStore.name)?.read("\(file).json", limit: ListStore.limit),
            let record = try? CachedListRecord(bytes: bytes), record.server == server
        else { return nil }
        let index = NameIndex(record.list.integrations, teams: record.list.teams, chains: record.list.chains)
        index.save(stateFolder: stateFolder, server: server)
        return index
    }

    /// Writes them; a failure is not worth a word, because they only help to type.
    package func save(stateFolder: String, server: String) {
        guard let inner = try? PrivateFolder.create(stateFolder).createFolder(NameIndex.folder) else { return }
        let file = FileName.hash(server)
        var index = self
        if entries[.chain] == nil, let bytes = try? inner.read(file, limit: NameIndex.limit) {
            index.entries[.chain] = NameIndex(String(decoding: bytes, as: UTF8.self), server: server)?[.chain]
        }
        try? inner.replace(file, with: Array(index.text(server: server).utf8))
    }

    // MARK: Text

    /// The server, then a line for each name. Names with line breaks or tabs can't be typed, and are left out.
    private func text(server: String) -> String {
        var lines = [server]
        for kind in Kind.allCases {
            for entry in self[kind] where !(entry.id + entry.name).utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
                lines.append("\(kind.rawValue)\t\(entry.id)\t\(entry.name)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private init?(_ text: String, server: String) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"))
        // Two servers may have the same hash.
        guard let first = lines.first, String(first) == server else { return nil }
        for line in lines.dropFirst() {
            let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let kind = String(parts[0]).flatMap(Kind.init(rawValue:)),
                let id = String(parts[1]),
                let name = String(parts[2])
            else { continue }
            entries[kind, default: []].append(Entry(id: id, name: name))
        }
    }
}

extension PrivateFolder {
    /// When a file below it was changed last; nil if there is none.
    fileprivate borrowing func modified(_ name: String) -> Double? {
        var status = stat()
        guard lstat(path(of: name), &status) == 0 else { return nil }
        return Double(status.st_mtim.tv_sec) + Double(status.st_mtim.tv_nsec) / 1e9
    }
}
