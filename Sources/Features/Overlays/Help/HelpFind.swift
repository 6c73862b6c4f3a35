import TerminalCore
package import TextEditing

/// The help while it is searched: typing narrows it, and Enter does what the selected line says.
package struct HelpFind: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case close, perform
        case move(ListMotion)
        case edit(TextEdit)
    }

    /// What is shown.
    package private(set) var help: HelpView
    /// The search text.
    package private(set) var text: EditableText

    init(_ help: HelpView) {
        self.help = help
        text = EditableText(help.needle, singleLine: true)
    }

    static let title = "Find in the help"
    static let isInHelp = false
    static let takesText = true
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .perform, label: "do it", help: "do what the line says", unless: \.lineElsewhere),
            Binding(.down, .ctrl("n"), command: .move(.down), label: "next", help: "the next line"),
            Binding(.up, .ctrl("p"), command: .move(.up), help: "the previous line"),
            Binding(.pageDown, .alt("n"), command: .move(.pageDown), help: "a page down"),
            Binding(.pageUp, .alt("p"), command: .move(.pageUp), help: "a page up"),
            Binding(.escape, command: .close, label: "all keys", help: "show all keys again", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close:
            help.narrow(to: "", surroundings)
            return [.close, .push(.help(help))]
        case .perform: return help.input.map { [.close, .replay($0)] } ?? []
        case .move(let motion): move(motion, surroundings)
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) { help.move(motion, surroundings) }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&text)
        return []
    }

    mutating func settle(_ surroundings: Surroundings) {
        help.narrow(to: text.text, surroundings)
        help.settle(surroundings)
    }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        command == .perform && help.input == nil ? .hidden : .usual
    }
}

extension Situation<HelpFind> {
    /// The line is about a key of another context, or there is none.
    var lineElsewhere: DisabledReason? { layer.help.input == nil ? .worksElsewhere : nil }
}
