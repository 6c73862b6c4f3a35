import ConsoleScript
import Features
import OnCall
import TerminalCore
import Testing

/// The palette: what it lists, how it is narrowed, and what Enter does.
@Suite struct PaletteTests {
    private static let integrations: [Integration] = [
        .named("A", "Payments API"), .named("B", "Kafka consumer lag"), .named("C", "KafkaConsumerLag prod"),
    ]

    private func pressing(_ keys: String, contexts: [String] = [], isReadOnly: Bool = false) -> Script {
        var script = Script(Self.integrations, isReadOnly: isReadOnly, contexts: contexts)
        script.press(keys)
        return script
    }

    private func palette(_ script: Script) -> Palette? {
        if case .palette(let palette)? = script.console.dialog { palette } else { nil }
    }

    private func lines(_ script: Script) -> [PaletteEntry] {
        palette(script).map { palette in (0..<palette.count).map { palette.entry($0, script.console.surroundings) } }
            ?? []
    }

    @Test func `it lists every action of the place with its key, then commands, contexts, themes and integrations`() {
        let script = pressing("<C-p>", contexts: ["prod", "lab"])
        let lines = lines(script)
        for line in InputContext.list.lines where !line.keys.contains(.ctrl("p")) {
            #expect(lines.contains { $0.kind == .action && $0.text == line.help && $0.target == .key(line.keys[0]) })
        }
        #expect(lines.contains { $0.target == .command(.saveAll) && $0.shortcut == ":save all" })
        #expect(lines.filter { $0.kind == .context }.map(\.text) == ["prod", "lab"])
        #expect(lines.filter { $0.kind == .theme }.map(\.text) == ["default", "midnight", "nord"])
        #expect(lines.filter { $0.kind == .integration }.map(\.text) == Self.integrations.map(\.displayName))
        #expect(lines.first?.kind == .action)
    }

    @Test func `it opens with Alt-x where Ctrl-P goes up, with a command, and closes`() {
        var script = pressing("/")
        script.press(.ctrl("p"))
        #expect(script.console.inputContext == .filter)
        script.press(.alt("x"))
        #expect(script.console.inputContext == .overlay(.palette))
        script.press(.alt("x"))
        #expect(script.console.inputContext == .filter)
        script.press("<Esc>:palette<Enter>")
        #expect(script.console.inputContext == .overlay(.palette))
        script.press("<C-c>")
        #expect(script.console.inputContext == .list)
    }

    @Test func `Enter does the best match`() {
        var script = pressing("<C-p>start a maint<Enter>")
        #expect(script.console.inputContext == .overlay(.maintenance))
        script = pressing("<C-p>KCL<Enter>")
        #expect(script.console.selectedID == IntegrationID("C"))
        #expect(script.console.focus == .detail)
        #expect(script.console.overlays.isEmpty)
    }

    @Test func `names are ranked, and the marks show why`() throws {
        let script = pressing("<C-p>kcl")
        let names = lines(script).filter { $0.kind == .integration }.map(\.text)
        #expect(names == ["Kafka consumer lag", "KafkaConsumerLag prod"])
        let text = "Kafka consumer lag"
        #expect(try #require(palette(script)).highlights(in: text).map { String(text[$0]) } == ["K", "c", "l"])
    }

    @Test func `an action that can't run now has its reason, and Enter says it`() throws {
        var script = pressing("<C-p>start a maint", isReadOnly: true)
        #expect(lines(script).first?.reason == .readOnly)
        script.press("<Enter>")
        #expect(script.console.notice == .disabled(.char("m"), .readOnly))
        #expect(script.console.inputContext == .overlay(.palette))
        script = pressing("<C-p>", contexts: ["prod", "lab"])
        let line = try #require(lines(script).first { $0.kind == .context && $0.text == "prod" })
        #expect(line.reason == .contextIsOpen("prod"))
    }

    /// The reason is the one of now, not of the moment when it was opened.
    @Test func `reasons follow while it is open`() {
        var script = Script(Self.integrations)
        script.press("r<C-p>start a maint")
        #expect(lines(script).first?.reason == nil)
        script.answer(script.number(of: .fetch(IntegrationID("A"))), script.answer(.inMaintenance("A", for: 600)))
        #expect(lines(script).first?.text == "start a maintenance window")
        #expect(lines(script).first?.reason == .maintenanceOn)
    }

    @Test func `a theme is shown while it is selected`() {
        var script = pressing("<C-p>midnight")
        #expect(script.console.themeName == "midnight")
        script.press("<Esc>")
        #expect(script.console.themeName == "default")
        script.press("<C-p>midnight<Enter>")
        #expect(script.console.themeName == "midnight")
        #expect(script.jobs.contains(.terminal(.theme("midnight"))))
    }

    @Test func `above a dialog it has the actions of the dialog`() {
        var script = pressing("w<C-p>")
        #expect(lines(script).allSatisfy { $0.kind == .action })
        script.press("close<Enter>")
        #expect(script.console.overlays.isEmpty)
    }

    @Test func `from an editor it has the actions of the editor`() {
        var script = pressing("2")
        script.press("jjjj<Enter>")
        script.press(.alt("x"))
        let lines = lines(script)
        #expect(lines.contains { $0.kind == .action && $0.text == "save to the server" || $0.text.contains("save") })
        script.press("<Esc>")
        #expect(script.console.overlays.isEmpty)
    }

    @Test func `without a search what was chosen before comes first`() {
        var script = pressing("<C-p>payapi<Enter>")
        script.press("<C-p>midnight<Enter><C-p>")
        #expect(lines(script).prefix(2).map(\.text) == ["midnight", "Payments API"])
        script.press("kafka<C-u>")
        #expect(lines(script).prefix(2).map(\.text) == ["midnight", "Payments API"])
        #expect(Set(lines(script)).count == lines(script).count)
    }

    @Test func `the selected integration stays selected when the list changes`() throws {
        var script = pressing("<C-p>lag<Down>")
        let before = try #require(palette(script)).selected
        let selected = lines(script)[before].target
        script.press("<Up><Down>")
        script.send(.input(.key(.ctrl("l")), now: script.now))
        #expect(lines(script)[try #require(palette(script)).selected].target == selected)
    }

    @Test func `nothing matches, and nothing happens`() {
        var script = pressing("<C-p>qqqq")
        #expect(lines(script).isEmpty)
        script.press("<Enter><Down><PgDn>")
        #expect(script.console.inputContext == .overlay(.palette))
    }
}
