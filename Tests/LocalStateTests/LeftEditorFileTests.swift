import FoundationEssentials
import Glibc
import JSON
import OnCall
import ScratchFolders
import Testing

@testable import LocalState

/// The console was killed while a text was open in an external editor.
@Suite struct LeftEditorFileTests {
    private let scratch: ScratchFolder
    private let server = "https://oncall.example.com"

    init() throws { scratch = try ScratchFolder() }

    private var files: [String] { get throws { try scratch.files.filter { !$0.hasPrefix("consoles/") } } }

    private func draft(_ text: String) throws -> Draft {
        Draft(
            key: Draft.Key(
                server: server, integration: IntegrationID("CABC"),
                field: try #require(EditableField(path: "templates.slack.title"))),
            integrationName: "Payments", base: .value("old"), value: .string(text),
            changedAt: Date(timeIntervalSince1970: 1_700_000_000))
    }

    /// The file of an editor that was given `text`, and saved `changed`.
    private func left(_ text: String, changed: String, console: String = "gone") throws -> EditorFile {
        let file = try EditorFile.create(
            text: text, name: "slack.title", extension: "jinja", stateFolder: scratch.path)
        try file.note(try draft(text), console: console)
        try Data(changed.utf8).write(to: URL(filePath: file.path))
        return file
    }

    /// Waits until no process holds the file: a program that another test is starting has a copy of every descriptor until its `exec`.
    private func waitUntilFree(_ file: EditorFile) throws {
        let folder = open(String(file.path.dropLast(file.file.count)), O_RDONLY | O_DIRECTORY)
        try #require(folder >= 0)
        defer { close(folder) }
        #expect(flock(folder, LOCK_EX) == 0)
    }

    private func store() -> DraftStore { DraftStore(stateFolder: scratch.path) }

    @Test func `its text becomes the draft of its field, and the file goes`() async throws {
        _ = try left("old", changed: "new\n")
        let found = await store().load(server: server)
        #expect(found.drafts == [try draft("new")])
        #expect(found.recovered == [try draft("new")])
        #expect(found.problems == [])
        #expect(try files.count == 1)
        #expect(await store().load(server: server).recovered == [])
    }

    @Test func `a text that was not changed is no draft`() async throws {
        _ = try left("old", changed: "old\n")
        #expect(await store().load(server: server) == DraftInventory())
        #expect(try files == [])
    }

    @Test func `it takes the place of the draft that the editor was given`() async throws {
        try await store().save(draft("given"), order: 1)
        _ = try left("given", changed: "given and more")
        let found = await store().load(server: server)
        #expect(found.drafts == [try draft("given and more")])
        #expect(found.kept == [])
    }

    /// The console was asked to end: it has made a draft of what the editor had saved, and the user has not seen it.
    @Test func `a text that a console has taken while it ended is reported once`() async throws {
        try await store().save(draft("taken"), order: 1)
        let file = try left("given", changed: "taken")
        try file.note(draft("taken"), console: "gone", isUntold: true)
        var hold: EditorHold? = try file.hold()
        #expect(await store().load(server: server).recovered == [try draft("taken")])
        // The editor is still open.
        #expect(await store().load(server: server).recovered == [])
        try Data("more".utf8).write(to: URL(filePath: file.path))
        #expect(await store().load(server: server).recovered == [try draft("more")])
        _ = hold
        hold = nil
        try waitUntilFree(file)
        let found = await store().load(server: server)
        #expect((found.recovered, found.drafts, found.kept) == ([], [try draft("more")], []))
        #expect(try files.count == 1)
    }

    @Test func `a text that the ending console could not write becomes the draft`() async throws {
        let file = try left("given", changed: "taken")
        try file.note(draft("taken"), console: "gone", isUntold: true)
        #expect(await store().load(server: server).drafts == [try draft("taken")])
    }

    @Test func `beside a draft that has changed since it is kept`() async throws {
        try await store().save(draft("another"), order: 1)
        _ = try left("given", changed: "given and more")
        let found = await store().load(server: server)
        #expect(found.drafts == [try draft("another")])
        #expect(found.kept.map(\.draft) == [try draft("given and more")])
    }

    @Test func `the file of a running console is left alone`() async throws {
        let other = store()
        other.mark.show()
        let file = try left("old", changed: "new", console: other.mark.id)
        #expect(await store().load(server: server) == DraftInventory())
        #expect(try file.read(limit: 100) == "new")
    }

    @Test func `while the editor is open the file stays, and what is saved later is found too`() async throws {
        let file = try left("old", changed: "new")
        var hold: EditorHold? = try file.hold()
        #expect(await store().load(server: server).drafts == [try draft("new")])
        #expect(await store().load(server: server).recovered == [])
        try Data("newer".utf8).write(to: URL(filePath: file.path))
        #expect(await store().load(server: server).drafts == [try draft("newer")])
        _ = hold
        hold = nil
        try waitUntilFree(file)
        #expect(await store().load(server: server).drafts == [try draft("newer")])
        #expect(try files.count == 1)
    }

    @Test func `a backup that the editor has left is kept, and named once`() async throws {
        let file = try left("old", changed: "new")
        let folder = String(file.path.dropFirst(scratch.path.count + 1).dropLast("slack.title.jinja".count))
        try scratch.write("x", to: folder + ".slack.title.jinja.swp")
        try scratch.write("x", to: folder + "slack.title.jinja~")
        let found = await store().load(server: server)
        #expect(found.drafts == [try draft("new")])
        #expect(found.problems.map(\.path) == [file.path])
        #expect(await store().load(server: server).problems == [])
        #expect(try scratch.text(of: folder + ".slack.title.jinja.swp") == "x")
    }

    @Test func `if the draft can't be written, the file stays`() async throws {
        let file = try left("old", changed: "new")
        try scratch.write("in the way", to: "drafts")
        #expect(await store().load(server: server).problems.map(\.reason) == ["Not a directory"])
        #expect(try file.read(limit: 100) == "new")
    }

    @Test func `a file that is not text stays, and is named`() async throws {
        let file = try left("old", changed: "x")
        try Data([0xFF]).write(to: URL(filePath: file.path))
        #expect(await store().load(server: server).problems.map(\.reason) == ["is not text in UTF-8"])
        #expect(try Data(contentsOf: URL(filePath: file.path)) == Data([0xFF]))
    }
}
