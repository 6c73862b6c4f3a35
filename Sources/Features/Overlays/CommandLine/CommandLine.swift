import TerminalCore
package import TextEditing

/// The command line at the bottom of the screen.
package struct CommandLine: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case accept, close, complete, earlier, later
        case edit(TextEdit)
    }

    package private(set) var text = EditableText("", singleLine: true)
    /// The position in the history, counted back; 0 is the typed line.
    private var historyIndex = 0
    /// The typed line, kept while the history is shown.
    private var typed = ""
    /// The names that Tab cycles through.
    private var cycle: [String] = []
    /// The contexts that `:context` can switch to.
    private let contexts: [String]
    /// The themes that `:theme` can choose.
    private let themes: [String]
    /// The history, newest last.
    private let past: [String]

    init(contexts: [String] = [], themes: [String] = [], past: [String] = []) {
        self.contexts = contexts
        self.themes = themes
        self.past = past
    }

    /// A command that can be typed.
    package struct Entry: Sendable {
        package let name: String
        /// Its other names.
        package let others: [String]
        /// What it does, in one line.
        package let hint: String
        /// The command.
        package let command: Features.Command
        /// Why it is disabled.
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
        Entry("drafts", hint: "all drafts, also of other servers", command: .listDrafts),
        Entry(
            "history", hint: "changes made on this server from here, also deletions", command: .historyOfAll),
        Entry(
            "matrix", hint: "the matrix of custom templates: integrations by slots", command: .matrix,
            unless: \.nothingSelected),
        Entry(
            "bulk", hint: "change the marked integrations", command: .bulkSheet, unless: \.nothingSelected, \.readOnly,
            \.serverSilent),
        Entry("windows", hint: "all maintenance windows, also those that start later", command: .windows),
        Entry("requests", hint: "show the requests of this session", command: .requestLog),
        Entry("refresh", hint: "fetch all integrations again", command: .refreshAll),
        Entry(
            "context", hint: "the contexts of the configuration", command: .listContexts, unless: \.noContexts),
        Entry("theme", hint: "the themes; ↓ and ↑ show one after the other", command: .listThemes),
        Entry("reload", hint: "read the configuration and the themes again", command: .reload),
        Entry("mouse", hint: "leave the mouse to the terminal, or take it back", command: .toggleMouse),
        Entry(
            "unlock", hint: "allow changes for some minutes in a read-only context", command: .unlock,
            unless: \.notUnlockable),
        Entry(
            "lock", hint: "end what unlock has begun", command: .lock, unless: { $0.isUnlocked ? nil : .notUnlocked }),
        Entry("palette", hint: "find an action, a context, a theme or an integration", command: .palette),
        Entry("help", hint: "the keys", command: .help),
        Entry("quit", "q", hint: "end the program", command: .quit),
    ]

    /// The typed line in lower case, with single blanks.
    package var normalized: String { line.lowercased() }

    /// The typed line with single blanks; names of contexts are case-sensitive.
    var line: String { text.text.split(separator: " ").joined(separator: " ") }

    /// The entry of a command.
    func entry(of command: Features.Command) -> Entry? {
        if case .switchContext(let name) = command { return CommandLine.entry(ofContext: name) }
        if case .chooseTheme(let name) = command { return CommandLine.entry(ofTheme: name) }
        return CommandLine.entries.first { $0.command == command }
    }

    private static func entry(ofContext name: String) -> Entry {
        Entry(
            "context \(name)", hint: "switch to \(name)", command: .switchContext(name),
            unless: { $0.contextReason(name) })
    }

    private static func entry(ofTheme name: String) -> Entry {
        Entry("theme \(name)", hint: "Enter keeps \(name), Esc does not", command: .chooseTheme(name))
    }

    /// One for each argument that a command can have; shown only after its name.
    private var argumentEntries: [Entry] {
        if normalized.hasPrefix("context") { return contexts.map(CommandLine.entry(ofContext:)) }
        if normalized.hasPrefix("theme") { return themes.map(CommandLine.entry(ofTheme:)) }
        return []
    }

    /// The theme whose name is on the line.
    package var previewedTheme: String? {
        if case .chooseTheme(let name)? = entry?.command { name } else { nil }
    }

    /// The command that was typed.
    package var entry: Entry? {
        let normalized = normalized
        if let exact = argumentEntries.first(where: { $0.name == line }) { return exact }
        let named = (CommandLine.entries + argumentEntries).first {
            $0.name.lowercased() == normalized || $0.others.contains(normalized)
        }
        if let named { return named }
        // An argument may be cut as long as only one begins so.
        let begun =
            normalized.contains(" ") ? argumentEntries.filter { $0.name.lowercased().hasPrefix(normalized) } : []
        return begun.count == 1 ? begun[0] : nil
    }

    /// Commands that begin with the typed text.
    package var matching: [Entry] {
        let normalized = normalized
        return (CommandLine.entries + argumentEntries).filter { $0.name.lowercased().hasPrefix(normalized) }
    }

    /// Why the typed line is not a command.
    private var problem: Notice {
        if line.hasPrefix("theme ") {
            return .appearance(.unknownTheme(String(line.dropFirst("theme ".count)), known: themes))
        }
        guard line.hasPrefix("context ") else { return .unknownCommand(normalized) }
        return .unknownContext(String(line.dropFirst("context ".count)), known: contexts)
    }

    /// Tab: the next matching name.
    private mutating func complete() {
        if cycle.count < 2 || !cycle.contains(line) { cycle = matching.map(\.name) }
        guard !cycle.isEmpty else { return }
        let next = cycle.firstIndex(of: line).map { ($0 + 1) % cycle.count } ?? 0
        let whole = cycle
        put(whole[next])
        cycle = whole
    }

    /// Goes through the themes whose names begin with what was typed, so that each is seen.
    private mutating func showTheme(after step: Int) {
        if cycle.count < 2 || !cycle.contains(line) {
            let typed = matching.map(\.name).filter { $0 != "theme" }
            // A name that was typed in full is one of all.
            cycle = typed.isEmpty || typed == [line] ? themes.map { "theme \($0)" } : typed
        }
        guard !cycle.isEmpty else { return }
        let now = cycle.firstIndex(of: line) ?? (step > 0 ? -1 : 0)
        let whole = cycle
        put(whole[(now + step + whole.count) % whole.count])
        cycle = whole
    }

    /// Goes through the history, newest first.
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
            Binding(.enter, command: .accept, label: "run", help: "run the command"),
            Binding(.tab, command: .complete, label: "complete", help: "complete the command"),
            Binding(
                .up, .ctrl("p"), command: .earlier, label: "earlier",
                help: "previous command; after theme: the previous theme"),
            Binding(.down, .ctrl("n"), command: .later, help: "next command; after theme: the next theme"),
            Binding(.escape, command: .close, label: "leave", help: "close the command line", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .accept: return [.close] + accepted
        case .complete: complete()
        case .earlier: if choosesTheme { showTheme(after: -1) } else { recall(by: 1) }
        case .later: if choosesTheme { showTheme(after: 1) } else { recall(by: -1) }
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    /// Whether ↑ and ↓ go through the themes.
    private var choosesTheme: Bool { historyIndex == 0 && (normalized == "theme" || normalized.hasPrefix("theme ")) }

    private var accepted: [OverlayRequest] {
        let line = line
        guard !line.isEmpty else { return [] }
        guard let entry else { return [.remember(line), .notify(problem)] }
        return [.remember(line), .perform(entry.command)]
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&text)
        return []
    }
}
