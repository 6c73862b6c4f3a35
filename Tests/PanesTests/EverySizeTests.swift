import Configuration
import ConsoleScript
import Features
import OnCall
import Panes
import TerminalCore
import Testing

/// What is true of every screen.
@Suite struct EverySizeTests {
    /// Consoles after some keys, each with text that must be visible at any size.
    private static var scripts: [(String, Script)] {
        let presses = [
            ("", "Integrations"), ("/a", "Integrations"), ("<Enter>jjjj", "Checkout"), ("?", "Keys"),
            ("m", "Start maintenance"), ("n", "New integration"), ("d", "Delete integration"), ("+", "Integrations"),
            ("w", "Maintenance windows"), ("je", "Extend maintenance"),
        ]
        let plain = presses.map { keys, word in
            var script = Company.script()
            script.press(keys)
            return (word, script)
        }
        // The studio, with each of its panes and overlays.
        let studio = [
            ("", "Slack title"), ("<F2>", "Result"), ("<F3>", "All results"), ("<F4>", "Payload"),
            ("<F5>", "Cheat sheet"), ("<C-o>", "Choose a payload"), ("<C-f>al", "Find"), ("<C-g>2", "Line"),
            ("{{ payload.", "Slack title"),
        ].map { keys, word in
            var script = Company.script()
            script.go(to: .template(TemplateSlot(path: "slack.title")))
            script.press("<Enter>")
            script.answerStudio()
            script.press(keys)
            if keys.hasSuffix(".") { script.press("<C-Space>") }
            script.answerStudio()
            return (word, script)
        }
        return plain + studio
    }

    @Test func `every size from the smallest on can be drawn, and shows the input context`() {
        for (word, script) in Self.scripts {
            for width in stride(from: PaneLayout.smallest.width, through: 210, by: 7) {
                for height in [10, 11, 13, 24, 60] {
                    var script = script
                    script.send(.resized(Size(width: width, height: height)))
                    let text = Screen.text(script.console)
                    #expect(text.contains(word), "\(width)x\(height)\n\(text)")
                }
            }
        }
    }

    @Test func `no size at all is too small to be drawn`() {
        for (_, script) in Self.scripts {
            for width in 0..<42 {
                for height in 0..<12 {
                    var script = script
                    script.send(.resized(Size(width: width, height: height)))
                    Screen.expectToFill(script.console, Size(width: width, height: height))
                }
            }
        }
    }

    @Test func `resizing and back changes nothing but the size`() {
        for (name, script) in Self.scripts {
            var resized = script
            resized.send(.resized(Size(width: 41, height: 11)))
            resized.send(.resized(Size(width: 200, height: 50)))
            resized.send(.resized(script.console.size))
            #expect(resized.console.selectedID == script.console.selectedID, "\(name)")
            #expect(resized.console.dialog == script.console.dialog, "\(name)")
            #expect(resized.console.list.filterText == script.console.list.filterText, "\(name)")
            #expect(resized.console.focus == script.console.focus, "\(name)")
        }
    }

    @Test func `without colours selection, focus and errors are still visible`() throws {
        let theme = try ThemeLoader.load("default", userFolder: nil, depth: .none)
        var script = Company.script()
        script.press("j")
        let canvas = ConsoleView.canvas(script.console, theme: theme)
        let inside = script.console.layout.inside(.list)
        let selected = canvas[inside.x + 6, inside.y + 2].style
        let other = canvas[inside.x + 6, inside.y + 1].style
        #expect(selected.foreground == other.foreground && selected.background == other.background)
        #expect(selected.attributes != other.attributes)
    }

    @Test func `text from the server is shown as marks, never as terminal commands`() {
        var script = Company.script()
        script.press("/evil<Enter><Enter>")
        let text = Screen.text(script.console)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        #expect(text.contains("␛[31mred"))
    }
}
