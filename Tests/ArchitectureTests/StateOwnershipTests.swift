import Foundation
import Testing

/// A feature's state is written by that feature: whose each part of the console is. `Features/Console` puts the parts together, and may
/// hand on to all of them what arrives.
private let owners: [String: Set<String>] = [
    "workspace": ["Console", "Workspace"],
    "editingState": ["Console", "Editing"],
    "persistence": ["Console", "Persistence"],
    "overlays": ["Console", "Overlays"],
    "directory": ["Console", "Directory"],
    "exchange": ["Console", "Exchange"],
    "clock": ["Console", "Time"],
    "runningPlan": ["Console", "Plan"],
    "connecting": ["Console", "Contexts"],
]

@Suite struct StateOwnershipTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

    /// The Swift files of a folder of the sources, by their path in it.
    private static func files(in folder: String = "") throws -> [(path: String, code: String)] {
        let base = folder.isEmpty ? sources : sources.appendingPathComponent(folder)
        let walker = try #require(FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil))
        return try walker.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.map { file in
            (
                file.path.replacing(base.path + "/", with: ""),
                StateOwnership.withoutComments(try String(contentsOf: file, encoding: .utf8))
            )
        }
    }

    /// The table with the names of the mutating methods of all sources, which are read once.
    private static let ownership = Result {
        let declared = try files().map { try StateOwnership.mutators(in: $0.code) }
        return StateOwnership(
            owners: owners, mutators: declared.reduce(StateOwnership.standardMutators) { $0.union($1) })
    }

    private static func folder(_ path: String) -> String { path.split(separator: "/").first.map(String.init) ?? "" }

    @Test func `a feature's state is written by that feature`() throws {
        let ownership = try Self.ownership.get()
        let files = try Self.files(in: "Features")
        #expect(files.count > 100, "they are somewhere else now")
        for (path, code) in files {
            let found = try ownership.trespasses(in: code, of: Self.folder(path))
            #expect(found == [], "\(path) writes what is another feature's; let its owner have a function for it")
        }
    }

    @Test func `a type is changed where it stands`() throws {
        let files = try Self.files(in: "Features")
        var homes: [String: Set<String>] = [:]
        for (path, code) in files {
            for match in code.matches(of: /\b(?:struct|enum) (\w+)/) {
                homes[String(match.1), default: []].insert(Self.folder(path))
            }
        }
        #expect(homes["EditingState"] == ["Editing"])
        for (path, code) in files {
            for match in code.matches(of: /(?ms)^(?:\w+ )?extension (\w+)[^{\n]*\{(.*?)^\}/) {
                let (type, body) = (String(match.1), match.2)
                guard type != "Console", let home = homes[type], body.contains("mutating func ") else { continue }
                #expect(home.contains(Self.folder(path)), "\(path) lets a \(type) be changed, which stands in \(home)")
            }
        }
    }

    @Test func `every part of the console that a feature has is in the table`() throws {
        let console = try String(
            contentsOf: Self.sources.appendingPathComponent("Features/Console/Console.swift"), encoding: .utf8)
        let parts = console.matches(of: /(?m)^    (?:package )?(?:internal\(set\) )?(?:let|var) (\w+)[^{\n]*$/)
            .map { String($0.1) }
        // Nobody writes the first; what is said and what is to be done outside, everybody says.
        #expect(Set(parts).subtracting(["configuration", "notice", "outbox"]) == Set(owners.keys))
    }

    @Test func `the folders of the table are there`() throws {
        let there = Set(try Self.files(in: "Features").map { Self.folder($0.path) })
        #expect(Set(owners.values.joined()).subtracting(there) == [])
    }

    @Test(arguments: [
        "workspace.focus = .editor",
        "self.workspace.focus = .editor",
        "next.workspace.size = workspace.size",
        "workspace = Workspace()",
        "connecting = nil",
        "connecting?.startedAt += seconds",
        "persistence.listCache.writtenAt? += seconds",
        "persistence.sentDrafts[draftKey(id, drafts[0])] = nil",
        "persistence\n    .listCache\n    .isDue = true",
        "if isShown { workspace.list.isFiltering=false }",
        "(workspace.focus, isThere) = (.list, true)",
        "change(&workspace.list.filterText)",
        "persistence.drafts.put(draft)",
        "persistence.payloadsUnderWay.remove(key)",
        "guard persistence.payloadsUnderWay.insert(key).inserted else { return }",
        "runningPlan?.fetches[number]?.removeAll()",
        "exchange.requests[number]!.shift(by: 1) // too late",
        "workspace.list.select(id)",
        "persistence\n    .drafts\n    .put(draft)",
        "editingState.editing?.modifyField { $0.text.move(.end) }",
        "for job in persistence.drafts.flush() { run(job) }",
        "notice = Notice(\"//\"); editingState.clipboard = text",
    ])
    func `a write into another feature's state is found`(code: String) throws {
        let ownership = try Self.ownership.get()
        #expect(try ownership.trespasses(in: "{\n    \(code)\n}", of: "Motion").count == 1)
        // The composer may.
        #expect(try ownership.trespasses(in: code, of: "Console") == [])
    }

    @Test func `what changes a value is read from the sources`() throws {
        let code = "    mutating func put(_ draft: Draft) {}\n    func read() {}\n    // mutating func old() {}"
        #expect(try StateOwnership.mutators(in: code) == ["put"])
        #expect(try Self.ownership.get().mutators.isSuperset(of: ["put", "modifyField", "keepSelectionVisible"]))
    }

    @Test func `a write is no trespass in the folder of the owner`() throws {
        let ownership = try Self.ownership.get()
        let code = "workspace.focus = .list\neditingState.editing?.take(theirs)"
        #expect(try ownership.trespasses(in: code, of: "Workspace") == ["editingState.editing?.take("])
        #expect(try ownership.trespasses(in: code, of: "Editing") == ["workspace.focus ="])
    }

    @Test(arguments: [
        "editingState.close(id, field)",
        "overlays.push(.help(HelpView(place)))",
        "runningPlan?.run(event)",
        "guard let connecting, connecting.name == name else { return }",
        "let directory = directory",
        "var workspace = 1",
        "let isThere = workspace.focus == pane && editingState.editing != nil",
        "if exchange.lastNumber >= number || clock.now <= then { return }",
        "let ids = directory.order.filter { known($0) }",
        "let clock = directory.clock.serverTime(at: now)",
        "// workspace.focus = .list",
        "focus(.editor) // editingState.editing = nil",
        "send(to: exchange, at: clock.now)",
        "if isOpen && workspace.isZoomed { return }",
    ])
    func `reading, and telling a part what has happened, are no trespass`(code: String) throws {
        #expect(try Self.ownership.get().trespasses(in: "{\n    \(code)\n}", of: "Motion") == [])
    }
}
