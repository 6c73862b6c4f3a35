import FoundationEssentials
import TerminalCore
import TextEditing

/// An overlay: its own commands with their keys, and how it handles commands and facts. It returns requests and never changes its owner.
protocol OverlayLayer: Hashable, Sendable {
    /// The commands of its keys.
    associatedtype Command: Hashable & Sendable

    /// The heading of its keys in the help.
    static var title: String { get }
    /// Whether keys without a binding are text.
    static var takesText: Bool { get }
    /// Whether its keys are listed in the help of other contexts.
    static var isInHelp: Bool { get }
    /// Its own keys; those that work everywhere are added.
    static var bindings: [Binding<Situation<Self>, Command>] { get }

    /// Whether it waits for a response, so that Ctrl-C cancels the request and not the overlay.
    func isBusy(_ surroundings: Surroundings) -> Bool
    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest]
    /// Moves through its rows, for the mouse wheel.
    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings)
    /// Applies `change` to the text that has the keyboard.
    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest]
    /// Handles a fact; every layer gets it, on top or not.
    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest]
    /// Runs after every action, to follow changes of the screen size.
    mutating func settle(_ surroundings: Surroundings)
    /// The dates whose age it shows.
    func shownAges(_ surroundings: Surroundings) -> [Date]
    /// Ctrl-C: further requests when it closes.
    func cancelled() -> [OverlayRequest]
    /// What the footer says about a command in this situation.
    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel
    /// The message for a key without a binding; nil for the standard message.
    func unboundHint(_ surroundings: Surroundings) -> UnboundHint?
}

/// A layer and its surroundings, for bindings that decide why a key is disabled.
struct Situation<Layer>: Sendable where Layer: Sendable {
    let layer: Layer
    let surroundings: Surroundings
}

extension OverlayLayer {
    typealias OwnBinding = Binding<Situation<Self>, Command>

    static var takesText: Bool { false }
    static var isInHelp: Bool { true }
    func isBusy(_ surroundings: Surroundings) -> Bool { false }
    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {}
    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] { [] }
    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] { [] }
    mutating func settle(_ surroundings: Surroundings) {}
    func shownAges(_ surroundings: Surroundings) -> [Date] { [] }
    func cancelled() -> [OverlayRequest] { [] }
    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel { .usual }
    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? { nil }

    /// Applies an edit to the text that has the keyboard.
    mutating func edit(_ edit: TextEdit, _ surroundings: Surroundings) -> [OverlayRequest] {
        var taken: String?
        let requests = self.edit { taken = edit.apply(to: &$0, clipboard: surroundings.clipboard) }
        guard let taken, !taken.isEmpty else { return requests }
        return requests + [.take(taken, isCopy: edit == .copy)]
    }

    // MARK: For the stack

    /// Its own keys, with those that the user has chosen.
    private static var keyed: [OwnBinding] {
        let keys = UserKeys.active
        guard !keys.isStandard, let kind = Overlay.Kind.allCases.first(where: { $0.layer == Self.self }) else {
            return bindings
        }
        return keys.applied(to: bindings, in: .overlay(kind))
    }

    /// The names of the actions of its own keys.
    static var actions: [String] { bindings.map { ActionName.of($0.command) } }

    /// Its own keys, with the names of their actions.
    static var boundActions: [(line: KeyLine, action: String)] {
        Array.reachable(keyed).map { ($0.line, ActionName.of($0.command)) }
    }

    /// The texts of its own keys.
    static var lines: [KeyLine] { Array.reachable(keyed).map(\.line) }

    /// Those that are enabled.
    func usableLines(_ surroundings: Surroundings) -> [KeyLine] {
        let situation = Situation(layer: self, surroundings: surroundings)
        return Array.reachable(Self.keyed).filter { $0.line.isAtEnd || $0.disabledReason(situation) == nil }
            .map { binding in
                switch label(of: binding.command, surroundings) {
                case .usual: binding.line
                case .text(let label): binding.line.labelled(label)
                case .hidden: binding.line.labelled(nil)
                }
            }
    }

    /// Whether a key of its own has a command.
    func binds(_ key: Key) -> Bool { Self.keyed.contains { $0.keys.contains(key) } }

    /// Why a key of its own is disabled; nil if it is enabled, or not bound.
    func disabledReason(of key: Key, _ surroundings: Surroundings) -> DisabledReason? {
        Self.keyed.first { $0.keys.contains(key) }?
            .disabledReason(Situation(layer: self, surroundings: surroundings))
    }

    /// Performs the command of a key.
    mutating func press(_ key: Key, _ surroundings: Surroundings) -> KeyResponse {
        guard let binding = Self.keyed.first(where: { $0.keys.contains(key) }) else { return .unbound }
        if let reason = binding.disabledReason(Situation(layer: self, surroundings: surroundings)) {
            return .disabled(reason)
        }
        return .performed(perform(binding.command, surroundings))
    }

    /// Whether a key works on a screen that is too small; nil for a key without a binding.
    static func worksOnTinyScreen(_ key: Key) -> Bool? { keyed.first { $0.keys.contains(key) }?.worksOnTinyScreen }
}

/// What the footer says about a key.
enum FooterLabel: Hashable, Sendable {
    /// The label of its binding.
    case usual
    /// It does something else now.
    case text(String)
    /// Nothing: it only says why it can't do anything.
    case hidden
}

/// How a layer handled a key.
enum KeyResponse {
    case performed([OverlayRequest])
    case disabled(DisabledReason)
    case unbound
}

/// What a layer shows for a key without a binding.
package enum UnboundHint: Hashable, Sendable {
    case question
    case help
    case plan(DisabledReason?)
}
