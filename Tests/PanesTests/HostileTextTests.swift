import ConsoleScript
import Features
import FoundationEssentials
import JSON
import OnCall
import Panes
import TerminalCore
import Testing

/// Text with terminal commands, wherever text from others is shown.
@Suite(.serialized) struct HostileTextTests {
    /// Sequences that terminals obey, or that hide or reorder text.
    private static let sequences: [String] =
        [
            "\u{1B}]52;c;aGk=\u{7}", "\u{1B}Pq\u{1B}\\", "\u{1B}[2J\u{1B}[H", "\u{1B}_x\u{1B}\\", "\u{9B}2J",
            "\u{9D}2;t\u{9C}",
        ]
        + ((0..<0x20).map { $0 } + Array(0x7F..<0xA0)).compactMap { Unicode.Scalar($0).map { String($0) } }
        + [
            0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060,
            0x2061,
            0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0xFEFF, 0x61C, 0xAD, 0x34F, 0x115F, 0x3164, 0xFFA0, 0x180E,
            0xFE00, 0xFE0F, 0xE0100, 0xE0001, 0xE0020, 0xE0041, 0xE007F, 0xFFF9, 0xFFFB, 0xE000, 0xFFFE, 0x10FFFF,
            0x1D173, 0x1BCA0, 0x600, 0x6DD, 0x110BD, 0x13430,
        ].compactMap { Unicode.Scalar($0 as UInt32).map { String($0) } }
        + [String(decoding: [0xC0, 0x80, 0xFF, 0x1B, 0xED, 0xA0, 0x80] as [UInt8], as: UTF8.self)]

    /// A few at a time, so that each fits on the screen; with a word by which it is found.
    private static let texts: [String] = stride(from: 0, to: sequences.count, by: 12).map { start in
        "evil" + sequences[start..<min(start + 12, sequences.count)].joined(separator: "x") + "y"
    }

    private static func json(_ text: String) -> String { JSONValue.string(text).compactText }

    private static func integration(_ id: String, _ text: String) -> Integration {
        let text = json(text)
        return .sample(
            id,
            """
            "name":\(text),"description_short":\(text),"link":\(text),"inbound_email":\(text),"type":\(text),
            "team_id":\(text),"default_route":{"id":\(text),"escalation_chain_id":\(text),"slack":{"channel_id":\(text)}},
            "templates":{"grouping_key":\(text),"slack":{"title":\(text),"message":null},\(text):{\(text):\(text)}},
            "labels":[{"key":{"name":\(text)},"value":{"name":\(text)}}],"maintenance_mode":\(text),
            "dynamic_labels":[{"key":{"name":\(text)},"value":{"name":\(text)}}]
            """)
    }

    /// A console in which all text from others is `text`.
    private static func console(_ text: String) -> Script {
        var script = Script(size: .middle)
        script.console = Console(
            SessionConfiguration(
                serverName: text, server: "https://x", contextName: text, draftsFolder: text, clock: .fixed(0),
                contextNames: ["https://other": text]), now: script.now)
        script.send(.resized(.middle))
        script.send(.started(now: script.now))
        let list = script.number(of: .list)
        script.answer(list, .page(script.page([integration("C1", text), .sample("C2", "\"name\":\(json(text))")])))
        script.answer(list, .listed)
        script.answer(
            script.number(of: .teams), .teams([Team(id: TeamID(text), name: text), Team(id: TeamID("T1"), name: text)]))
        script.answer(script.number(of: .escalationChains), .escalationChains([EscalationChain(id: text, name: text)]))
        script.reply(.draftsLoaded([], problems: []))
        script.reply(.journalLoaded([], problems: []))
        return script
    }

    private static let title = EditableField.template(TemplateSlot(path: "slack.title"))

    /// A template in its editor, with a hostile payload.
    private static func studio(_ text: String) -> Script {
        var script = console(text)
        script.go(to: title)
        script.press("<Enter>")
        let payload: JSONValue = .object([text: .string(text), "a": .object([text: .array([.string(text)])])])
        script.answerStudio(
            remembering: ChosenPayload(source: .file(path: text), text: payload.indentedText()))
        return script
    }

    /// Every view, by name.
    private static func scripts(_ text: String) -> [(String, Script)] {
        var all: [(String, Script)] = []
        func add(_ name: String, _ script: Script, _ change: (inout Script) -> Void = { _ in }) {
            var script = script
            change(&script)
            all.append((name, script))
        }
        let plain = console(text)
        let opened = Self.studio(text)
        func studio(_ keys: String) -> Script {
            var script = opened
            script.press(keys)
            script.answerStudio()
            return script
        }
        let rejection = ServiceError(
            .rejected, status: 400, message: text, fieldMessages: [.init(path: text, message: text)])
        add("list", plain)
        add("detail", plain) { $0.press("<Enter>") }
        add("end of detail", plain) { $0.press("<Enter>Gv") }
        add("link", plain) { $0.press("<Enter>v") }
        add("filter", plain) {
            $0.press("/")
            $0.send(.input(.paste(text), now: $0.now))
        }
        add("command line", plain) {
            $0.press(":")
            $0.send(.input(.paste(text), now: $0.now))
        }
        add("name", plain) {
            $0.go(to: .name)
            $0.press("<Enter>")
        }
        for field in [EditableField.labels, .dynamicLabels] {
            add("label table", plain) {
                $0.go(to: field)
                $0.press("<Enter>")
            }
            add("label cell", plain) {
                $0.go(to: field)
                $0.press("<Enter><Enter>")
            }
        }
        for keys in ["m", "d", "?"] { add("dialog \(keys)", plain) { $0.press(keys) } }
        add("creation", plain) { $0.press("n<Tab><Tab><Down>") }
        add("creation from a deleted one", plain) {
            $0.press("ddelete<Enter>")
            $0.answer($0.latest, .deleted)
            $0.press("n<S-Tab><Down>")
        }
        add("creation refused", plain) {
            $0.press("n<Enter>x<Enter>")
            $0.answer($0.latest, .failed(rejection))
        }
        for keys in [
            "", "<F2>", "<F3>", "<F4>", "<F5>", "<C-f>", "<M-a>{{ payload[0].x }}", "<M-a>{{ payload.<C-Space>",
            "<M-a>{{ payload.a.<C-Space>",
        ] {
            add("studio \(keys)", studio(keys))
        }
        add(
            "rendered",
            studio("<M-a>{{ payload }}{{ payload.a | tojson }}{% for k in payload %}{{ k }}{% endfor %}"))
        add("failed rendering", studio("<M-a>{{ payload + 1 }}{{ payload | nosuch }}"))
        for outcome: Outcome in [
            .alertPayloads([AlertPayload(id: text, title: text, receivedAt: nil, payload: .string(text))]),
            .failed(rejection),
        ] {
            add("payload choice", studio("<C-o>")) { $0.answer($0.latest, outcome) }
        }
        add("payload of a file", studio("<C-o>")) {
            $0.reply(.payloadRead(path: text, .success(text)))
        }
        add("plan", studio("mine")) {
            $0.press("<C-s>")
            $0.answerPlan()
        }
        add("conflict", studio("mine")) {
            $0.press("<C-s>")
            $0.answerPlan(integration("C1", text + "other" + text))
        }
        let refused = all.last.map { $0.1 } ?? plain
        add("failed comparison", refused) {
            $0.press("m<Enter>")
            $0.answer($0.latest, .failed(rejection))
        }
        add("refused save", refused) {
            $0.confirmPlan("m<Enter>")
            $0.answer($0.latest, .failed(rejection))
        }
        add("history", all.last?.1 ?? plain) { $0.press("<Esc><Esc><Esc>:history<Enter>") }
        add("entry of the history", all.last?.1 ?? plain) { $0.press("<Enter>") }
        add("drafts", plain) {
            let draft = Draft(
                key: Draft.Key(server: "https://other", integration: IntegrationID(text), field: title),
                integrationName: text, base: .value(.string(text)), value: .string(text), changedAt: $0.now)
            $0.press(":drafts<Enter>")
            $0.reply(.allDraftsLoaded([draft], kept: [ConflictingDraft(path: text, draft: draft)], problems: [text]))
        }
        let record = RequestRecord(
            number: 1, method: text, url: text, path: text, startedAt: plain.now, milliseconds: 1, retries: 2,
            requestHeaders: [.init(text, text)], requestBody: .init(text, size: 1), status: 400,
            responseHeaders: [.init(text, text)], responseBody: .init(json(text), size: 1))
        let lost = RequestRecord(
            number: 2, method: "GET", url: text, path: text, startedAt: plain.now, milliseconds: 1, failure: text)
        add("requests", plain) {
            $0.press("@")
            $0.reply(.requestsLoaded([record, lost]))
        }
        add("request", plain) {
            $0.press("@")
            $0.reply(.requestsLoaded([record]))
            $0.press("<Enter>")
        }
        add("lost request", plain) {
            $0.press("@")
            $0.reply(.requestsLoaded([lost]))
            $0.press("<Enter>")
        }
        for call in ["r", "R"] {
            add("failure of \(call)", plain) {
                $0.press(call)
                $0.answer($0.latest, .failed(rejection))
            }
        }
        add("problems of the disk", plain) { $0.reply(.draftsLoaded([], problems: [text])) }
        add("question", studio("mine<Esc>")) { $0.press("1q") }
        return all
    }

    /// Whether a terminal may get it: it has columns or modifies a character that has. From Unicode's own properties, not this program's
    /// tables.
    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isBidiControl { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return false
        default: return true
        }
    }

    @Test(arguments: texts.indices) func `no view outputs characters that move, hide or reorder`(number: Int) async {
        for (name, script) in Self.scripts(Self.texts[number]) {
            // Slow: other tests need their turn.
            await Task.yield()
            for size in [Size.small, .large] {
                var script = script
                script.send(.resized(size))
                let canvas = ConsoleView.canvas(script.console, theme: Screen.plain)
                for y in 0..<size.height {
                    var columns = 0
                    for cell in canvas.row(y) {
                        columns += cell.width
                        let bad = cell.text.unicodeScalars.first { !Self.isHarmless($0) }
                        if let bad { Issue.record("\(name) shows U+\(String(bad.value, radix: 16)) in row \(y)") }
                    }
                    #expect(columns == size.width, "\(name), row \(y)")
                }
            }
        }
    }

    @Test func `every view contains the hostile text`() async {
        for (name, script) in Self.scripts(Self.texts[0]) {
            await Task.yield()
            var script = script
            script.send(.resized(.large))
            let text = Screen.text(script.console)
            #expect(text.contains("evil"), "\(name)\n\(text)")
            #expect(text.contains("␛]52;c;"), "\(name)\n\(text)")
        }
    }
}
