import FoundationEssentials
import JSON
import OnCall

/// A cached list as stored in its file.
struct CachedListRecord: Hashable, Sendable {
    let list: CachedList
    let server: String

    private static let format = 1

    init(_ list: CachedList, server: String) {
        self.list = list
        self.server = server
    }

    /// The contents of the file, without secrets that allow sending alerts.
    var bytes: [UInt8] {
        let teams = list.teams.map { CachedListRecord.named($0.id.rawValue, $0.name) }
        let chains = list.chains.map { CachedListRecord.named($0.id, $0.name) }
        let json: JSONValue = [
            "format": .number(JSONNumber(CachedListRecord.format)), "server": .string(server),
            "read_at": .string(list.readAt.iso8601),
            "clock_offset_seconds": .number(JSONNumber(Int(list.clockOffset.rounded()))), "teams": .array(teams),
            "escalation_chains": .array(chains),
            "integrations": .array(list.integrations.map(CachedListRecord.kept)),
        ]
        return Array((json.compactText + "\n").utf8)
    }

    /// Parses the contents of a file; nil if it is damaged or written by a newer version of this program.
    init?(bytes: [UInt8]) {
        guard let json = try? JSONReader.read(bytes), json["format"]?.number?.int == CachedListRecord.format,
            let server = json["server"]?.string, let readAt = json["read_at"]?.string.flatMap(Date.init(iso8601:)),
            let teams = json["teams"]?.array?.compactMap(CachedListRecord.named),
            let chains = json["escalation_chains"]?.array?.compactMap(CachedListRecord.named),
            let rows = json["integrations"]?.array
        else { return nil }
        let integrations = rows.compactMap { try? Integration($0) }
        guard integrations.count == rows.count else { return nil }
        self.server = server
        list = CachedList(
            integrations: integrations.map(CachedListRecord.withoutAddresses),
            teams: teams.map { Team(id: TeamID($0.id), name: $0.name) },
            chains: chains.map { EscalationChain(id: $0.id, name: $0.name) }, readAt: readAt,
            // Missing in older files.
            clockOffset: TimeInterval(json["clock_offset_seconds"]?.number?.int ?? 0))
    }

    /// An address whose secret is removed is useless, so it is left out entirely and reads as absent. A null stays null.
    private static func kept(_ integration: Integration) -> JSONValue {
        guard var members = integration.jsonWithoutSecrets.object else { return .null }
        for address in ["link", "inbound_email"] where members[address]?.string != nil { members[address] = nil }
        return .object(members)
    }

    /// Removes addresses that a file may contain.
    private static func withoutAddresses(_ integration: Integration) -> Integration {
        var integration = integration
        if integration.link.value != nil { integration.link = .absent }
        if integration.inboundEmail.value != nil { integration.inboundEmail = .absent }
        return integration
    }

    private static func named(_ id: String, _ name: String) -> JSONValue {
        ["id": .string(id), "name": .string(name)]
    }

    private static func named(_ json: JSONValue) -> (id: String, name: String)? {
        guard let id = json["id"]?.string, let name = json["name"]?.string else { return nil }
        return (id, name)
    }
}
