import FoundationEssentials
import JSON
import OnCall
import ScratchFolders
import Testing

@testable import LocalState

@Suite struct ListStoreTests {
    private let scratch: ScratchFolder
    private let server = "https://oncall.example.com"
    private var file: String { "lists/\(FileName.hash(server)).json" }

    init() throws { scratch = try ScratchFolder() }

    private func store() -> ListStore { ListStore(stateFolder: scratch.path) }

    private static func integration(_ members: String) throws -> Integration {
        try Integration(try JSONReader.read(members))
    }

    private static func list(_ integrations: [Integration]) -> CachedList {
        CachedList(
            integrations: integrations, teams: [Team(id: TeamID("T1"), name: "Payments \u{1B}[2J")],
            chains: [EscalationChain(id: "F1", name: "primary")], readAt: Date(timeIntervalSince1970: 1_700_000_000),
            clockOffset: -18_000)
    }

    /// An integration with every member that a response can have, and no address.
    private func whole() throws -> Integration {
        try Self.integration(
            #"""
            {"id":"C1","name":"Checkout","description_short":null,"team_id":"T1","type":"webhook","link":null,
            "maintenance_mode":"debug","maintenance_started_at":"2023-11-14T22:00:00Z",
            "maintenance_end_at":"2023-11-14T23:00:00Z","default_route":{"id":"R1","slack":{"channel_id":"C0"}},
            "templates":{"grouping_key":null,"slack":{"title":"","message":"{{ payload }}\n"},"odd":{"list":[1,1.0]}},
            "labels":[{"key":{"name":"team"},"value":{"name":"SRE"}}],"dynamic_labels":[],"later":{"a":[true]}}
            """#)
    }

    @Test func `a list is loaded unchanged, with teams, chains, its age and the server's clock`() async throws {
        let list = Self.list([try whole(), try Self.integration(#"{"id":"C0"}"#)])
        try await store().save(list, server: server)
        #expect(try await store().load(server: server) == list)
    }

    @Test func `a list that is written in many pieces is loaded unchanged`() async throws {
        var rows: [Integration] = []
        for number in 0..<400 {
            var row = try Self.integration(#"{"id":"C\#(number)"}"#)
            row.name = .value(String(repeating: "\(number) é\"\n", count: 100))
            row.templates = try whole().templates
            rows.append(row)
        }
        try await store().save(Self.list(rows), server: server)
        #expect(try scratch.text(of: file).utf8.count > 300_000)
        #expect(try await store().load(server: server) == Self.list(rows))
    }

    @Test func `a list has its own file per server, readable by the user only`() async throws {
        let list = Self.list([try whole()])
        try await store().save(list, server: server)
        #expect(try scratch.files == [file])
        #expect(try scratch.mode(of: file) == 0o600)
        #expect(try scratch.mode(of: "lists") == 0o700)
        #expect(store().folder == scratch.path + "/lists")
        #expect(try await store().load(server: "https://other.example.com") == nil)
        var other = list
        other.integrations = []
        try await store().save(other, server: "https://other.example.com")
        #expect(try await store().load(server: server) == list)
    }

    @Test func `no secrets that allow sending alerts are on disk`() async throws {
        let integration = try Self.integration(
            #"""
            {"id":"C1","link":"https://x/integrations/v1/webhook/SeCrEt/","inbound_email":"SeCrEtBox@in.example.com",
            "heartbeat":{"link":"https://x/integrations/v1/webhook/SeCrEt/heartbeat/"},"name":"n"}
            """#)
        try await store().save(Self.list([integration]), server: server)
        #expect(try !scratch.text(of: file).lowercased().contains("secret"))
        let known = try #require(try await store().load(server: server)?.integrations.first)
        #expect(known.name == .value("n"))
        // Not a link without its secret, which a user could copy.
        #expect(known.link.isAbsent)
        #expect(known.inboundEmail.isAbsent)
    }

    @Test func `a link in a file that was modified is ignored`() async throws {
        try await store().save(Self.list([try Self.integration(#"{"id":"C1","name":"n"}"#)]), server: server)
        let text = try scratch.text(of: file).replacing(
            #""name":"n""#, with: #""name":"n","link":"https://evil.example.com/x/","inbound_email":"a@b""#)
        try scratch.write(text, to: file)
        let known = try #require(try await store().load(server: server)?.integrations.first)
        #expect(known.name == .value("n"))
        #expect(known.link.isAbsent && known.inboundEmail.isAbsent)
    }

    @Test(arguments: [
        "", "{", "[]", "null", "{\"format\": 1}", String(repeating: "[", count: 10_000), "\u{0}",
        #"{"format":3,"server":"https://oncall.example.com","read_at":"2023-11-14T22:00:00Z","teams":[],"escalation_chains":[],"integrations":[]}"#,
        #"{"format":"1","server":"https://oncall.example.com","read_at":"2023-11-14T22:00:00Z","teams":[],"escalation_chains":[],"integrations":[]}"#,
        #"{"format":1,"server":"https://oncall.example.com","read_at":"yesterday","teams":[],"escalation_chains":[],"integrations":[]}"#,
        #"{"format":1,"server":"https://oncall.example.com","read_at":"2023-11-14T22:00:00Z","teams":[],"escalation_chains":[],"integrations":[{"name":"no id"}]}"#,
        #"{"format":1,"server":"https://other.example.com","read_at":"2023-11-14T22:00:00Z","teams":[],"escalation_chains":[],"integrations":[]}"#,
    ])
    func `a damaged, newer or foreign file is ignored, and replaced by the next list`(text: String)
        async throws
    {
        let list = Self.list([try whole()])
        try await store().save(list, server: server)
        try scratch.write(text, to: file)
        #expect(try await store().load(server: server) == nil)
        #expect(try scratch.text(of: file) == text)
        try await store().save(list, server: server)
        #expect(try await store().load(server: server) == list)
    }

    @Test func `the same file, undamaged, is read`() async throws {
        try await store().save(Self.list([]), server: server)
        try scratch.write(
            #"{"format":1,"server":"https://oncall.example.com","read_at":"2023-11-14T22:00:00Z","teams":[],"escalation_chains":[],"integrations":[]}"#,
            to: file)
        #expect(try await store().load(server: server)?.integrations == [])
    }

    @Test(arguments: [
        #"{"id":"••••••••","name":"n"}"#, #"{"id":"C1","name":"••••••••"}"#,
        #"{"id":"C1","templates":{"slack":{"title":"see https://x/…/••••••••"}}}"#,
        #"{"id":"C1","labels":[{"key":{"name":"••••••••"},"value":{"name":"v"}}]}"#,
    ])
    func `a list in which an earlier version has overwritten texts is put aside and reported`(row: String) async throws
    {
        try await store().save(Self.list([]), server: server)
        let text =
            #"{"format":1,"server":"https://oncall.example.com","read_at":"2023-11-14T22:00:00Z","teams":[],"escalation_chains":[],"integrations":[\#(row)]}"#
        try scratch.write(text, to: file)
        let problem = await #expect(throws: FileProblem.self) { try await store().load(server: server) }
        #expect(problem?.path == scratch.path + "/" + file + ".damaged")
        #expect(problem?.reason.contains("read again from the server") == true)
        #expect(try scratch.files == [file + ".damaged"])
        #expect(try scratch.text(of: file + ".damaged") == text)
        // It is reported once.
        #expect(try await store().load(server: server) == nil)
    }

    @Test func `bullets of the server, and masked links of the heartbeat, are no damage`() async throws {
        let list = Self.list([try Self.integration(#"{"id":"C1","name":"••••••••"}"#)])
        try await store().save(list, server: server)
        #expect(try await store().load(server: server) == list)
        try scratch.write(
            #"{"format":1,"server":"https://oncall.example.com","read_at":"2023-11-14T22:00:00Z","clock_offset_seconds":0,"teams":[],"escalation_chains":[],"integrations":[{"id":"C1","heartbeat":{"link":"https://x/…/••••••••"}}]}"#,
            to: file)
        let old = try await store().load(server: server)
        #expect(old?.integrations.count == 1)
        // Zero also stood for an unknown clock.
        #expect(old?.clockOffset == nil)
    }

    @Test func `a list with a short secret, and with members that can't be read, is loaded as it was`() async throws {
        let rows = try (0..<120).map { number in
            try Self.integration(
                #"{"id":"Ca1\#(number)","name":"a1 \#(number)","link":"https://x/hook/a1/","type":"a1","labels":{"a1":7}}"#
            )
        }
        var list = Self.list(rows)
        list.clockOffset = nil
        try await store().save(list, server: server)
        for index in list.integrations.indices { list.integrations[index].link = .absent }
        #expect(try await store().load(server: server) == list)
    }

    @Test func `a link or an address that can't be read is not on disk`() async throws {
        let row = try Self.integration(
            #"{"id":"C1","name":"n","link":["https://x/SeCrEt/"],"inbound_email":{"a":"SeCrEt@in.io"}}"#)
        try await store().save(Self.list([row]), server: server)
        #expect(try !scratch.text(of: file).contains("SeCrEt"))
        #expect(
            try await store().load(server: server)?.integrations == [try Self.integration(#"{"id":"C1","name":"n"}"#)])
    }

    @Test func `nothing is created before the first list`() async throws {
        let store = ListStore(stateFolder: scratch.path + "/a/b")
        #expect(try await store.load(server: server) == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
        try await store.save(Self.list([]), server: server)
        #expect(try await store.load(server: server) == Self.list([]))
    }

    @Test func `a list that is too large is not cached, and the previous one is kept`() async throws {
        let list = Self.list([try whole()])
        let small = ListStore(stateFolder: scratch.path, limit: 4 << 10)
        try await small.save(list, server: server)
        var large = try whole()
        large.name = .value(String(repeating: "x", count: 4 << 10))
        let error = await #expect(throws: FileProblem.self) { try await small.save(Self.list([large]), server: server) }
        #expect(error?.path == scratch.path + "/" + file)
        #expect(try await small.load(server: server) == list)
        try await store().save(Self.list([large]), server: server)
        #expect(try await small.load(server: server) == nil)
        #expect(try await store().load(server: server) == Self.list([large]))
    }

    @Test func `no symbolic link is followed`() async throws {
        let list = Self.list([try whole()])
        try await store().save(list, server: server)
        let text = try scratch.text(of: file)
        try scratch.write(text, to: "target")
        try FileManager.default.removeItem(atPath: scratch.path + "/" + file)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/" + file, withDestinationPath: scratch.path + "/target")
        #expect(try await store().load(server: server) == nil)
        try await store().save(Self.list([]), server: server)
        #expect(try scratch.text(of: "target") == text)
        #expect(try await store().load(server: server) == Self.list([]))
    }

    @Test func `no write follows a symbolic link to a folder`() async throws {
        try FileManager.default.createDirectory(atPath: scratch.path + "/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/lists", withDestinationPath: scratch.path + "/elsewhere")
        await #expect(throws: FileProblem.self) { try await store().save(Self.list([]), server: server) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/elsewhere") == [])
    }

    @Test func `temporary files of a killed writer are removed`() async throws {
        try await store().save(Self.list([]), server: server)
        try scratch.write("half a li", to: "lists/.123.tmp")
        try await store().save(Self.list([]), server: server)
        #expect(try scratch.files == [file])
    }

    @Test func `many writers at once leave one complete list`() async throws {
        var lists: [CachedList] = []
        for number in 0..<24 {
            var integration = try whole()
            integration.name = .value(String(repeating: "\(number)", count: 9000))
            lists.append(Self.list([integration]))
        }
        let folder = scratch.path
        try await withThrowingTaskGroup(of: Void.self) { [server] group in
            for list in lists {
                group.addTask { try await ListStore(stateFolder: folder).save(list, server: server) }
            }
            try await group.waitForAll()
        }
        let stored = try await store().load(server: server)
        #expect(stored.map(lists.contains) == true)
        #expect(try scratch.files == [file])
    }
}
