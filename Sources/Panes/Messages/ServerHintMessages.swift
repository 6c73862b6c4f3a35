import Features

extension ServerHint {
    /// What to type, here or in a shell.
    var message: String {
        switch self {
        case .context(let name): ":context \(name)"
        case .startContext(let name): "oncall-tui --context \(name)"
        case .startDemo: "oncall-tui --demo"
        case .startURL(let server): "oncall-tui --url \(server)"
        }
    }
}
