package import JSON
package import OnCall
import Planning
import TerminalCore
package import TextEditing

/// The dialog that chooses the value of a field from a list: the team, or a part of the default route. Typing filters the list.
package struct ChoiceDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case take, close
        case move(ListMotion)
        case edit(TextEdit)
    }

    /// A value in the list.
    package struct Choice: Hashable, Sendable {
        package let value: JSONValue
        package let name: String
        /// Whether it stands for an id that was typed, and that the server did not list.
        package var isTyped = false
    }

    package let integration: IntegrationID
    package let field: EditableField
    /// The value that the server holds, or that a draft replaces it with.
    package let current: JSONValue
    /// The search text.
    package private(set) var text = EditableText("", singleLine: true)
    /// The selected value; the first one if it is not in the list, and after typing.
    private var selected: JSONValue?
    /// The request for the names, once it was sent.
    private var request: RequestNumber?

    /// - Parameter current: null for none.
    init(_ integration: IntegrationID, _ field: EditableField, current: JSONValue) {
        self.integration = integration
        self.field = field
        self.current = current
        selected = current
    }

    /// What the list is read from; nil for a list that is always known.
    var source: Call? {
        switch field {
        case .team: .teams
        case .route(.escalationChain): .escalationChains
        case .route(.slackChannel): .slackChannels
        default: nil
        }
    }

    /// The values that match the search text, those that null stands for first.
    package func choices(_ surroundings: Surroundings) -> [Choice] {
        if case .route(.isPosting) = field {
            return [Choice(value: true, name: "on"), Choice(value: false, name: "off")]
        }
        let names = surroundings.directory.valueNames(of: field)
        let typed = text.text.trimmingBlanks()
        let needle = (typed.hasPrefix("#") ? String(typed.dropFirst()) : typed).lowercased()
        var choices = [Choice(value: .null, name: names.null)]
        choices += names.sorted.map { Choice(value: .string($0.id), name: $0.name) }
        if let current = current.string, names[current] == nil {
            choices.append(Choice(value: .string(current), name: current))
        }
        if !needle.isEmpty {
            let starting = choices.filter { $0.name.lowercased().hasPrefix(needle) }
            let others = choices.filter { choice in
                let name = choice.name.lowercased()
                return !name.hasPrefix(needle)
                    && (name.contains(needle) || choice.value.string.map { $0.lowercased() == needle } ?? false)
            }
            choices = starting + others
        }
        // Slack's channels may be unknown to the server's list: an id is accepted as it is typed.
        if field == .route(.slackChannel), !typed.isEmpty, !typed.hasPrefix("#"),
            !choices.contains(where: { $0.value == .string(typed) })
        {
            choices.append(Choice(value: .string(typed), name: typed, isTyped: true))
        }
        return choices
    }

    /// The index of the selected value among the choices. The list may grow while the dialog is open.
    package func index(in choices: [Choice]) -> Int { choices.firstIndex { $0.value == selected } ?? 0 }

    /// The selected value; nil if none matches.
    package func choice(_ surroundings: Surroundings) -> Choice? {
        let choices = choices(surroundings)
        return choices.isEmpty ? nil : choices[index(in: choices)]
    }

    /// Whether the list is being read.
    package func isReading(_ surroundings: Surroundings) -> Bool {
        request.map { surroundings.exchange.requests[$0] != nil } ?? false
    }

    /// Visible rows of the list.
    package static let height = 8
}

// MARK: Keys and facts

extension ChoiceDialog {
    static let title = "Choose a value"
    static let takesText = true
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .take, label: "take", help: "take the value, and show the plan"),
            Binding(.down, .ctrl("n"), command: .move(.down), label: "choose", help: "next one"),
            Binding(.up, .ctrl("p"), command: .move(.up), help: "previous one"),
            Binding(.pageDown, .alt("n"), command: .move(.pageDown), help: "a page down"),
            Binding(.pageUp, .alt("p"), command: .move(.pageUp), help: "a page up"),
            Binding(.escape, command: .close, label: "cancel", help: "change nothing", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        guard command == .take else { return .usual }
        guard let choice = choice(surroundings) else { return .hidden }
        return choice.value == current ? .text("close") : .usual
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return cancelled() + [.close]
        case .take:
            guard let choice = choice(surroundings) else { return [] }
            return cancelled() + [.close, .choose(choice.value, integration, field)]
        case .move(let motion): move(motion, surroundings)
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        let choices = choices(surroundings)
        guard !choices.isEmpty else { return }
        selected =
            choices[
                motion.selection(from: index(in: choices), count: choices.count, page: ChoiceDialog.height)
            ].value
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        let before = text.text
        change(&text)
        if text.text != before { selected = nil }
        return []
    }

    /// The list is no longer needed.
    func cancelled() -> [OverlayRequest] { request.map { [.cancel($0)] } ?? [] }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        if case .sent(let number, let call) = fact, call == source { request = number }
        return []
    }
}
