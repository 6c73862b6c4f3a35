import Jinja

/// The functions that OnCall passes to templates, and the one that it blocks.
enum OnCallFunctions {
    static let all = [
        AddedFunction(
            "range", pythonName: "range", signature: "range(start, stop, step)",
            summary: "the server refuses it when it renders"
        ) { arguments, _ in
            // The server's own is a lambda of positional arguments.
            if let keyword = arguments.keywords.first {
                throw PythonError.type(
                    "<lambda>() got an unexpected keyword argument '\(keyword.name)'")
            }
            throw PythonError("SecurityError", "use of 'range' is restricted")
        },
        AddedFunction("time", pythonName: "now", signature: "time()", summary: "the time of rendering, in UTC") {
            arguments, interpreter in
            _ = try Signature("now", []).bind(arguments)
            return .object(DateTimeObject(interpreter.now))
        },
    ]
}
