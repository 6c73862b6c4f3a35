import OnCall
import TerminalCore
import TextEditing

/// The stack of overlays. Keys go to the top layer, facts to every layer, so that nothing is lost under the help. There is at most one
/// layer of a kind.
package struct OverlayStack: Hashable, Sendable {
    /// From the bottom up.
    package private(set) var layers: [Overlay] = []
    /// A creation dialog that was closed with a name in it; it gets facts as well.
    private(set) var parked: CreationDialog?
    /// The history of the command line, newest last.
    private(set) var pastCommands: [String] = []

    /// What was chosen in the palette, the last one first.
    private(set) var recentEntries: [PaletteEntry.Target] = []
    /// The palette remembers so many choices.
    private static let maxRecent = 20

    package var top: Overlay? { layers.last }
    package var isEmpty: Bool { layers.isEmpty }

    /// The layer of a kind, at any depth.
    package subscript(kind: Overlay.Kind) -> Overlay? { layers.first { $0.kind == kind } }

    mutating func push(_ overlay: Overlay) {
        remove(overlay.kind)
        layers.append(overlay)
    }

    /// Replaces the layer of the same kind, if there is one.
    mutating func replace(_ overlay: Overlay) {
        guard let index = layers.firstIndex(where: { $0.kind == overlay.kind }) else { return }
        layers[index] = overlay
    }

    mutating func remove(_ kind: Overlay.Kind) { layers.removeAll { $0.kind == kind } }

    mutating func removeAll() { layers = [] }

    /// Adds a line to the history.
    mutating func remember(_ line: String) {
        pastCommands.removeAll { $0 == line }
        pastCommands.append(line)
    }

    /// Adds a choice of the palette.
    mutating func remember(_ target: PaletteEntry.Target) {
        recentEntries = [target] + recentEntries.filter { $0 != target }.prefix(OverlayStack.maxRecent - 1)
    }

    /// Takes over the history from the console of another context.
    mutating func inherit(_ other: OverlayStack) {
        pastCommands = other.pastCommands
        recentEntries = other.recentEntries
    }

    mutating func park(_ creation: CreationDialog?) { parked = creation }

    /// - Returns: how the top layer handled the key; nil without a layer.
    mutating func press(_ key: Key, _ surroundings: Surroundings) -> KeyResponse? {
        modifyTop { $0.press(key, surroundings) }
    }

    /// Applies `change` to the text of the top layer.
    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        modifyTop { $0.edit(change) } ?? []
    }

    /// Moves through the rows of the top layer.
    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        modifyTop { $0.move(motion, surroundings) }
    }

    /// Passes a fact to every layer.
    /// - Returns: their requests, from the bottom up.
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
