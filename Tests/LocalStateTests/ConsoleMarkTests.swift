import FoundationEssentials
import Glibc
import ScratchFolders
import Testing

@testable import LocalState

/// Whether other consoles are running.
@Suite struct ConsoleMarkTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    @Test func `a console is running until it ends`() throws {
        let own = ConsoleMark(stateFolder: scratch.path)
        #expect(own.isRunning(own.id))
        var other: ConsoleMark? = ConsoleMark(stateFolder: scratch.path)
        let id = try #require(other?.id)
        #expect(!own.isRunning(id))
        other?.show()
        other?.show()
        #expect(own.isRunning(id) && own.isRunning(id))
        #expect(try scratch.files == ["consoles/" + id])
        other = nil
        #expect(!own.isRunning(id))
        #expect(try scratch.files == [])
    }

    @Test func `the file of a console that was killed says nothing, and is removed`() throws {
        let own = ConsoleMark(stateFolder: scratch.path)
        own.show()
        for id in ["cafe", "beef"] { try scratch.write("", to: "consoles/" + id) }
        #expect(!own.isRunning("cafe"))
        #expect(try scratch.files.count == 2)
        let other = ConsoleMark(stateFolder: scratch.path)
        other.show()
        #expect(Set(try scratch.files) == ["consoles/" + own.id, "consoles/" + other.id])
    }

    @Test(arguments: ["", "..", "../x", "a/b", "."])
    func `a text from a file is no path`(id: String) throws {
        let own = ConsoleMark(stateFolder: scratch.path)
        own.show()
        try scratch.write("", to: "x")
        #expect(!own.isRunning(id))
        #expect(try scratch.files.contains("x"))
    }

    @Test func `a state folder that can't be written is no error`() {
        let own = ConsoleMark(stateFolder: "/dev/null/x")
        own.show()
        #expect(!own.isRunning("cafe"))
    }

    @Test func `many consoles that begin at once are all running`() async throws {
        let path = scratch.path
        let marks = await withTaskGroup(of: ConsoleMark.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    let mark = ConsoleMark(stateFolder: path)
                    mark.show()
                    return mark
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let own = ConsoleMark(stateFolder: path)
        #expect(marks.allSatisfy { own.isRunning($0.id) })
        #expect(Set(try scratch.files) == Set(marks.map { "consoles/" + $0.id }))
    }
}
