/// The source of a setting or an error.
package enum Origin: Hashable, Sendable {
    /// A command-line flag with its dashes: `--url`.
    case flag(String)
    /// An environment variable.
    case environment(String)
    /// A file by its name in messages, and the line from 1; nil for the file as a whole.
    case file(String, line: Int?)
    /// The user chose it in the console, with this command: `:theme`.
    case console(String)
    /// The built-in default.
    case preset
}

extension Origin: CustomStringConvertible {
    package var description: String {
        switch self {
        case .flag(let name): "flag \(name)"
        case .environment(let name): "environment \(name)"
        case .file(let name, let line): line.map { "\(name):\($0)" } ?? name
        case .console(let command): "chosen with \(command)"
        case .preset: "default"
        }
    }
}
