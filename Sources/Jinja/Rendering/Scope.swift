/// The names set by a part of a template. Loops, macros, `with` and blocks with a body open their own scope; `if` doesn't
/// (`jinja2.idtracking`).
package final class Scope {
    /// The state of a name in a scope.
    enum Entry {
        case value(Value)
        /// The name belongs to the scope but is not assigned yet (`missing`).
        case unset
    }

    let parent: Scope?
    /// Whether it belongs to a `{% block %}`, which sees the names set around it, but not the unset ones.
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

    /// Sets a name in this scope.
    package func set(_ name: String, _ value: Value) { put(name, .value(value)) }

    /// Declares a name in this scope without a value.
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

    /// nil if neither this scope nor an outer one has the name.
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

    /// The outermost scope: names set at top level, which blocks see.
    var root: Scope {
        var scope = self
        while let parent = scope.parent { scope = parent }
        return scope
    }
}
