/// The names set by a part of a template. Loops, macros, `with` and blocks with a body open their own scope; `if` doesn't
/// (`jinja2.idtracking`). Names are numbers of the template's compact form.
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
    private var slots: [(name: Int32, value: Value?)] = []

    /// A scope inside of another.
    package convenience init(in parent: Scope) { self.init(in: parent, isBlock: false) }

    /// - Parameter unset: names that belong to it and have no value yet.
    init(in parent: Scope? = nil, isBlock: Bool = false, unset: ArraySlice<Int32> = []) {
        self.parent = parent
        self.isBlock = isBlock
        if !unset.isEmpty { slots = unset.map { ($0, nil) } }
    }

    /// Makes it as new, for the next round of a loop.
    func reset(unset: ArraySlice<Int32> = []) {
        slots.removeAll(keepingCapacity: true)
        for name in unset { slots.append((name, nil)) }
    }

    private func index(of name: Int32) -> Int? {
        for index in slots.indices where slots[index].name == name { return index }
        return nil
    }

    /// Sets a name in this scope.
    func set(_ name: Int32, _ value: Value) { put(name, value) }

    /// Declares a name in this scope without a value.
    func declare(_ name: Int32) { put(name, nil) }

    private func put(_ name: Int32, _ value: Value?) {
        if let index = index(of: name) {
            slots[index].value = value
        } else {
            if slots.isEmpty { slots.reserveCapacity(4) }
            slots.append((name, value))
        }
    }

    func own(_ name: Int32) -> Value? { index(of: name).flatMap { slots[$0].value } }

    /// nil if neither this scope nor an outer one has the name.
    func entry(_ name: Int32) -> Entry? {
        var scope: Scope? = self
        var isOutsideOfBlock = false
        while let current = scope {
            if let index = current.index(of: name) {
                if let value = current.slots[index].value { return .value(value) }
                if !isOutsideOfBlock { return .unset }
            }
            if current.isBlock { isOutsideOfBlock = true }
            scope = current.parent
        }
        return nil
    }
}
