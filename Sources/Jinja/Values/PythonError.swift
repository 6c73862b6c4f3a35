/// A Python exception that ends a rendering.
package struct PythonError: Error {
    /// The name of its class.
    package let type: String
    /// Its message.
    package let message: String
    /// Where in the `SourceText` it was raised: the innermost expression.
    var range: Range<Int>?

    /// - Parameter type: the name of its class.
    package init(_ type: String, _ message: String) {
        self.type = type
        self.message = message
    }

    /// `TypeError`
    package static func type(_ message: String) -> PythonError { PythonError("TypeError", message) }
    static func value(_ message: String) -> PythonError { PythonError("ValueError", message) }
    static func index(_ message: String) -> PythonError { PythonError("IndexError", message) }
    /// `AttributeError`
    package static func attribute(_ message: String) -> PythonError { PythonError("AttributeError", message) }
    static func overflow(_ message: String) -> PythonError { PythonError("OverflowError", message) }
    static func zeroDivision(_ message: String) -> PythonError { PythonError("ZeroDivisionError", message) }
    static func argument(_ message: String) -> PythonError { PythonError("FilterArgumentError", message) }
    static func runtime(_ message: String) -> PythonError { PythonError("TemplateRuntimeError", message) }

    /// An error of this engine's limits, where Python would go on until the machine runs out of resources.
    static func limit(_ message: String) -> PythonError { PythonError("LimitExceeded", message) }

    /// The type of notices of this engine.
    static let notTriedType = "NotTried"

    /// Whether it is a notice of this engine and no exception of Python.
    package var isNotice: Bool { type == PythonError.notTriedType }

    /// A notice of this engine: it doesn't know what the server's result is.
    static func notTried(_ message: String) -> PythonError { PythonError(PythonError.notTriedType, message) }

    var isLimit: Bool { type == "LimitExceeded" || type == PythonError.notTriedType || type == "Cancelled" }

    /// Whether it is an instance of the class `name`.
    package func isA(_ name: String) -> Bool { type == name || PythonError.bases[type]?.contains(name) == true }

    private static let bases: [String: [String]] = [
        "UndefinedError": ["TemplateRuntimeError"], "SecurityError": ["TemplateRuntimeError"],
        "FilterArgumentError": ["TemplateRuntimeError"], "KeyError": ["LookupError"], "IndexError": ["LookupError"],
        "UnknownTimeZoneError": ["KeyError", "LookupError"], "UnicodeEncodeError": ["ValueError"],
        "UnicodeDecodeError": ["ValueError"], "JSONDecodeError": ["ValueError"], "binascii.Error": ["ValueError"],
        "ZeroDivisionError": ["ArithmeticError"], "OverflowError": ["ArithmeticError"],
    ]

    /// How the server shows it (`apply_jinja_template`): these as a warning, all others as an error. What wasn't tried here may
    /// succeed there.
    var isWarning: Bool {
        type == PythonError.notTriedType || isA("TypeError") || isA("KeyError") || isA("ValueError")
            || isA("UndefinedError")
    }
}
