import ConsoleScript
import Features
import FoundationEssentials
import OnCall
import TerminalCore
import Testing

/// Groups of the detail: folded, jumped over, searched.
@Suite struct DetailRowTests {
    private static let sms = EditableField.template(TemplateSlot(path: "sms.title"))

    private func detail() -> Script {
        var script = Script([
            .sample(
                "C1",
                #""templates":{"grouping_key":null,"slack":{"title":"x"},"sms":{"title":null},"web":{"title":null}}"#)
        ])
        script.press("<Enter>")
        return script
    }

    private func rows(_ script: Script) -> [DetailRow] { script.console.detailScene?.rows.map(\.row) ?? [] }

    @Test func `channels at the server's default share a row, which Enter unfolds`() {
        var script = detail()
        #expect(rows(script).contains(.channelsAtDefault(["SMS", "Web"])))
        #expect(!rows(script).contains(.field(Self.sms)))
        script.press("G")
        #expect(script.console.detail.selected == .channelsAtDefault(["SMS", "Web"]))
        script.press("<Enter>")
        #expect(script.console.detail.selected == .field(Self.sms))
        #expect(!rows(script).contains { if case .channelsAtDefault = $0 { true } else { false } })
    }

    @Test func `a channel with a draft has its rows`() {
        var script = detail()
        // Going there row by row would unfold all of them.
        script.press("/sms<Enter><Enter>y<Esc>g")
        #expect(rows(script).contains(.field(Self.sms)))
        #expect(rows(script).contains(.channelsAtDefault(["Web"])))
    }

    @Test func `brackets jump between groups`() {
        var script = detail()
        script.press("g]")
        #expect(script.console.detail.selected == .maintenance)
        script.press("]]")
        #expect(script.console.detail.selected != .maintenance)
        script.press("[[[[[[[[")
        #expect(script.console.detail.selected == .field(.name))
    }

    @Test func `slash finds a label or a value, also in what is folded`() {
        var script = detail()
        script.press("g/sms")
        #expect(script.console.inputContext == .detailFind)
        #expect(script.console.detail.selected == .field(Self.sms))
        script.press("<Esc>")
        #expect(script.console.inputContext == .detail)
        script.press("g/title<Down>")
        let first = script.console.detail.selected
        script.press("<Down>")
        #expect(script.console.detail.selected != first)
        script.press("<Up><Enter>")
        #expect(script.console.detail.selected == first)
        #expect(script.console.detail.find == nil)
    }
}
