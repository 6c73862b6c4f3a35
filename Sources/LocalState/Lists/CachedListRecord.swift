import FoundationEssentials
import JSON
import OnCall

/// A cached list as stored in its file.
struct CachedListRecord: Hashable, Sendable {
    let list: CachedList
    let server: String

    private static let format = 2
    /// The format of earlier versions, which masked every text that contained the last path component of a link: also names and ids.
    private static let oldFormat = 1

    /// Why a file is not a list.
    enum Problem: Error, Hashable {
        /// It is damaged, or written by a newer version of this program.
        case unreadable
        /// Its names or ids were overwritten by an earlier version.
        case overwritten
    }

    init(_ list: CachedList, server: String) {
        self.list = list
        self.server = server
    }

    /// Bytes that are given at once when the file is written.
    private static let chunk = 64 << 10

    /// Gives the contents of the file piece by piece, without secrets that allow sending alerts: a list can be larger than everything else
    /// in memory.
    func write(_ give: ([UInt8]) throws(FileProblem) -> Void) throws(FileProblem) {
        let head: JSONValue = [
            "format": .number(JSONNumber(CachedListRecord.format)), "server": .string(server),
            "read_at": .string(list.readAt.iso8601),
            "clock_offset_seconds": list.clockOffset.map { .number(JSONNumber(Int($0.rounded()))) } ?? .null,
            "teams": .array(list.teams.map { CachedListRecord.named($0.id.rawValue, $0.name) }),
            "escalation_chains": .array(list.chains.map { CachedListRecord.named($0.id, $0.name) }),
        ]
        var writer = JSONWriter()
        writer.append(raw: "{")
        if let head = head.object {
            for (key, value) in head {
                writer.append(key: key)
                writer.append(value)
                writer.append(raw: ",")
            }
        }
        var written = WrittenParts()
        writer.append(key: "integrations")
        writer.append(raw: "[")
        for (index, integration) in list.integrations.enumerated() {
            if index > 0 { writer.append(raw: ",") }
            integration.append(withoutAddressesTo: &writer, &written)
            guard writer.bytes.count >= CachedListRecord.chunk else { continue }
            try give(writer.bytes)
            writer.removeAll()
        }
        writer.append(raw: "]}\n")
        try give(writer.bytes)
    }

    /// Parses the contents of a file.
    init(bytes: [UInt8]) throws(Problem) {
        var shared = SharedValues()
        var layout = IntegrationLayout()
        var integrations: [Integration] = []
        var isReadable = true
        // Row by row: the whole list as JSON would take more memory than the console.
        let json = try? JSONReader.read(bytes, givingElementsOf: "integrations") { row in
            guard let integration = try? Integration(row, &layout) else { return isReadable = false }
            integrations.append(shared.share(integration))
        }
        guard let json, isReadable, json["integrations"]?.array != nil, let format = json["format"]?.number?.int,
            [CachedListRecord.format, CachedListRecord.oldFormat].contains(format),
            let server = json["server"]?.string, let readAt = json["read_at"]?.string.flatMap(Date.init(iso8601:)),
            let teams = json["teams"]?.array?.compactMap(CachedListRecord.named),
            let chains = json["escalation_chains"]?.array?.compactMap(CachedListRecord.named)
        else { throw .unreadable }
        let isOld = format == CachedListRecord.oldFormat
        if isOld, integrations.contains(where: CachedListRecord.isOverwritten) { throw .overwritten }
        let offset = json["clock_offset_seconds"]?.number?.int
        self.server = server
        list = CachedList(
            integrations: integrations.map(CachedListRecord.withoutAddresses),
            teams: teams.map { Team(id: TeamID($0.id), name: $0.name) },
            chains: chains.map { EscalationChain(id: $0.id, name: $0.name) }, readAt: readAt,
            // In older files, zero also stood for an unknown clock.
            clockOffset: isOld && offset == 0 ? nil : offset.map { TimeInterval($0) })
    }

    /// Whether an earlier version has overwritten texts of an integration.
    private static func isOverwritten(_ integration: Integration) -> Bool {
        var known = withoutAddresses(integration)
        // Other members may rightly have masked links.
        known.others = [:]
        return known.json.compactText.contains(RequestRecord.secretMark)
    }

    /// Removes addresses that a file may contain.
    private static func withoutAddresses(_ integration: Integration) -> Integration {
        var integration = integration
        if integration.link.value != nil { integration.link = .absent }
        if integration.inboundEmail.value != nil { integration.inboundEmail = .absent }
        for address in ["link", "inbound_email"] { integration.unreadable[address] = nil }
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
