import ConsoleScript
import Features
import OnCall
import Panes
import TerminalCore
import Testing

/// A message leaves room for the keys that lead out.
@Suite struct FooterRoomTests {
    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))
    private static let refusal =
        "invalid slack title template: expected token 'end of print statement', got 'name' in line 12, column 48 of it"

    /// The last rows of a screen.
    private func rows(_ script: Script, _ size: Size) -> [String] {
        var script = script
        script.send(.resized(size))
        return Screen.text(script.console).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// In the list: a start that the server does not accept.
    private func refused() -> Script {
        var script = Company.script()
        script.press("m<Enter>")
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: Self.refusal)))
        return script
    }

    @Test(arguments: [40, 60, 80, 100, 120, 200]) func `a long message leaves the key that leaves`(width: Int) throws {
        let rows = rows(refused(), Size(width: width, height: 24))
        let footer = try #require(rows.last)
        #expect(footer.contains("q back"), "\(footer)")
        if width >= 60 { #expect(footer.contains("Enter open"), "\(footer)") }
        // All of it can be read, in the rows above.
        let text = rows.suffix(6).joined(separator: " ").split(separator: " ").joined(separator: " ")
        if width >= 80 { #expect(text.contains("column 48 of it"), "\(text)") }
    }

    @Test(arguments: [80, 100, 120]) func `the studio keeps its way out under the notice of a refused save`(width: Int)
        throws
    {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>new <C-s>")
        script.sendPlan()
        script.answer(script.latest, .failed(ServiceError(.rejected, status: 400, message: Self.refusal)))
        let footer = try #require(rows(script, Size(width: width, height: 24)).last)
        #expect(footer.contains("Esc leave"), "\(footer)")
        #expect(footer.contains("Ctrl-S save"), "\(footer)")
    }

    @Test func `what is running is cut beside the keys`() throws {
        var script = Company.script()
        script.press("r")
        let rows = rows(script, Size(width: 60, height: 24))
        let footer = try #require(rows.last)
        #expect(footer.hasPrefix(" ↻ fetching"), "\(footer)")
        #expect(footer.contains("q back"), "\(footer)")
    }

    @Test(arguments: [80, 120]) func `a short message stands beside the keys`(width: Int) throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter><F9>")
        let rows = rows(script, Size(width: width, height: 24))
        let footer = try #require(rows.last)
        #expect(footer.hasPrefix(" · "), "\(footer)")
        #expect(footer.contains("Esc"))
        #expect(rows.dropLast().allSatisfy { !$0.hasPrefix(" · ") })
    }

    @Test func `a message over a dialog leaves the keys of the dialog`() throws {
        var script = Company.script()
        script.go(to: Self.title)
        script.press("<Enter>new <C-s>")
        script.answer(script.latest, .failed(ServiceError(.refused, status: 403, message: Self.refusal)))
        for width in [80, 120] {
            let footer = try #require(rows(script, Size(width: width, height: 24)).last)
            #expect(footer.contains("Esc"), "\(footer)")
        }
    }
}
