/// A missing value (`jinja2.runtime.Undefined`): it prints as nothing and fails in most other uses.
package final class Undefined {
    enum Origin {
        case name(String)
        case attribute(of: String, String)
        /// The repr of the missing key.
        case element(of: String, String)
        case hint(String)
        /// An attribute that the sandbox hides.
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

    /// The error raised when it is used.
    package var error: PythonError {
        if case .unsafe = origin { return PythonError("SecurityError", message) }
        return PythonError("UndefinedError", message)
    }
}

extension Value {
    static func missing(name: String) -> Value { .undefined(Undefined(.name(name))) }
    static func missing(hint: String) -> Value { .undefined(Undefined(.hint(hint))) }
}
