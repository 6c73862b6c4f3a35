import FoundationEssentials
import JSON
import OnCall
import ScratchFolders
import Testing

@testable import LocalState

@Suite struct PayloadStoreTests {
    private let scratch: ScratchFolder
    private let server = "https://oncall.example.com"
    private let id = IntegrationID("CABC")
    private let chosen = ChosenPayload(source: .sample("firing"), text: "{\n  \"a\": 1.0\n}")
    private var hash: String { FileName.hash(server) }
    private var file: String { "payloads/\(hash)/CABC.json" }

    init() throws { scratch = try ScratchFolder() }

    private func store() -> PayloadStore { PayloadStore(stateFolder: scratch.path) }

    @Test(
        arguments: [
            .sample("resolved"), .alert(id: "I1", title: "Disk\u{1B}[2J", receivedAt: Date(timeIntervalSince1970: 2e9)),
            .alert(id: "I2", title: "", receivedAt: nil), .file(path: "/p/x.json"), .edited(of: "file /p/x.json"),
        ] as [ChosenPayload.Source])
    func `a choice is loaded unchanged`(source: ChosenPayload.Source) async throws {
        let chosen = ChosenPayload(source: source, text: "not\r\nJSON \u{0} e\u{301} 😀 \"")
        try await store().save(chosen, server: server, integration: id)
        #expect(await store().load(server: server, integration: id) == chosen)
        #expect(await store().load(server: server, integration: id)?.text.isExactly(chosen.text) == true)
    }

    @Test func `a choice has its own file, readable by the user only`() async throws {
        try await store().save(chosen, server: server, integration: id)
        #expect(try scratch.files == [file])
        #expect(try scratch.mode(of: file) == 0o600)
        for folder in ["payloads", "payloads/\(hash)"] { #expect(try scratch.mode(of: folder) == 0o700) }
        #expect(store().folder == scratch.path + "/payloads")
    }

    @Test func `access of others to existing folders is removed`() async throws {
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/payloads/\(hash)", withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        try await store().save(chosen, server: server, integration: id)
        for folder in ["payloads", "payloads/\(hash)"] { #expect(try scratch.mode(of: folder) == 0o700) }
    }

    @Test func `nothing is created before the first choice`() async throws {
        let store = PayloadStore(stateFolder: scratch.path + "/a/b")
        #expect(await store.load(server: server, integration: id) == nil)
        try await store.save(nil, server: server, integration: id)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
        try await store.save(chosen, server: server, integration: id)
        #expect(await store.load(server: server, integration: id) == chosen)
    }

    @Test func `the last choice wins, and can be removed`() async throws {
        try await store().save(ChosenPayload(source: .sample("resolved"), text: "{}"), server: server, integration: id)
        try await store().save(chosen, server: server, integration: id)
        #expect(await store().load(server: server, integration: id) == chosen)
        try await store().save(nil, server: server, integration: id)
        #expect(await store().load(server: server, integration: id) == nil)
        #expect(try scratch.files == [])
        try await store().save(nil, server: server, integration: id)
    }

    @Test func `each server and integration has its own choice`() async throws {
        try await store().save(chosen, server: server, integration: id)
        #expect(await store().load(server: "https://other.example.com", integration: id) == nil)
        #expect(await store().load(server: server, integration: IntegrationID("CABD")) == nil)
        try await store().save(nil, server: "https://other.example.com", integration: id)
        try await store().save(nil, server: server, integration: IntegrationID("CABD"))
        #expect(await store().load(server: server, integration: id) == chosen)
    }

    @Test func `a file of another server with the same name is ignored`() async throws {
        try await store().save(chosen, server: server, integration: id)
        let text = try scratch.text(of: file)
        try scratch.write(text.replacing("oncall.example.com", with: "other.example.com"), to: file)
        #expect(await store().load(server: server, integration: id) == nil)
        try scratch.write(text.replacing("CABC", with: "cabc"), to: file)
        #expect(await store().load(server: server, integration: id) == nil)
    }

    @Test(arguments: [
        "", "{", "[]", "null", "{\"format\": 1}", String(repeating: "[", count: 10_000), "\u{0}",
        #"{"format":1,"server":"https://oncall.example.com","integration":"CABC","payload":{"text":"x"}}"#,
        #"{"format":2,"server":"https://oncall.example.com","integration":"CABC","payload":{"text":"x","source":{"kind":"sample","name":"firing"}}}"#,
        #"{"format":"1","server":"https://oncall.example.com","integration":"CABC","payload":{"text":"x","source":{"kind":"sample","name":"firing"}}}"#,
    ])
    func `a damaged or newer file is ignored, and replaced by the next choice`(text: String) async throws {
        try await store().save(chosen, server: server, integration: id)
        try scratch.write(text, to: file)
        #expect(await store().load(server: server, integration: id) == nil)
        #expect(try scratch.text(of: file) == text)
        try await store().save(chosen, server: server, integration: id)
        #expect(await store().load(server: server, integration: id) == chosen)
    }

    @Test func `a payload that is too large is not saved, and the previous one is kept`() async throws {
        try await store().save(chosen, server: server, integration: id)
        // In the file, each of these takes six characters.
        let large = ChosenPayload(source: .file(path: "/x"), text: String(repeating: "\u{1}", count: 700_000))
        let error = await #expect(throws: FileProblem.self) {
            try await store().save(large, server: server, integration: id)
        }
        #expect(error?.path == scratch.path + "/" + file)
        #expect(error?.reason.contains("4 MiB") == true)
        #expect(await store().load(server: server, integration: id) == chosen)
        let small = ChosenPayload(source: .file(path: "/x"), text: String(repeating: "x", count: 4_190_000))
        try await store().save(small, server: server, integration: id)
        #expect(await store().load(server: server, integration: id) == small)
    }

    @Test func `a file that has become too large is not read`() async throws {
        try await store().save(chosen, server: server, integration: id)
        let text = try scratch.text(of: file)
        try scratch.write(text + String(repeating: " ", count: PayloadStore.limit - text.utf8.count), to: file)
        #expect(await store().load(server: server, integration: id) == chosen)
        try scratch.write(text + String(repeating: " ", count: PayloadStore.limit - text.utf8.count + 1), to: file)
        #expect(await store().load(server: server, integration: id) == nil)
    }

    @Test func `no symbolic link is followed`() async throws {
        try await store().save(chosen, server: server, integration: id)
        try scratch.write(try scratch.text(of: file), to: "target")
        try FileManager.default.removeItem(atPath: scratch.path + "/" + file)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/" + file, withDestinationPath: scratch.path + "/target")
        #expect(await store().load(server: server, integration: id) == nil)
        let other = ChosenPayload(source: .sample("resolved"), text: "{}")
        let before = try scratch.text(of: "target")
        try await store().save(other, server: server, integration: id)
        #expect(try scratch.text(of: "target") == before)
        #expect(await store().load(server: server, integration: id) == other)
    }

    @Test func `no write follows a symbolic link to a folder`() async throws {
        try FileManager.default.createDirectory(atPath: scratch.path + "/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/payloads", withDestinationPath: scratch.path + "/elsewhere")
        await #expect(throws: FileProblem.self) { try await store().save(chosen, server: server, integration: id) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/elsewhere") == [])
    }

    @Test func `a disk error is reported with its path`() async throws {
        try scratch.write("in the way", to: "payloads")
        let error = await #expect(throws: FileProblem.self) {
            try await store().save(chosen, server: server, integration: id)
        }
        #expect(error?.description == "\(scratch.path)/payloads: Not a directory")
        #expect(await store().load(server: server, integration: id) == nil)
    }

    @Test func `temporary files of a killed writer are removed`() async throws {
        try await store().save(chosen, server: server, integration: id)
        try scratch.write("half a pay", to: "payloads/\(hash)/.123.tmp")
        try await store().save(chosen, server: server, integration: id)
        #expect(try scratch.files == [file])
    }

    @Test func `many writers at once leave one complete choice`() async throws {
        let choices = (0..<24).map {
            ChosenPayload(source: .sample("\($0)"), text: String(repeating: "\($0)", count: 9000))
        }
        let folder = scratch.path
        try await withThrowingTaskGroup(of: Void.self) { [server, id] group in
            for chosen in choices {
                group.addTask {
                    try await PayloadStore(stateFolder: folder).save(chosen, server: server, integration: id)
                }
            }
            try await group.waitForAll()
        }
        #expect(choices.contains(try #require(await store().load(server: server, integration: id))))
        #expect(try scratch.files == [file])
    }

    @Test(arguments: ["../../../x", "..", "a/b", "", "\u{0}", ".hidden", "é", String(repeating: "x", count: 5000)])
    func `IDs from a server can't form paths`(name: String) async throws {
        try await store().save(chosen, server: server, integration: IntegrationID(name))
        #expect(await store().load(server: server, integration: IntegrationID(name)) == chosen)
        let files = try scratch.files
        #expect(files.count == 1 && files[0].hasPrefix("payloads/\(hash)/"))
        #expect(files[0].split(separator: "/").count == 3)
    }
}
