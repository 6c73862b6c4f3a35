import OnCall
import TerminalCore
import TextEditing

/// The overlays, one above the other. Keys go to the top layer, facts to every layer: what arrives under the help is not lost. There is
/// at most one layer of a kind.
package struct OverlayStack: Hashable, Sendable {
    /// From the bottom up.
    package private(set) var layers: [Overlay] = []
    /// A dialog for creation that was closed with a name in it; it hears facts as well.
    private(set) var parked: CreationDialog?
    /// What was typed into command lines, the newest last.
    private(set) var pastCommands: [String] = []

    package var top: Overlay? { layers.last }
    package var isEmpty: Bool { layers.isEmpty }

    /// The layer of a kind, wherever it lies.
    package subscript(kind: Overlay.Kind) -> Overlay? { layers.first { $0.kind == kind } }

    mutating func push(_ overlay: Overlay) {
        remove(overlay.kind)
        layers.append(overlay)
    }

    mutating func remove(_ kind: Overlay.Kind) { layers.removeAll { $0.kind == kind } }

    mutating func removeAll() { layers = [] }

    /// Keeps a line that was typed.
    mutating func remember(_ line: String) {
        pastCommands.removeAll { $0 == line }
        pastCommands.append(line)
    }

    /// Begins with what was typed into the command lines of another console.
    mutating func inherit(_ other: OverlayStack) { pastCommands = other.pastCommands }

    mutating func park(_ creation: CreationDialog?) { parked = creation }

    /// - Returns: what the top layer made of the key; nil without a layer.
    mutating func press(_ key: Key, _ surroundings: Surroundings) -> KeyResponse? {
        modifyTop { $0.press(key, surroundings) }
    }

    /// Lets `change` work on the text of the top layer.
    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        modifyTop { $0.edit(change) } ?? []
    }

    /// Moves through the rows of the top layer.
    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        modifyTop { $0.move(motion, surroundings) }
    }

    /// Tells every layer.
    /// - Returns: what each of them asks for, from the bottom up.
    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [(
        from: Overlay.Kind, requests: [OverlayRequest]
    )] {
        if var creation = parked {
            _ = creation.receive(fact, surroundings)
            parked = creation
        }
        return layers.indices.map { index in
            (layers[index].kind, layers[index].modify { $0.receive(fact, surroundings) })
        }
    }

    mutating func settle(_ surroundings: Surroundings) {
        for index in layers.indices { layers[index].modify { $0.settle(surroundings) } }
    }

    @discardableResult
    private mutating func modifyTop<Result>(_ change: (inout any OverlayLayer) -> Result) -> Result? {
        guard !layers.isEmpty else { return nil }
        return layers[layers.count - 1].modify(change)
    }
}
