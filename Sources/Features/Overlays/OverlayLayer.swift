import TerminalCore
import TextEditing

/// What an overlay is to the stack: its own commands with their keys, and what it makes of commands and facts. It answers with requests
/// and never reaches into its owner.
protocol OverlayLayer: Hashable, Sendable {
    /// What its keys can ask for.
    associatedtype Command: Hashable & Sendable

    /// The heading of its keys in the help.
    static var title: String { get }
    /// Whether keys without a binding are text.
    static var takesText: Bool { get }
    /// Whether its keys are told in the help of other places.
    static var isInHelp: Bool { get }
    /// Its own keys; those that work everywhere follow.
    static var bindings: [Binding<Situation<Self>, Command>] { get }

    /// Whether it waits for an answer of the server, so that Ctrl-C cancels that and not the overlay.
    func isBusy(_ surroundings: Surroundings) -> Bool
    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest]
    /// Moves through its rows, as the mouse wheel does.
    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings)
    /// Lets `change` work on the text that has the keyboard.
    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest]
    /// Something has become known: it comes to every layer, on top or not.
    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest]
    /// Follows what it depends on after every action: the size of the screen.
    mutating func settle(_ surroundings: Surroundings)
    /// Ctrl-C: what is to happen beside its closing.
    func cancelled() -> [OverlayRequest]
    /// What to say of a key that it does not know; nil for the usual words.
    func unboundHint(_ surroundings: Surroundings) -> UnboundHint?
}

/// A layer and what is around it: what bindings look at to say why a key can't be used.
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
    func cancelled() -> [OverlayRequest] { [] }
    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? { nil }

    /// Does an edit on the text that has the keyboard.
    mutating func edit(_ edit: TextEdit, _ surroundings: Surroundings) -> [OverlayRequest] {
        var taken: String?
        let requests = self.edit { taken = edit.apply(to: &$0, clipboard: surroundings.clipboard) }
        guard let taken, !taken.isEmpty else { return requests }
        return requests + [.take(taken, isCopy: edit == .copy)]
    }

    // MARK: What the stack needs of any layer

    /// What people read of its own keys.
    static var lines: [KeyLine] { Array.reachable(bindings).map(\.line) }

    /// Those of them that can be used now.
    func usableLines(_ surroundings: Surroundings) -> [KeyLine] {
        let situation = Situation(layer: self, surroundings: surroundings)
        return Array.reachable(Self.bindings).filter { $0.line.isAtEnd || $0.disabledReason(situation) == nil }.map(
            \.line)
    }

    /// Does what a key asks for.
    mutating func press(_ key: Key, _ surroundings: Surroundings) -> KeyResponse {
        guard let binding = Self.bindings.first(where: { $0.keys.contains(key) }) else { return .unbound }
        if let reason = binding.disabledReason(Situation(layer: self, surroundings: surroundings)) {
            return .disabled(reason)
        }
        return .performed(perform(binding.command, surroundings))
    }

    /// Whether a key does its work on a screen that is too small to show it; nil for a key without a binding.
    static func worksOnTinyScreen(_ key: Key) -> Bool? { bindings.first { $0.keys.contains(key) }?.worksOnTinyScreen }
}

/// What became of a key in a layer.
enum KeyResponse {
    case performed([OverlayRequest])
    case disabled(DisabledReason)
    case unbound
}

/// What a layer says of a key that it does not know.
package enum UnboundHint: Hashable, Sendable {
    case question
    case help
    case plan(DisabledReason?)
}
