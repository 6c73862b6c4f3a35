import ConsoleScript
import Features
import TerminalCore
import Testing

@Suite struct AppearanceTests {
    private var console: Script { Script([.sample()]) }

    @Test func `themes are shown while they are gone through, and Escape restores the one before`() {
        var script = console
        #expect(script.console.themeName == "default")
        script.press(":theme")
        #expect(script.console.themeName == "default")
        script.press("<Down>")
        #expect(script.console.themeName == "default")
        script.press("<Down>")
        #expect(script.console.themeName == "midnight")
        script.press("<Down>")
        #expect(script.console.themeName == "nord")
        script.press("<Up>")
        #expect(script.console.themeName == "midnight")
        script.press("<Esc>")
        #expect(script.console.themeName == "default")
        #expect(!script.jobs.contains(.terminal(.theme("midnight"))))
    }

    @Test func `the theme that was begun is the first to be shown, then all`() {
        var script = console
        script.press(":theme n<Down>")
        #expect(script.console.themeName == "nord")
        script.press("<Down>")
        #expect(script.console.themeName == "default")
    }

    @Test func `Enter keeps the theme and has it remembered`() {
        var script = console
        script.press(":theme n<Tab>")
        #expect(script.console.themeName == "nord")
        script.press("<Enter>")
        #expect(script.console.themeName == "nord")
        #expect(script.jobs.contains(.terminal(.theme("nord"))))
    }

    @Test func `a theme with an error is not kept, and an unknown name gets a hint`() {
        var script = console
        script.press(":theme nord<Enter>")
        script.send(.themeFailed(.refused("nord", reason: "line 3")))
        #expect(script.console.themeName == "default")
        #expect(script.console.notice == .appearance(.refused("nord", reason: "line 3")))
        script.press("<Esc>:theme nrod<Enter>")
        #expect(
            script.console.notice == .appearance(.unknownTheme("nrod", known: ["default", "midnight", "nord"])))
        script.press(":theme<Enter>")
        #expect(
            script.console.notice == .appearance(.themes(["default", "midnight", "nord"], current: "default")))
    }

    @Test func `a key gives the mouse to the terminal and takes it back, also while typing`() {
        var script = console
        script.press("<C-t>")
        #expect(script.jobs.contains(.terminal(.mouse(false))))
        #expect(script.console.notice == .appearance(.mouse(false)))
        script.press("/<C-t>")
        #expect(script.console.notice == .appearance(.mouse(true)))
    }
}
