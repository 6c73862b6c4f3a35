import FoundationEssentials
import JSON
import OnCall
import ScratchFolders
import Testing

@testable import LocalState

@Suite struct DraftStoreTests: DraftSuite {
    let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    @Test(
        arguments: [.absent, .null, .value("old\u{0}\u{1B}[31m \u{E9} e\u{301} 😀"), .value([["key": ["id": "a"]]])]
            as [Field<JSONValue>])
    func `a draft is loaded unchanged`(base: Field<JSONValue>) async throws {
        let labels: JSONValue = [["key": ["name": "team"], "value": ["name": "x\ny"]], 1, .null, true]
        let drafts = [
            try draft("multi\r\nline \"quoted\"", base: base), try draft(labels, base: base, of: "labels", at: 2e9),
        ]
        for draft in drafts { #expect(try await console().save(draft, order: 1) == .done) }
        #expect(await console().load(server: server) == DraftInventory(drafts: drafts))
    }

    @Test func `a draft has its own file, readable by the user only`() async throws {
        try await console().save(draft(), order: 1)
        #expect(try files == [file])
        #expect(try scratch.mode(of: file) == 0o600)
        for folder in ["drafts", "drafts/\(hash)", "drafts/\(hash)/CABC"] {
            #expect(try scratch.mode(of: folder) == 0o700)
        }
    }

    @Test func `access of others to existing folders is removed`() async throws {
        let inner = scratch.path + "/drafts/\(hash)/CABC"
        try FileManager.default.createDirectory(
            atPath: inner, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        try await console().save(draft(), order: 1)
        #expect(try scratch.mode(of: "drafts/\(hash)/CABC") == 0o700)
    }

    @Test func `nothing is created before the first draft`() async throws {
        #expect(await console().load(server: server) == DraftInventory())
        #expect(try await console().remove(try draft().key, order: 1) == .done)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
    }

    @Test func `a state folder is created if missing`() async throws {
        let store = DraftStore(stateFolder: scratch.path + "/a/b")
        try await store.save(draft(), order: 1)
        #expect(await store.loadAll().drafts.count == 1)
        #expect(try scratch.mode(of: "a") == 0o700)
    }

    @Test func `each server has its own drafts`() async throws {
        let other = try draft("y", server: "https://other.example.com", at: 5)
        try await console().save(draft(), order: 1)
        try await console().save(other, order: 1)
        #expect(await console().load(server: "https://other.example.com").drafts == [other])
        #expect(await console().loadAll().drafts == [other, try draft()])
    }

    @Test func `a removed draft is gone, and can be saved again`() async throws {
        let store = console()
        try await store.save(draft(), order: 1)
        #expect(try await store.remove(draft().key, order: 2) == .done)
        #expect(try files == [])
        #expect(try await store.save(draft("again"), order: 3) == .done)
        #expect(await store.load(server: server).drafts == [try draft("again")])
    }

    @Test func `the higher order wins, in whatever sequence the calls arrive`() async throws {
        let store = console()
        #expect(try await store.save(draft("third"), order: 3) == .done)
        #expect(try await store.save(draft("second"), order: 2) == .superseded)
        #expect(try await store.remove(draft().key, order: 1) == .superseded)
        #expect(await store.load(server: server).drafts == [try draft("third")])
        #expect(try await store.remove(draft().key, order: 5) == .done)
        #expect(try await store.save(draft("fourth"), order: 4) == .superseded)
        #expect(await store.load(server: server).drafts == [])
    }

    @Test func `files of an earlier version are moved aside without an end`() async throws {
        let record = DraftRecord(try draft("old"), console: nil)
        try await console().save(draft("first"), order: 1)
        let folder = "drafts/\(hash)/CABC/"
        for number in 1...999 { try scratch.write("x", to: folder + "templates.slack.title~\(number).json") }
        try scratch.write(String(decoding: record.bytes, as: UTF8.self), to: file)
        let outcome = try await console().save(draft("new"), order: 1)
        guard case .conflict(let path) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(path.contains("~"))
        #expect(try files.count == 1001)
    }

    @Test func `a folder of drafts that is a symbolic link is refused, and says so`() async throws {
        try FileManager.default.createDirectory(atPath: scratch.path + "/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/drafts", withDestinationPath: scratch.path + "/elsewhere")
        let reason = "is a symbolic link, which is not followed; put a folder in its place"
        #expect(
            await console().load(server: server).problems.map(\.description) == ["\(scratch.path)/drafts: \(reason)"])
        let error = await #expect(throws: FileProblem.self) { try await console().save(draft(), order: 1) }
        #expect(error?.reason == reason)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/elsewhere") == [])
    }

    @Test func `a folder that can't be read does not hide the others`() async throws {
        try await console().save(draft(), order: 1)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/drafts/\(hash)/AAA", withDestinationPath: scratch.path)
        let found = await console().load(server: server)
        #expect(found.drafts == [try draft()])
        #expect(found.problems.count == 1)
    }

    @Test(arguments: [
        "", "{", "[]", "null", "{\"format\": 1}", String(repeating: "[", count: 10_000), "\u{0}",
        #"{"format":1,"stamp":"1","server":"s","integration":"C","integration_name":"n","field":"nonsense","changed_at":"2026-01-01T00:00:00Z","value":1}"#,
        #"{"format":1,"stamp":"1","server":"s","integration":"C","integration_name":"n","field":"name","changed_at":"soon","value":1}"#,
        #"{"format":1,"stamp":"1","server":"s","integration":"C","integration_name":"n","field":"name","changed_at":"2026-01-01T00:00:00Z"}"#,
    ])
    func `a damaged file is set aside and reported once`(text: String) async throws {
        try await console().save(draft("good", of: "name"), order: 1)
        try scratch.write(text, to: file)
        let found = await console().load(server: server)
        #expect(found.drafts == [try draft("good", of: "name")])
        #expect(found.problems.map(\.path) == [scratch.path + "/" + file + ".damaged"])
        #expect(try scratch.text(of: file + ".damaged") == text)
        #expect(await console().load(server: server).problems == [])
    }

    @Test func `a save over a damaged file sets it aside too`() async throws {
        let store = console()
        try await store.save(draft(), order: 1)
        for text in ["x", "y"] {
            try scratch.write(text, to: file)
            #expect(try await store.save(draft(.string(text)), order: text == "x" ? 2 : 3) == .done)
        }
        #expect(try scratch.text(of: file + ".damaged") == "x")
        #expect(try scratch.text(of: file + "~1.damaged") == "y")
        #expect(await console().load(server: server).drafts == [try draft("y")])
    }

    @Test func `a file of a newer version is left alone`() async throws {
        try await console().save(draft(), order: 1)
        try scratch.write("{\"format\": 2}", to: file)
        #expect(
            await console().load(server: server).problems.map(\.reason) == [
                "was written by a newer version of this program"
            ])
        #expect(try files == [file])
    }

    @Test func `no write follows a symbolic link`() async throws {
        try scratch.write("precious", to: "target")
        try await console().save(draft(), order: 1)
        try FileManager.default.removeItem(atPath: scratch.path + "/" + file)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/" + file, withDestinationPath: scratch.path + "/target")
        #expect(await console().load(server: server).problems.count == 1)
        try await console().save(draft("new"), order: 1)
        #expect(try scratch.text(of: "target") == "precious")
        #expect(await console().load(server: server).drafts == [try draft("new")])
    }

    @Test func `no write follows a symbolic link to a folder`() async throws {
        try FileManager.default.createDirectory(atPath: scratch.path + "/elsewhere", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            atPath: scratch.path + "/drafts/\(hash)", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/drafts/\(hash)/CABC", withDestinationPath: scratch.path + "/elsewhere")
        await #expect(throws: FileProblem.self) { try await console().save(draft(), order: 1) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/elsewhere") == [])
    }

    @Test func `temporary files of a killed writer are removed`() async throws {
        let store = console()
        try await store.save(draft(), order: 1)
        try scratch.write("half a te", to: "drafts/\(hash)/CABC/.123.tmp")
        #expect(await store.load(server: server).drafts.count == 1)
        try await store.save(draft("more"), order: 2)
        #expect(try files == [file])
    }

    @Test func `a disk error is reported with its path`() async throws {
        try scratch.write("in the way", to: "drafts")
        let error = await #expect(throws: FileProblem.self) { try await console().save(draft(), order: 1) }
        #expect(error?.description == "\(scratch.path)/drafts: Not a directory")
        #expect(await console().loadAll() == DraftInventory())
    }

    @Test func `a failed save can be repeated with the same order`() async throws {
        let store = console()
        try scratch.write("in the way", to: "drafts")
        await #expect(throws: FileProblem.self) { try await store.save(draft(), order: 1) }
        try FileManager.default.removeItem(atPath: scratch.path + "/drafts")
        #expect(try await store.save(draft(), order: 1) == .done)
    }

    @Test(arguments: [
        "../../../x", "..", ".", "a/b", "", "\u{0}", "x~1", "%2e", ".hidden", "é", String(repeating: "x", count: 5000),
    ])
    func `names from a server can't form paths`(name: String) async throws {
        let draft = try draft(of: "templates.\(name).title", integration: name)
        try await console().save(draft, order: 1)
        #expect(await console().load(server: server).drafts == [draft])
        let files = try self.files
        #expect(files.count == 1)
        #expect(files[0].hasPrefix("drafts/\(hash)/"))
        #expect(files[0].split(separator: "/").count == 4)
        #expect(files[0].split(separator: "/").allSatisfy { $0.utf8.count <= 200 && !$0.hasPrefix(".") })
    }

    @Test func `different names have different files`() {
        let long = String(repeating: "x", count: 300)
        let texts = [
            "a", "A", "a.b", "a/b", "a%2fb", "a~1", "", "%", ".", "..", "a b", long + "1", long + "2", "é", "e\u{301}",
        ]
        #expect(Set(texts.map(FileName.of)).count == texts.count)
        #expect(FileName.hash("") == "cbf29ce484222325")
        #expect(FileName.hash("a") == "af63dc4c8601ec8c")
    }

    @Test func `a draft whose integration has lost its id is put aside and reported`() async throws {
        let damaged = try draft("mine", integration: "••••••••")
        try await console().save(damaged, order: 1)
        try await console().save(draft(), order: 1)
        let found = await console().load(server: server)
        #expect(found.drafts == [try draft()])
        let problem = try #require(found.problems.first)
        #expect(problem.path.hasSuffix(".json.damaged"))
        #expect(problem.reason == "bullets have replaced the id of its integration; its text is kept")
        #expect(try String(contentsOfFile: problem.path, encoding: .utf8).contains("mine"))
        #expect(await console().load(server: server) == DraftInventory(drafts: [try draft()]))
    }
}
