import FoundationEssentials
import Glibc
import JSON
import OnCall
import ScratchFolders
import Testing

@testable import LocalState

@Suite struct JournalStoreTests {
    private let scratch: ScratchFolder
    private let server = "https://oncall.example.com"
    private var file: String { "journal/\(FileName.hash(server)).jsonl" }

    init() throws { scratch = try ScratchFolder() }

    private func store(maxBytes: Int = 8 << 20) -> JournalStore {
        JournalStore(stateFolder: scratch.path, maxBytes: maxBytes)
    }

    private func entry(
        _ id: String, _ operation: JournalEntry.Operation? = nil, server: String? = nil,
        relation: JournalEntry.Relation? = nil
    ) -> JournalEntry {
        let title = EditableField.template(TemplateSlot(path: "slack.title"))
        return JournalEntry(
            id: id, at: Date(timeIntervalSince1970: 1_700_000_000), server: server ?? self.server,
            integration: IntegrationID("CABC"), name: "Payments",
            operation: operation ?? .update(title, before: .null, after: "new\nline"), relation: relation)
    }

    private func outcome(_ id: String, _ outcome: JournalEntry.Outcome) -> JournalOutcome {
        JournalOutcome(id: id, at: Date(timeIntervalSince1970: 1_700_000_001), outcome: outcome)
    }

    @Test func `entries are loaded unchanged, with their outcomes`() async throws {
        let title = EditableField.template(TemplateSlot(path: "slack.title"))
        var entries = [
            entry("a", .update(title, before: .absent, after: .null)),
            entry("b", .update(.labels, before: .value([["key": ["name": "k"]]]), after: []), relation: .undoes("a")),
            entry("c", .create(NewIntegration(type: "webhook", name: "New", teamID: TeamID("T1")))),
            entry("d", .delete(["id": "CABC", "name": "Payments"])),
            entry("e", .startMaintenance(MaintenanceMode(rawValue: "debug"), seconds: 3600), relation: .redoes("a")),
            entry("f", .stopMaintenance),
        ]
        let outcomes: [JournalEntry.Outcome?] = [
            .applied(stored: .null), .applied(stored: .value("x")), .applied(stored: .absent), .refused("no\u{1B}[31m"),
            .unanswered("time-out"), nil,
        ]
        for (index, result) in outcomes.enumerated() {
            try await store().append(entries[index])
            guard let result else { continue }
            try await store().append(outcome(entries[index].id, result), server: server)
            entries[index].outcome = result
        }
        let (read, problems) = await store().load(server: server)
        #expect(read == entries)
        #expect(problems == [])
    }

    @Test func `the file is readable by the user only, and an entry is a line`() async throws {
        try await store().append(entry("a"))
        try await store().append(entry("b"))
        #expect(try scratch.files == [file])
        #expect(try scratch.mode(of: file) == 0o600)
        #expect(try scratch.mode(of: "journal") == 0o700)
        #expect(try scratch.text(of: file).split(separator: "\n").count == 2)
    }

    @Test func `nothing is created before the first entry`() async throws {
        #expect(await store().load(server: server).entries == [])
        #expect(try scratch.files == [])
    }

    @Test func `each server has a journal of its own`() async throws {
        try await store().append(entry("a"))
        try await store().append(entry("b", server: "https://other"))
        #expect(await store().load(server: server).entries.map(\.id) == ["a"])
    }

    @Test func `damaged and truncated lines are skipped and reported, and the next line is intact`() async throws {
        try await store().append(entry("a"))
        let text = try scratch.text(of: file)
        try scratch.write(text + "{\"no\": 1}\nnot json\n" + text.prefix(40), to: file)
        try await store().append(entry("b"))
        let (entries, problems) = await store().load(server: server)
        #expect(entries.map(\.id) == ["a", "b"])
        #expect(problems.count == 1)
        #expect(problems.first?.contains("3 lines of the journal can't be read") == true)
    }

    @Test func `an outcome without its entry is ignored`() async throws {
        try await store().append(outcome("lost", .applied(stored: .null)), server: server)
        try await store().append(entry("a"))
        #expect(await store().load(server: server).entries.map(\.id) == ["a"])
        #expect(await store().load(server: server).problems == [])
    }

    @Test func `a symbolic link instead of the file is not followed`() async throws {
        try scratch.write("precious", to: "elsewhere")
        try FileManager.default.createDirectory(atPath: scratch.path + "/journal", withIntermediateDirectories: true)
        #expect(symlink(scratch.path + "/elsewhere", scratch.path + "/" + file) == 0)
        await #expect(throws: FileProblem.self) { try await store().append(entry("a")) }
        #expect(try scratch.text(of: "elsewhere") == "precious")
        #expect(await store().load(server: server).problems.count == 1)
    }

    @Test func `access of others to an existing file is removed`() async throws {
        try await store().append(entry("a"))
        #expect(chmod(scratch.path + "/" + file, 0o644) == 0)
        try await store().append(entry("b"))
        #expect(try scratch.mode(of: file) == 0o600)
    }

    @Test func `a file that becomes too long loses its oldest lines, and stays readable`() async throws {
        let store = store(maxBytes: 20_000)
        for number in 0..<200 { try await store.append(entry("entry \(number)")) }
        let (entries, problems) = await store.load(server: server)
        #expect(problems == [])
        #expect(entries.last?.id == "entry 199")
        #expect(entries.count < 200)
        #expect(entries.map(\.id) == (200 - entries.count..<200).map { "entry \($0)" })
        #expect(try scratch.text(of: file).utf8.count <= 21_000)
        #expect(try scratch.files == [file])
    }

    @Test func `the newest two thousand entries are read`() async throws {
        let line = String(decoding: JournalRecord.entry(entry("one")).bytes, as: UTF8.self)
        try await store().append(entry("first"))
        let head = try scratch.text(of: file)
        try scratch.write(head + (0..<2000).map { line.replacing("\"one\"", with: "\"\($0)\"") }.joined(), to: file)
        let entries = await store().load(server: server).entries
        #expect(entries.count == 2000)
        #expect(entries.first?.id == "0")
    }

    @Test func `two consoles that write at the same time lose no lines`() async throws {
        let path = scratch.path
        let server = server
        let entries = (0..<2).map { console in (0..<50).map { entry("\(console) \($0)") } }
        await withTaskGroup(of: Void.self) { group in
            for mine in entries {
                group.addTask {
                    let store = JournalStore(stateFolder: path, maxBytes: 8 << 20)
                    for entry in mine { try? await store.append(entry) }
                }
            }
        }
        let (read, problems) = await store().load(server: server)
        #expect(problems == [])
        #expect(Set(read.map(\.id)) == Set(entries.flatMap { $0.map(\.id) }))
    }

    @Test(arguments: [
        #"{"id":"••••••••","name":"n"}"#, #"{"id":"CABC","name":"••••••••"}"#,
        #"{"id":"CABC","templates":{"slack":{"title":"••••••••"}}}"#,
    ])
    func `a deletion in which an earlier version has overwritten texts is not loaded, and reported`(before: String)
        async throws
    {
        try await store().append(entry("a", .delete(try JSONReader.read(before))))
        try await store().append(entry("b"))
        let (read, problems) = await store().load(server: server)
        #expect(read == [entry("b")])
        #expect(problems.count == 1)
        #expect(
            problems.first?.contains("1 line of the journal can't be read (bullets have replaced names or ids") == true)
    }

    @Test func `an entry about an integration whose id was overwritten is not loaded, and reported`() async throws {
        let title = EditableField.template(TemplateSlot(path: "slack.title"))
        try await store().append(
            JournalEntry(
                id: "a", at: Date(timeIntervalSince1970: 1_700_000_000), server: server,
                integration: IntegrationID("••••••••"), name: "n", operation: .update(title, before: .null, after: "x"))
        )
        let (read, problems) = await store().load(server: server)
        #expect(read == [] && problems.count == 1)
    }

    @Test func `the deletion of an integration with a short secret is loaded as it was`() async throws {
        let deleted = try Integration(
            try JSONReader.read(#"{"id":"CABC","name":"ABC","link":"https://x/hook/ABC/","labels":{"ABC":7}}"#))
        try await store().append(entry("a", .delete(deleted.jsonWithoutSecrets)))
        let (read, problems) = await store().load(server: server)
        #expect(problems == [])
        guard case .delete(let json)? = read.first?.operation else { throw CancellationError() }
        #expect(json["id"] == "CABC" && json["name"] == "ABC" && json["labels"] == ["ABC": 7])
        #expect(json["link"] == "https://x/…/••••••••")
    }
}
