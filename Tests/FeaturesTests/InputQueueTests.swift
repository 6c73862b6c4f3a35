import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import SeededRandom
import TerminalCore
import Testing
import TextEditing

/// Plain keys that were read in one go are one insertion.
@Suite struct InputQueueTests {
    private static let lines = (1...40).map { "  {% if x %}\tline \($0)\n    indented" }.joined(separator: "\n") + "\n"

    private func editor(_ field: EditableField, isReadOnly: Bool = false) -> Script {
        var script = Script([.sample()], isReadOnly: isReadOnly)
        script.go(to: field)
        script.press("<Enter>")
        script.answerStudio()
        script.press("<M-a><Backspace>")
        return script
    }

    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    private func text(_ script: Script) -> String? { script.console.editing?.fieldEditor?.text.text }

    @Test func `lines become the same text as in a paste with brackets, and one step of undo`() {
        var script = editor(Self.title)
        var pasted = editor(Self.title)
        pasted.send(.input(.paste(Self.lines), now: pasted.now))
        let before = text(script)
        #expect(script.flood(Self.lines).count == 1)
        #expect(text(script) == text(pasted))
        #expect(text(script) == Self.lines)
        #expect(script.console.drafts.drafts.first?.value.string == Self.lines)
        script.press("<Undo>")
        #expect(text(script) == before)
    }

    @Test func `a key that moves in the list and comes many times moves once, and as far`() async {
        let rows = (0..<90).map { Integration.sample("C\($0)") }
        let keys: [Key] = [
            .char("j"), .char("k"), .down, .up, .char("g"), .char("G"), .pageDown, .char("z"), .char("?"),
        ]
        await LongRun.repeated("repeated keys", count: 60) { random, seed in
            var flooded = Script(rows)
            var pressed = flooded
            var queue = InputQueue()
            for _ in 0..<6 {
                let key = keys.randomElement(using: &random) ?? .down
                let run = Array(repeating: key, count: Int.random(in: 1...120, using: &random))
                _ = flooded.flood(run, &queue)
                for key in run { pressed.send(.input(.key(key), now: pressed.now)) }
                #expect(flooded.console == pressed.console, "seed \(seed): \(key)")
            }
        }
        var script = Script(rows)
        var queue = InputQueue()
        #expect(
            script.flood(Array(repeating: .down, count: 50) + [.char("k")], &queue) == [
                .repeated(.down, count: 50), .key(.char("k")),
            ])
        #expect(script.console.selectedID == IntegrationID("C49"))
    }

    @Test func `few keys act one by one`() {
        var script = editor(Self.title)
        #expect(script.flood("  a\nb").count == 5)
        #expect(text(script) == "  a\n  b")
    }

    @Test func `a line end may come as CR, LF or both`() {
        var script = editor(Self.title)
        var queue = InputQueue()
        let word = "0123456789".map { Key.char($0) }
        _ = script.flood(word + [.enter] + word + [.ctrl("j")] + word + [.enter, .ctrl("j")] + word, &queue)
        #expect(text(script) == Array(repeating: "0123456789", count: 4).joined(separator: "\n"))
    }

    @Test func `a run ends at the first key that is a command`() {
        var script = editor(Self.title)
        var queue = InputQueue()
        let word = String(repeating: "x", count: 40)
        let letters = word.map { Key.char($0) }
        let handled = script.flood(letters + [.left, .char("y"), .alt("a")] + letters, &queue)
        #expect(handled == [.typed(word), .key(.left), .typed("y"), .key(.alt("a")), .typed(word)])
        #expect(text(script) == word)
    }

    @Test func `Tab indents what is selected`() {
        var script = editor(Self.title)
        script.press("a<M-a>")
        let handled = script.flood("\t" + String(repeating: "b", count: 40))
        #expect(handled.first == .key(.tab))
        #expect(handled.count == 2)
    }

    @Test func `keys that follow a run at once belong to it`() {
        var script = editor(Self.title)
        var queue = InputQueue()
        let start = Array(repeating: Key.char(" "), count: 40)
        _ = script.flood(start, &queue)
        script.now = script.now.addingTimeInterval(0.05)
        #expect(script.flood([.enter, .char("a")], &queue) == [.typed("\ra")])
        #expect(text(script) == String(repeating: " ", count: 40) + "\na")
        script.now = script.now.addingTimeInterval(0.2)
        #expect(script.flood([.char("b"), .char("c")], &queue) == [.key(.char("b")), .key(.char("c"))])
    }

    @Test func `in a single line Enter and Tab are commands`() {
        let word = String(repeating: "a", count: 40)
        var name = editor(.name)
        #expect(name.flood(word + "\n") == [.typed(word), .key(.enter)])
        #expect(text(name) == word)

        for (keys, read) in [
            ("/", { $0.console.list.filterText.text }),
            (":", { $0.console.commandLine?.text.text }),
        ] as [(String, (Script) -> String?)] {
            var script = Script([.sample()])
            script.press(keys)
            #expect(script.flood(word) == [.typed(word)])
            #expect(read(script) == word)
            #expect(script.flood(word + "\t").last == .key(.tab))
        }

        var find = editor(Self.title)
        find.press("<C-f>")
        #expect(find.flood(word + "\n") == [.typed(word), .key(.enter)])
        #expect(find.console.studio?.find?.needle.text == word)
        #expect(text(find) == "")
    }

    @Test func `dialogs and label cells`() {
        let word = String(repeating: "a", count: 40)
        var creation = Script([.sample()])
        creation.press("n<Tab>")
        #expect(creation.flood(word) == [.typed(word)])
        guard case .creation(let dialog) = creation.console.overlays.top else {
            Issue.record("no dialog")
            return
        }
        #expect(dialog.name.text == word)

        var labels = Script([.sample()])
        labels.go(to: .labels)
        labels.press("<Enter>a")
        #expect(labels.flood(word + "\n") == [.typed(word), .key(.enter)])
        #expect(labels.console.editing?.labelEditor?.labels.contains { $0.key == word } == true)
    }

    @Test func `a payload takes lines`() {
        var script = editor(Self.title)
        script.press("<F4><M-a>")
        let json = "{\n\t\"a\": [\n\t\t1,\n\t\t2\n\t],\n\t\"b\": \"\(String(repeating: "x", count: 40))\"\n}"
        #expect(script.flood(json).count == 1)
        #expect(script.console.payload?.area.text.text == json)
        #expect(script.console.payload?.error == nil)
    }

    @Test func `where letters are commands each key is one`() {
        var script = Script([.sample()])
        let handled = script.flood(String(repeating: "jk", count: 50))
        #expect(handled.count == 100)
        #expect(handled.allSatisfy { if case .key = $0 { true } else { false } })
    }

    @Test func `a read-only console takes no text`() {
        var script = editor(Self.title, isReadOnly: true)
        let before = text(script)
        script.flood(Self.lines)
        #expect(text(script) == before)
        #expect(script.console.drafts.count == 0)
    }

    @Test func `other input ends a run, and the order stays`() {
        let script = editor(Self.title)
        var queue = InputQueue()
        let word = String(repeating: "x", count: 40)
        for letter in word { queue.append(.key(.char(letter))) }
        queue.append(.focus(false))
        queue.append(.paste("p"))
        var handled: [InputEvent] = []
        while let event = queue.next(for: script.console, now: script.now) { handled.append(event) }
        #expect(handled == [.typed(word), .focus(false), .paste("p")])
        #expect(queue.isEmpty)
    }
}
