import FoundationEssentials
import JSON
import OnCall
import ScratchFolders
import SeededRandom
import Testing

@testable import LocalState

/// Several consoles write the draft of one field.
@Suite struct TwoConsolesTests: DraftSuite {
    let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func aside(_ store: DraftStore) -> String {
        "drafts/\(hash)/CABC/templates.slack.title~\(store.mark.id).json"
    }

    @Test func `two consoles: the other one's draft is moved aside, and reported once`() async throws {
        let (one, other) = (console(), console())
        try await one.save(draft("one"), order: 1)
        #expect(await other.load(server: server).drafts == [try draft("one")])
        try await one.save(draft("one more"), order: 2)
        let path = scratch.path + "/" + aside(one)
        #expect(try await other.save(draft("other"), order: 1) == .conflict(path: path))
        #expect(
            try await one.save(draft("one again"), order: 3) == .conflict(path: scratch.path + "/" + aside(other)))
        for order in 4..<30 {
            #expect(try await other.save(draft(.string("other \(order)")), order: order) == .done)
            #expect(try await one.save(draft(.string("one \(order)")), order: order) == .done)
        }
        // One file for each console.
        #expect(Set(try files) == [file, aside(other)])
        let found = await console().load(server: server)
        #expect(found.drafts == [try draft("one 29")])
        #expect(
            found.kept == [
                ConflictingDraft(
                    path: scratch.path + "/" + aside(other), draft: try draft("other 29"), isInUse: true)
            ])
        #expect(found.problems == [])
        // Each sees the text of the other, and not its own.
        #expect(await one.loadAll().kept.map(\.draft) == [try draft("other 29")])
        #expect(await other.loadAll().kept.map(\.draft) == [try draft("one 29")])
    }

    @Test func `the text of another console is found wherever it is, as long as it differs`() async throws {
        let (one, other) = (console(), console())
        let key = try draft().key
        #expect(try await one.conflict(of: key) == nil)
        try await one.save(draft("one"), order: 1)
        _ = try await other.save(draft("other"), order: 1)
        #expect(try await other.conflict(of: key) == scratch.path + "/" + aside(one))
        #expect(try await one.conflict(of: key) == scratch.path + "/" + file)
        _ = try await one.save(draft("one more"), order: 2)
        #expect(try await other.conflict(of: key) == scratch.path + "/" + file)
        // Both have the same text now.
        _ = try await one.save(draft("other"), order: 3)
        #expect(try await other.conflict(of: key) == nil)
        _ = try await one.save(draft("one more"), order: 4)
        #expect(try await other.conflict(of: key) == scratch.path + "/" + file)
        try await one.remove(key, order: 5)
        #expect(try await other.conflict(of: key) == nil)
        #expect(try await one.conflict(of: key) == scratch.path + "/" + aside(other))
    }

    @Test func `dropping a draft that is gone already is no failure`() async throws {
        let kept = ConflictingDraft(path: scratch.path + "/" + aside(console()), draft: try draft("one"))
        try await console().save(draft("mine"), order: 1)
        try await console().remove(kept)
    }

    @Test func `a draft that was loaded is not overwritten while its console is running`() async throws {
        let (one, other) = (console(), console())
        try await one.save(draft("one"), order: 1)
        _ = await other.load(server: server)
        try await other.save(draft("one and other"), order: 1)
        #expect(await console().load(server: server).kept.map(\.draft) == [try draft("one")])
        #expect(try await other.remove(draft().key, order: 2) == .done)
        // The first has its text on disk still.
        #expect(try files == [aside(one)])
    }

    @Test func `a console does not remove the draft of a running one that it has loaded`() async throws {
        let (one, other) = (console(), console())
        try await one.save(draft("one"), order: 1)
        _ = await other.load(server: server)
        #expect(try await other.remove(draft().key, order: 1) == .conflict(path: scratch.path + "/" + file))
        #expect(try files == [file])
    }

    /// Runs `body` with a console that ends then.
    private func ending<Value>(_ body: (DraftStore) async throws -> Value) async rethrows -> Value {
        try await body(console())
    }

    @Test func `the text of a console that has ended becomes the draft if there is none`() async throws {
        let one = console()
        try await ending { other in
            try await one.save(draft("one"), order: 1)
            try await other.save(draft("other"), order: 1)
            try await one.save(draft("one more"), order: 2)
        }
        try await one.remove(draft().key, order: 3)
        #expect(try files.count == 1)
        let found = await console().load(server: server)
        #expect(found.drafts == [try draft("other")])
        #expect(found.kept == [])
        #expect(try files == [file])
    }

    @Test func `of the files of consoles that have ended, those with no text of their own are removed`() async throws {
        try await ending { one in
            try await ending { other in
                try await one.save(draft("same"), order: 1)
                try await other.save(draft("other"), order: 1)
                try await other.save(draft("same"), order: 2)
            }
        }
        #expect(try files.count == 2)
        let found = await console().load(server: server)
        #expect(found.drafts == [try draft("same")])
        #expect(found.kept == [])
        #expect(try files == [file])
    }

    @Test func `a different text of a console that has ended is kept, and can be dropped`() async throws {
        let one = console()
        try await ending { other in
            try await other.save(draft("other"), order: 1)
            try await one.save(draft("one"), order: 1)
        }
        let found = await console().load(server: server)
        #expect(found.drafts == [try draft("one")])
        let kept = try #require(found.kept.first)
        let other = try draft("other")
        #expect(kept.draft == other && !kept.isInUse && found.kept.count == 1)
        try await one.remove(kept)
        #expect(try files == [file])
    }

    @Test func `the text of a running console can't be dropped by another`() async throws {
        let (one, other) = (console(), console())
        try await other.save(draft("other"), order: 1)
        try await one.save(draft("one"), order: 1)
        let kept = try #require(await one.loadAll().kept.first)
        #expect(kept.isInUse)
        let error = await #expect(throws: FileProblem.self) { try await one.remove(kept) }
        #expect(error?.reason == "belongs to a console that is running")
        #expect(try files.count == 2)
    }

    @Test func `two consoles: the same text twice is one draft`() async throws {
        try await console().save(draft(), order: 1)
        #expect(try await console().save(draft(), order: 1) == .done)
        #expect(try files == [file])
    }

    @Test func `two consoles: a draft that was loaded can be overwritten`() async throws {
        try await console().save(draft(), order: 1)
        let other = console()
        _ = await other.load(server: server)
        #expect(try await other.save(draft("mine"), order: 1) == .done)
        #expect(try files == [file])
    }

    @Test func `two consoles: loading again does not allow overwriting the other's draft`() async throws {
        let (one, other) = (console(), console())
        try await one.save(draft("one"), order: 1)
        try await other.save(draft("other"), order: 1)
        _ = await one.loadAll()
        try await one.save(draft("one more"), order: 2)
        #expect(await console().load(server: server).kept.map(\.draft) == [try draft("other")])
    }

    @Test func `two consoles: a removal keeps the other one's draft`() async throws {
        let (one, other) = (console(), console())
        try await one.save(draft("one"), order: 1)
        _ = await other.load(server: server)
        try await other.save(draft("other"), order: 1)
        #expect(try await one.remove(draft().key, order: 2) == .conflict(path: scratch.path + "/" + file))
        #expect(await console().load(server: server).drafts == [try draft("other")])
    }

    @Test func `many writers at once lose nothing`() async throws {
        let drafts = try (0..<24).map { try draft(.string("text \($0)")) }
        let folder = scratch.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for draft in drafts {
                group.addTask { try await DraftStore(stateFolder: folder).save(draft, order: 1) }
            }
            try await group.waitForAll()
        }
        let found = await console().load(server: server)
        #expect(Set(found.drafts + found.kept.map(\.draft)) == Set(drafts))
        #expect(found.drafts.count == 1)
        #expect(try files.count == drafts.count)
    }

    // MARK: Random sessions

    /// A console in a random session, and the text that it takes for stored.
    private final class Actor {
        let store: DraftStore
        var order = 0
        var text: String?
        /// What it has loaded as its draft, and may replace.
        var loaded: String?

        init(_ store: DraftStore) { self.store = store }
    }

    @Test(arguments: (0..<(LongRun.seconds == nil ? 20 : 2000)).map(UInt64.init))
    func `whatever consoles do, no text is lost and no file is left over`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var running: [Actor] = []
        /// Texts of consoles that have ended, until a console has replaced or dropped them.
        var left: Set<String> = []
        var (count, consoles) = (0, 0)
        for _ in 0..<60 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0 where running.count < 4, 1 where running.isEmpty:
                let actor = Actor(console())
                actor.loaded = await actor.store.load(server: server).drafts.first?.value.string
                running.append(actor)
                consoles += 1
            case 2 where running.count > 1:
                let actor = running.remove(at: .random(in: running.indices, using: &random))
                if let text = actor.text { left.insert(text) }
            case 3:
                guard let actor = running.randomElement(using: &random) else { continue }
                actor.order += 1
                actor.text = nil
                if let loaded = actor.loaded { left.remove(loaded) }
                try await actor.store.remove(draft().key, order: actor.order)
            default:
                guard let actor = running.randomElement(using: &random) else { continue }
                count += 1
                actor.order += 1
                actor.text = "text \(count)"
                if let loaded = actor.loaded { left.remove(loaded) }
                try await actor.store.save(draft(.string("text \(count)")), order: actor.order)
            }
            let found = await console().loadAll()
            let texts = Set((found.drafts + found.kept.map(\.draft)).compactMap(\.value.string))
            for text in running.compactMap(\.text) + left where !texts.contains(text) {
                Issue.record("\(text) is lost")
            }
            // One file for each console, however often they write.
            #expect(found.drafts.count + found.kept.count <= consoles)
        }
    }
}
