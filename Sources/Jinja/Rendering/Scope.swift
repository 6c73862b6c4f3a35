/// Names that a piece of a template has set. Loops, macros, `with` and blocks with a body open one of their own; `if` doesn't
/// (`jinja2.idtracking`).
package final class Scope {
    /// What a scope knows of a name.
    enum Entry {
        case value(Value)
        /// The name belongs to the scope, but nothing has been assigned to it yet (`missing`).
        case unset
    }

    let parent: Scope?
    /// Whether it is that of a `{% block %}`, which sees what is set around it, but not what isn't set yet.
    private let isBlock: Bool
    private var slots: [(name: String, entry: Entry)] = []

    /// - Parameter unset: names that belong to it and have no value yet.
    package init(in parent: Scope? = nil, isBlock: Bool = false, unset: [String] = []) {
        self.parent = parent
        self.isBlock = isBlock
        if !unset.isEmpty { slots = unset.map { ($0, .unset) } }
    }

    private func index(of name: String) -> Int? {
        for index in slots.indices where slots[index].name == name { return index }
        return nil
    }

    /// Gives a name of its own a value.
    package func set(_ name: String, _ value: Value) { put(name, .value(value)) }

    /// Makes a name the scope's own without giving it a value.
    func declare(_ name: String) { put(name, .unset) }

    private func put(_ name: String, _ entry: Entry) {
        if let index = index(of: name) {
            slots[index].entry = entry
        } else {
            if slots.isEmpty { slots.reserveCapacity(4) }
            slots.append((name, entry))
        }
    }

    func own(_ name: String) -> Value? {
        guard let index = index(of: name), case .value(let value) = slots[index].entry else { return nil }
        return value
    }

    /// nil where neither this scope nor one around it knows the name.
    func entry(_ name: String) -> Entry? {
        var scope: Scope? = self
        var isOutsideOfBlock = false
        while let current = scope {
            if let index = current.index(of: name) {
                let entry = current.slots[index].entry
                if case .value = entry { return entry }
                if !isOutsideOfBlock { return entry }
            }
            if current.isBlock { isOutsideOfBlock = true }
            scope = current.parent
        }
        return nil
    }

    /// The outermost scope: what a template sets outside of everything, which its blocks see.
    var root: Scope {
        var scope = self
        while let parent = scope.parent { scope = parent }
        return scope
    }
}
