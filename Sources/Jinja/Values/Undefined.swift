/// A value that isn't there (`jinja2.runtime.Undefined`): it prints as nothing and fails at most other uses.
package final class Undefined {
    enum Origin {
        case name(String)
        case attribute(of: String, String)
        /// The repr of the place that isn't there.
        case element(of: String, String)
        case hint(String)
        /// An attribute that the sandbox doesn't give out.
        case unsafe(attribute: String, of: String)
    }

    let origin: Origin

    init(_ origin: Origin) { self.origin = origin }

    var message: String {
        switch origin {
        case .name(let name): "\(PythonText.repr(name)) is undefined"
        case .attribute(let object, let name): "\(PythonText.repr(object)) has no attribute \(PythonText.repr(name))"
        case .element(let object, let key): "\(object) has no element \(key)"
        case .hint(let hint): hint
        case .unsafe(let attribute, let object):
            "access to attribute \(PythonText.repr(attribute)) of \(PythonText.repr(object)) object is unsafe."
        }
    }

    /// What using it raises.
    package var error: PythonError {
        if case .unsafe = origin { return PythonError("SecurityError", message) }
        return PythonError("UndefinedError", message)
    }
}

extension Value {
    static func missing(name: String) -> Value { .undefined(Undefined(.name(name))) }
    static func missing(hint: String) -> Value { .undefined(Undefined(.hint(hint))) }
}
