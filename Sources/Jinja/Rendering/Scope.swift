/// Names that a piece of a template has set. Loops, macros, `with` and blocks with a body open one of their own; `if` doesn't
/// (`jinja2.idtracking`).
final class Scope {
    /// What a scope knows of a name.
    enum Entry {
        case value(Value)
        /// The name belongs to the scope, but nothing has been assigned to it yet (`missing`).
        case unset
    }

    let parent: Scope?
    /// Whether it is that of a `{% block %}`, which sees what is set around it, but not what isn't set yet.
    private let isBlock: Bool
    private var names: [String] = []
    private var entries: [Entry] = []

    init(in parent: Scope? = nil, isBlock: Bool = false, unset: [String] = []) {
        self.parent = parent
        self.isBlock = isBlock
        if !unset.isEmpty {
            names = unset
            entries = unset.map { _ in .unset }
        }
    }

    func set(_ name: String, _ value: Value) {
        if let place = names.firstIndex(of: name) {
            entries[place] = .value(value)
        } else {
            names.append(name)
            entries.append(.value(value))
        }
    }

    /// Makes a name the scope's own without giving it a value.
    func declare(_ name: String) {
        if let place = names.firstIndex(of: name) {
            entries[place] = .unset
        } else {
            names.append(name)
            entries.append(.unset)
        }
    }

    func own(_ name: String) -> Value? {
        guard let place = names.firstIndex(of: name), case .value(let value) = entries[place] else { return nil }
        return value
    }

    /// nil where neither this scope nor one around it knows the name.
    func entry(_ name: String) -> Entry? {
        var scope: Scope? = self
        var isOutsideOfBlock = false
        while let current = scope {
            if let place = current.names.firstIndex(of: name) {
                let entry = current.entries[place]
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
