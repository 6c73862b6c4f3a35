package import TerminalCore
package import TextEditing

/// The guided page of a first start, when no server is configured: the demo, or the address and the token of a server.
package struct FirstStart: Hashable, Sendable {
    /// What the page shows.
    package enum Page: Hashable, Sendable {
        /// Demo or server?
        case choice
        /// The fields of the server.
        case server
        /// The server is asked whether they are right.
        case checking
    }

    /// The two ways to start.
    package enum Way: Int, Hashable, Sendable, CaseIterable { case demo, server }

    /// The fields, from top to bottom.
    package enum Field: Int, Hashable, Sendable, CaseIterable { case address, grafanaAddress, token, name }

    /// What was typed.
    package struct Answers: Hashable, Sendable {
        package var address = ""
        package var grafanaAddress = ""
        package var token = ""
        package var name = ""
    }

    /// What the page asks its owner to do.
    package enum Request: Hashable, Sendable {
        /// End without having written anything.
        case leave
        case openDemo
        /// Ask the server with these answers, and report with `checked`.
        case check(Answers)
        /// Write the files, and report a failure with `checked`.
        case write(Answers)
    }

    package private(set) var page = Page.choice
    package private(set) var way = Way.demo
    package private(set) var field = Field.address
    /// What is wrong with the answers; nil if nothing is known to be.
    package private(set) var problem: String?
    /// Whether the server did not accept the answers, or could not be asked: they can be written all the same.
    package private(set) var canWriteAnyway = false
    private var texts: [Field: EditableText] = [
        .address: EditableText("", singleLine: true), .grafanaAddress: EditableText("", singleLine: true),
        .token: EditableText("", singleLine: true), .name: EditableText("work", singleLine: true),
    ]

    package init() {}

    /// The text of a field.
    package func text(of field: Field) -> EditableText { texts[field] ?? EditableText("", singleLine: true) }

    package var answers: Answers {
        let trimmed = { (field: Field) in
            String(text(of: field).text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        return Answers(
            address: trimmed(.address), grafanaAddress: trimmed(.grafanaAddress), token: trimmed(.token),
            name: trimmed(.name))
    }

    /// Handles input; returns what is to be done.
    package mutating func handle(_ event: InputEvent) -> Request? {
        switch event {
        case .key(let key): return press(key)
        case .altOrEscape(let key): return press(Key(key.code, key.modifiers.union(.alt)))
        case .paste(let text), .typed(let text): edit { $0.paste(text) }
        case .repeated, .mouse, .focus: break
        }
        return nil
    }

    /// The server was asked, or the files could not be written.
    /// - Parameters:
    ///   - problem: what is wrong.
    ///   - canWriteAnyway: whether the answers make sense by themselves.
    package mutating func checked(_ problem: String, canWriteAnyway: Bool) {
        page = .server
        self.problem = problem
        self.canWriteAnyway = canWriteAnyway
    }

    private mutating func press(_ key: Key) -> Request? {
        switch page {
        case .choice: return pressInChoice(key)
        case .server: return pressInServer(key)
        case .checking: return nil
        }
    }

    private mutating func pressInChoice(_ key: Key) -> Request? {
        switch key {
        case .up, .char("k"): way = .demo
        case .down, .char("j"): way = .server
        case .tab, .backTab: way = way == .demo ? .server : .demo
        case .escape, .char("q"), .ctrl("c"): return .leave
        case .enter:
            if way == .demo { return .openDemo }
            page = .server
        default: break
        }
        return nil
    }

    private mutating func pressInServer(_ key: Key) -> Request? {
        switch key {
        case .escape:
            page = .choice
            problem = nil
        case .ctrl("c"): return .leave
        case .tab, .down: move(by: 1)
        case .backTab, .up: move(by: -1)
        case .ctrl("s") where canWriteAnyway: return .write(answers)
        case .enter:
            guard field == .name else {
                move(by: 1)
                return nil
            }
            if let missing = missing {
                field = missing
                problem = "\(missing.title) is missing"
                return nil
            }
            page = .checking
            return .check(answers)
        default:
            if let binding = TextKeys.line.first(where: { $0.keys.contains(key) }) {
                // The token is not to be copied out of its field.
                if field == .token, binding.command == .copy || binding.command == .cut { return nil }
                edit { _ = binding.command.apply(to: &$0, clipboard: "") }
            } else if case .character(let character) = key.code, key.modifiers.isSubset(of: .shift) {
                edit { $0.insert(String(character)) }
            }
        }
        return nil
    }

    /// The first field that needs a text and has none.
    private var missing: Field? {
        [Field.address, .token, .name].first { text(of: $0).text.allSatisfy { $0 == " " } }
    }

    private mutating func move(by step: Int) {
        let count = Field.allCases.count
        field = Field(rawValue: (field.rawValue + step + count) % count) ?? .address
    }

    private mutating func edit(_ change: (inout EditableText) -> Void) {
        guard page == .server, var text = texts[field] else { return }
        let before = text.text
        change(&text)
        texts[field] = text
        if text.text != before { (problem, canWriteAnyway) = (nil, false) }
    }
}

extension FirstStart.Field {
    /// Its label.
    package var title: String {
        switch self {
        case .address: "Address"
        case .grafanaAddress: "Grafana"
        case .token: "Token"
        case .name: "Name"
        }
    }

    /// What belongs in it.
    package var hint: String {
        switch self {
        case .address: "of the OnCall API: https://oncall-prod-eu-west-0.grafana.net/oncall"
        case .grafanaAddress: "address of the Grafana stack, only for a service account token"
        case .token: "an API key of OnCall, or a service account token; it is not shown"
        case .name: "your name for this server, for the header and :context"
        }
    }
}
