import Foundation
import Testing

/// The owner of each part of the console: a feature's state is written by that feature only. `Features/Console` puts the parts
/// together and may forward events to all of them.
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

    /// The Swift files of a folder, by their path in it.
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

    /// The table with the mutating methods of all sources, which are read once.
    private static let ownership = Result {
        let declared = try files().map { try StateOwnership.mutators(in: $0.code) }
        return StateOwnership(
            owners: owners, mutators: declared.reduce(StateOwnership.standardMutators) { $0.union($1) })
    }

    private static func folder(_ path: String) -> String { path.split(separator: "/").first.map(String.init) ?? "" }

    @Test func `a feature's state is written by that feature`() throws {
        let ownership = try Self.ownership.get()
        let files = try Self.files(in: "Features")
        #expect(files.count > 100, "the files were not found")
        for (path, code) in files {
            let found = try ownership.violations(in: code, of: Self.folder(path))
            #expect(found == [], "\(path) writes another feature's state; add a method to its owner")
        }
    }

    @Test func `a type is mutated only in its own folder`() throws {
        let files = try Self.files(in: "Features")
        var folders: [String: Set<String>] = [:]
        for (path, code) in files {
            for match in code.matches(of: /\b(?:struct|enum) (\w+)/) {
                folders[String(match.1), default: []].insert(Self.folder(path))
            }
        }
        #expect(folders["EditingState"] == ["Editing"])
        for (path, code) in files {
            for match in code.matches(of: /(?ms)^(?:\w+ )?extension (\w+)[^{\n]*\{(.*?)^\}/) {
                let (type, body) = (String(match.1), match.2)
                guard type != "Console", let folderOfType = folders[type], body.contains("mutating func ") else {
                    continue
                }
                #expect(
                    folderOfType.contains(Self.folder(path)),
                    "\(path) has mutating methods for \(type), which belongs to \(folderOfType)")
            }
        }
    }

    @Test func `every mutable part of the console is in the table`() throws {
        let console = try String(
            contentsOf: Self.sources.appendingPathComponent("Features/Console/Console.swift"), encoding: .utf8)
        let parts = console.matches(of: /(?m)^    (?:package )?(?:internal\(set\) )?(?:let|var) (\w+)[^{\n]*$/)
            .map { String($0.1) }
        // The first is never written; notices and jobs are added by all features.
        #expect(Set(parts).subtracting(["configuration", "notice", "outbox"]) == Set(owners.keys))
    }

    @Test func `the folders in the table exist`() throws {
        let existing = Set(try Self.files(in: "Features").map { Self.folder($0.path) })
        #expect(Set(owners.values.joined()).subtracting(existing) == [])
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
        #expect(try ownership.violations(in: "{\n    \(code)\n}", of: "Motion").count == 1)
        // `Console` composes the parts and may.
        #expect(try ownership.violations(in: code, of: "Console") == [])
    }

    @Test func `mutating methods are read from the sources`() throws {
        let code = "    mutating func put(_ draft: Draft) {}\n    func read() {}\n    // mutating func old() {}"
        #expect(try StateOwnership.mutators(in: code) == ["put"])
        #expect(try Self.ownership.get().mutators.isSuperset(of: ["put", "modifyField", "keepSelectionVisible"]))
    }

    @Test func `an owner may write its own state`() throws {
        let ownership = try Self.ownership.get()
        let code = "workspace.focus = .list\neditingState.editing?.take(theirs)"
        #expect(try ownership.violations(in: code, of: "Workspace") == ["editingState.editing?.take("])
        #expect(try ownership.violations(in: code, of: "Editing") == ["workspace.focus ="])
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
    func `reading another feature's state and calling its methods are allowed`(code: String) throws {
        #expect(try Self.ownership.get().violations(in: "{\n    \(code)\n}", of: "Motion") == [])
    }
}
