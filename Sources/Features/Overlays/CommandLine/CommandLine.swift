import TerminalCore
package import TextEditing

/// The line at the bottom that takes commands by name.
package struct CommandLine: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case accept, close, complete, earlier, later
        case edit(TextEdit)
    }

    package private(set) var text = EditableText("", singleLine: true)
    /// How far back in what was typed before; 0 is the line itself.
    private var historyIndex = 0
    /// What was typed when the way back began.
    private var typed = ""
    /// What Tab goes through.
    private var cycle: [String] = []
    /// The contexts that `:context` can switch to.
    private let contexts: [String]
    /// What was typed before, the newest last.
    private let past: [String]

    init(contexts: [String] = [], past: [String] = []) {
        self.contexts = contexts
        self.past = past
    }

    /// What can be typed: a command of the program under a name.
    package struct Entry: Sendable {
        package let name: String
        /// Other names of the same.
        package let others: [String]
        /// What it does, in a line.
        package let hint: String
        /// What it stands for.
        package let command: Features.Command
        /// Why it can't be carried out now.
        private let blockers: [PaneBinding.Blocker]

        init(
            _ name: String, _ others: String..., hint: String, command: Features.Command,
            unless blockers: PaneBinding.Blocker...
        ) {
            self.name = name
            self.others = others
            self.hint = hint
            self.command = command
            self.blockers = blockers
        }

        func disabledReason(_ console: Console) -> DisabledReason? {
            blockers.lazy.compactMap { $0(console) }.first
        }
    }

    package static let entries: [Entry] = [
        Entry(
            "save", "w", hint: "save the drafts of this integration", command: .saveIntegration,
            unless: \.nothingSelected, \.readOnly),
        Entry(
            "save all", "wa", hint: "save all drafts of this server, one plan for all", command: .saveAll,
            unless: \.readOnly),
        Entry("drafts", hint: "all drafts, those of other servers too", command: .listDrafts),
        Entry(
            "history", hint: "what was changed on this server from here, deleted ones too", command: .historyOfAll),
        Entry("requests", hint: "the requests of this session", command: .requestLog),
        Entry("refresh", hint: "fetch all integrations again", command: .refreshAll),
        Entry(
            "context", hint: "the contexts of the configuration", command: .listContexts, unless: \.noContexts),
        Entry("help", hint: "the keys", command: .help),
        Entry("quit", "q", hint: "end the program", command: .quit),
    ]

    /// What was typed, with single blanks.
    package var words: String { line.lowercased() }

    /// The same in the letters that were typed: names of contexts tell them apart.
    var line: String { text.text.split(separator: " ").joined(separator: " ") }

    /// The entry that stands for a command of the program.
    func entry(of command: Features.Command) -> Entry? {
        if case .switchContext(let name) = command { return CommandLine.entry(ofContext: name) }
        return CommandLine.entries.first { $0.command == command }
    }

    private static func entry(ofContext name: String) -> Entry {
        Entry(
            "context \(name)", hint: "to the server of \(name)", command: .switchContext(name),
            unless: { $0.contextReason(name) })
    }

    /// One for each context; they come into view behind their verb.
    private var contextEntries: [Entry] {
        guard words.hasPrefix("context") else { return [] }
        return contexts.map(CommandLine.entry(ofContext:))
    }

    /// The command that is meant by what was typed.
    package var entry: Entry? {
        let words = words
        if let exact = contextEntries.first(where: { $0.name == line }) { return exact }
        return (CommandLine.entries + contextEntries).first {
            $0.name.lowercased() == words || $0.others.contains(words)
        }
    }

    /// Commands that begin with what was typed.
    package var matching: [Entry] {
        let words = words
        return (CommandLine.entries + contextEntries).filter { $0.name.lowercased().hasPrefix(words) }
    }

    /// Why what was typed is no command.
    private var problem: Notice {
        guard line.hasPrefix("context ") else { return .unknownCommand(words) }
        return .unknownContext(String(line.dropFirst("context ".count)), known: contexts)
    }

    /// Tab: the next of the names that fit.
    private mutating func complete() {
        if cycle.count < 2 || !cycle.contains(line) { cycle = matching.map(\.name) }
        guard !cycle.isEmpty else { return }
        let next = cycle.firstIndex(of: line).map { ($0 + 1) % cycle.count } ?? 0
        let whole = cycle
        put(whole[next])
        cycle = whole
    }

    /// Goes through what was typed before, the newest first.
    private mutating func recall(by step: Int) {
        let next = historyIndex + step
        guard (0...past.count).contains(next) else { return }
        if historyIndex == 0 { typed = text.text }
        put(next == 0 ? typed : past[past.count - next])
        historyIndex = next
    }

    private mutating func put(_ line: String) {
        cycle = []
        text = EditableText(line, singleLine: true)
        text.move(.documentEnd)
    }
}

// MARK: Keys

extension CommandLine {
    static let title = "Command line"
    static let takesText = true
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .accept, label: "do it", help: "do what the line says"),
            Binding(.tab, command: .complete, label: "complete", help: "the next command that begins so"),
            Binding(.up, .ctrl("p"), command: .earlier, label: "earlier", help: "the line before"),
            Binding(.down, .ctrl("n"), command: .later, help: "the line after"),
            Binding(.escape, command: .close, label: "leave", help: "leave the line", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .accept: return [.close] + accepted
        case .complete: complete()
        case .earlier: recall(by: 1)
        case .later: recall(by: -1)
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    private var accepted: [OverlayRequest] {
        let line = line
        guard !line.isEmpty else { return [] }
        guard let entry else { return [.remember(line), .tell(problem)] }
        return [.remember(line), .perform(entry.command)]
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&text)
        return []
    }
}
