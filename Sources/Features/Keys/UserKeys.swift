package import TerminalCore

/// The keys that the user has chosen, and what the tables become with them. A chosen key wins over every default in its input context: the
/// default loses that key and keeps its others.
package struct UserKeys: Hashable, Sendable {
    /// The keys of the console that is handling an action or is being drawn. Tables are asked for in many places, and by type for overlays;
    /// so they need not pass it on.
    @TaskLocal package static var active = UserKeys()

    /// By context and action. An action with no keys has lost all.
    let chosen: [InputContext: [String: [Key]]]
    private let tables: Tables?

    /// The tables of the panes, made once.
    private final class Tables: Sendable {
        let bindings: [InputContext: [PaneBinding]]
        let index: [InputContext: [Key: PaneBinding]]

        init(_ bindings: [InputContext: [PaneBinding]]) {
            self.bindings = bindings
            index = bindings.mapValues(KeyTable.index)
        }
    }

    /// The defaults.
    package init() {
        chosen = [:]
        tables = nil
    }

    /// - Parameter choices: checked ones; `problems` finds those that are not.
    package init(preset: KeyPreset?, choices: [KeyChoice]) {
        var chosen: [InputContext: [String: [Key]]] = [:]
        for context in InputContext.allCases {
            let merged = UserKeys.merged(preset?.choices ?? [], choices, in: context)
            if !merged.isEmpty { chosen[context] = merged }
        }
        self.chosen = chosen
        guard !chosen.isEmpty else {
            tables = nil
            return
        }
        let plain = UserKeys(chosen: chosen)
        tables = Tables(
            Dictionary(
                uniqueKeysWithValues: InputContext.allCases.map { context in
                    (context, .reachable(plain.applied(to: KeyTable.standard(for: context), in: context)))
                }))
    }

    private init(chosen: [InputContext: [String: [Key]]]) {
        self.chosen = chosen
        tables = nil
    }

    package static func == (one: UserKeys, other: UserKeys) -> Bool { one.chosen == other.chosen }
    package func hash(into hasher: inout Hasher) { hasher.combine(chosen) }

    package var isStandard: Bool { chosen.isEmpty }

    /// The bindings of a pane, or of everywhere for an overlay; nil for the defaults.
    func bindings(for context: InputContext) -> [PaneBinding]? { tables?.bindings[context] }

    /// The binding of a key; nil for the defaults.
    func index(for context: InputContext) -> [Key: PaneBinding]? { tables?.index[context] }

    /// Gives bindings the chosen keys, and takes these from all others. Of several with the same command the first gets them.
    func applied<State, Command>(
        to bindings: [Binding<State, Command>], in context: InputContext
    ) -> [Binding<State, Command>] {
        guard let chosen = chosen[context] else { return bindings }
        let taken = Set(chosen.values.joined())
        var seen: Set<String> = []
        return bindings.compactMap { binding in
            let action = ActionName.of(binding.command)
            guard let keys = chosen[action] else { return binding.without(taken) }
            return seen.insert(action).inserted && !keys.isEmpty ? binding.with(keys) : nil
        }
    }

    // MARK: Layers

    /// What holds in a context: the choices for it, above those for all, above the preset.
    private static func merged(
        _ preset: [KeyChoice], _ choices: [KeyChoice], in context: InputContext
    ) -> [String: [Key]] {
        let own = Set(context.actions)
        var merged: [String: [Key]] = [:]
        var taken: Set<Key> = []
        let takesText = context.takesText
        func add(_ layer: some Sequence<KeyChoice>, isForAll: Bool) {
            var added: Set<Key> = []
            for choice in layer where own.contains(choice.action) && merged[choice.action] == nil {
                // Where letters are text they stay text.
                let keys = choice.keys.filter { !taken.contains($0) && !(isForAll && takesText && $0.isText) }
                guard !keys.isEmpty || choice.keys.isEmpty else { continue }
                merged[choice.action] = keys
                added.formUnion(keys)
            }
            taken.formUnion(added)
        }
        for layer in [choices, preset] {
            add(layer.filter { $0.place == context.name }, isForAll: false)
            add(layer.filter { $0.place == KeyChoice.everywhere }, isForAll: true)
        }
        return merged
    }
}

extension Key {
    /// Whether it types a character.
    var isText: Bool { if case .character = code { modifiers.isSubset(of: .shift) } else { false } }
}

extension InputContext {
    /// The names of the actions that keys have here, in the order of the tables. Independent of the user's keys.
    package var actions: [String] {
        UserKeys.$active.withValue(UserKeys()) {
            var names: [String] = []
            if case .overlay(let kind) = self { names += kind.layer.actions }
            return names + KeyTable.standard(for: self).map { ActionName.of($0.command) }
        }
    }

    /// Each key that is bound here, with the name of its action.
    package var boundActions: [(line: KeyLine, action: String)] {
        var bound: [(line: KeyLine, action: String)] = []
        if case .overlay(let kind) = self { bound = kind.layer.boundActions }
        let taken = Set(bound.flatMap(\.line.keys))
        return bound
            + KeyTable.bindings(for: self).compactMap { binding in
                binding.line.without(taken).map { ($0, ActionName.of(binding.command)) }
            }
    }
}
