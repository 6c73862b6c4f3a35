/// Why a pattern can't be compiled.
enum PatternRefusal: Error {
    /// The module's `error`, with its message.
    case invalid(String, position: Int?)
    /// Another of Python's exceptions.
    case raised(type: String, String)
    /// The module accepts it, this engine can't run it.
    case notTried(String)

    /// What the server raises for `pattern`; for `notTried` this engine's own notice.
    func error(in pattern: [UInt32]) -> PythonError {
        switch self {
        case .raised(let type, let message): return PythonError(type, message)
        case .notTried(let reason): return .notTried("this pattern can't be tried here: \(reason)")
        case .invalid(let message, let position):
            guard let position else { return PythonError("error", message) }
            let text = "\(message) at position \(position)"
            guard pattern.contains(0x0A) else { return PythonError("error", text) }
            let before = pattern.prefix(position)
            let line = before.count { $0 == 0x0A } + 1
            let column = position - (before.lastIndex(of: 0x0A) ?? -1)
            return PythonError("error", "\(text) (line \(line), column \(column))")
        }
    }
}
