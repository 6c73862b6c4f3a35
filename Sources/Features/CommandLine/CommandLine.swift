import TerminalCore
package import TextEditing

/// The line at the bottom that takes commands by name.
package struct CommandLine: Hashable, Sendable {
    package internal(set) var text = EditableText("", singleLine: true)
    /// How far back in what was typed before; 0 is the line itself.
    private var place = 0
    /// What was typed when the way back began.
    private var typed = ""
    /// What Tab goes through.
    private var cycle: [String] = []
    /// The contexts that can be gone to.
    private let contexts: [String]

    init(contexts: [String] = []) { self.contexts = contexts }

    /// What can be typed.
    package struct Entry: Sendable {
        package let name: String
        /// Other names of the same.
        package let others: [String]
        /// What it does, in a line.
        package let hint: String
        let command: Command
    }

    package static let entries: [Entry] = [
        Entry(name: "save", others: ["w"], hint: "save the drafts of this integration", command: .saveIntegration),
        Entry(
            name: "save all", others: ["wa"], hint: "save all drafts of this server, one plan for all",
            command: .saveAll),
        Entry(name: "drafts", others: [], hint: "all drafts, those of other servers too", command: .listDrafts),
        Entry(
            name: "history", others: [], hint: "what was changed on this server from here, deleted ones too",
            command: .historyOfAll),
        Entry(name: "requests", others: [], hint: "the requests of this session", command: .requestLog),
        Entry(name: "refresh", others: [], hint: "fetch all integrations again", command: .refreshAll),
        Entry(name: "context", others: [], hint: "the contexts of the configuration", command: .listContexts),
        Entry(name: "help", others: [], hint: "the keys", command: .help),
        Entry(name: "quit", others: ["q"], hint: "end the program", command: .quit),
    ]

    /// What was typed, with single blanks.
    package var words: String { line.lowercased() }

    /// The same in the letters that were typed: names of contexts tell them apart.
    var line: String { text.text.split(separator: " ").joined(separator: " ") }

    /// One for each context; they come into view behind their verb.
    private var contextEntries: [Entry] {
        guard words.hasPrefix("context") else { return [] }
        return contexts.map {
            Entry(name: "context \($0)", others: [], hint: "to the server of \($0)", command: .goToContext($0))
        }
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

    /// What to say of what was typed.
    package var hint: String {
        let matching = matching
        if let entry {
            let more = matching.dropFirst().map { String($0.name.dropFirst(entry.name.count + 1)) }
            let isList = entry.command == .listContexts && !more.isEmpty
            return isList ? "Tab: " + more.joined(separator: " · ") : entry.hint
        }
        if matching.count == 1 { return "\(matching[0].name): \(matching[0].hint)" }
        return matching.isEmpty ? "no such command" : "Tab: " + matching.map(\.name).joined(separator: " · ")
    }

    /// Why what was typed is no command, with the name that may have been meant.
    var problem: String {
        if line.hasPrefix("context ") {
            let name = String(line.dropFirst("context ".count))
            return "there is no context '\(name)'" + NearestName.hint(for: name, among: contexts)
        }
        return "there is no command '\(words)'" + NearestName.hint(for: words, among: CommandLine.entries.map(\.name))
    }

    /// Tab: the next of the names that fit.
    mutating func complete() {
        if cycle.count < 2 || !cycle.contains(line) { cycle = matching.map(\.name) }
        guard !cycle.isEmpty else { return }
        let next = cycle.firstIndex(of: line).map { ($0 + 1) % cycle.count } ?? 0
        let whole = cycle
        put(whole[next])
        cycle = whole
    }

    /// Goes through what was typed before, the newest first.
    mutating func recall(by step: Int, in past: [String]) {
        let next = place + step
        guard (0...past.count).contains(next) else { return }
        if place == 0 { typed = text.text }
        put(next == 0 ? typed : past[past.count - next])
        place = next
    }

    private mutating func put(_ line: String) {
        cycle = []
        text = EditableText(line, singleLine: true)
        text.move(.documentEnd)
    }
}
