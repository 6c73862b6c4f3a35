/// Where a setting, or an error, came from.
package enum Origin: Hashable, Sendable {
    /// A flag of the command line, with its dashes: `--url`.
    case flag(String)
    /// A variable of the environment.
    case environment(String)
    /// A file as it is called in messages, and the line from 1; nil for the file as a whole.
    case file(String, line: Int?)
    /// What holds where nobody says otherwise.
    case preset
}

extension Origin: CustomStringConvertible {
    package var description: String {
        switch self {
        case .flag(let name): "flag \(name)"
        case .environment(let name): "environment \(name)"
        case .file(let name, let line): line.map { "\(name):\($0)" } ?? name
        case .preset: "default"
        }
    }
}
