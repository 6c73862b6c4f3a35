/// Names that a piece of a template has set. Loops, macros, `with` and blocks with a body open one of their own; `if` doesn't
/// (`jinja2.idtracking`).
final class Scope {
    let parent: Scope?
    private var names: [String] = []
    private var values: [Value] = []

    init(in parent: Scope? = nil) { self.parent = parent }

    func set(_ name: String, _ value: Value) {
        if let place = names.firstIndex(of: name) {
            values[place] = value
        } else {
            names.append(name)
            values.append(value)
        }
    }

    func own(_ name: String) -> Value? { names.firstIndex(of: name).map { values[$0] } }

    func value(_ name: String) -> Value? {
        var scope: Scope? = self
        while let current = scope {
            if let value = current.own(name) { return value }
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
