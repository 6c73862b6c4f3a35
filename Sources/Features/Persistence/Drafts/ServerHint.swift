/// How to reach another server.
package enum ServerHint: Hashable, Sendable {
    /// This console can switch to the context.
    case context(String)
    /// Start a new console in the context.
    case startContext(String)
    /// Start the demo.
    case startDemo
    /// Start a new console with the address.
    case startURL(String)

    /// How to reach `server`.
    init(to server: String, _ configuration: SessionConfiguration) {
        if let context = configuration.contextNames[server] {
            self = configuration.contexts.contains(context) ? .context(context) : .startContext(context)
        } else {
            self = server.hasPrefix("demo:") ? .startDemo : .startURL(server)
        }
    }
}
