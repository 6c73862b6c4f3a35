import ConsoleScript
import Features
import OnCall
import TerminalCore
import Testing

/// Marks in the list.
@Suite struct MarkTests {
    private static func script(_ count: Int = 6) -> Script {
        Script((1...count).map { .named("C\($0)", $0 <= 3 ? "Payments \($0)" : "Search \($0)") })
    }

    private static func marks(_ script: Script) -> [String] {
        script.console.list.marks.ids.map(\.rawValue).sorted()
    }

    @Test func `Space marks and goes on; a second one removes the mark`() {
        var script = Self.script()
        script.press("  ")
        #expect(Self.marks(script) == ["C1", "C2"])
        #expect(script.console.selectedID == IntegrationID("C3"))
        script.press("k ")
        #expect(Self.marks(script) == ["C1"])
    }

    @Test func `V marks the rows from the last marked one to the cursor, in both directions`() {
        var script = Self.script()
        script.press("j jjV")
        #expect(Self.marks(script) == ["C2", "C3", "C4", "C5"])
        script.press("UgGkV")
        #expect(Self.marks(script) == ["C5"])
    }

    @Test func `the star marks all that the filter shows, and again none of them`() {
        var script = Self.script()
        script.press("/search<Enter>*")
        #expect(Self.marks(script) == ["C4", "C5", "C6"])
        script.press("<Esc>g ")
        #expect(Self.marks(script) == ["C1", "C4", "C5", "C6"])
        script.press("/search<Enter>*")
        #expect(Self.marks(script) == ["C1"])
        script.press("U")
        #expect(Self.marks(script) == [])
        script.press("U")
        #expect(script.console.notice == .disabled(.char("U"), .nothingMarked))
    }

    @Test func `marks survive a filter and a refresh, and end with their integration`() {
        var script = Self.script()
        script.press(" j /payments<Enter><Esc>")
        #expect(Self.marks(script) == ["C1", "C3"])
        script.press("R")
        let list = script.number(of: .list)
        script.answer(
            list, .page(script.page([.named("C3", "Payments 3"), .named("C9", "New")])))
        script.answer(list, .listed)
        #expect(Self.marks(script) == ["C3"])
    }

    @Test func `a switch of the context asks first while integrations are marked`() {
        var script = Script(
            Self.script().console.directory.order.map { .sample($0.rawValue) }, contexts: ["prod", "lab"])
        script.press(" :context lab<Enter>")
        guard case .question(let question) = script.console.dialog else {
            Issue.record("no question")
            return
        }
        #expect(question.subject == .switchContext("lab", [], marks: 1))
        script.press("n")
        #expect(Self.marks(script).count == 1)
    }
}
