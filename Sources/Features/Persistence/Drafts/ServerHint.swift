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
    init(to server: String, _ setup: SessionConfiguration) {
        if let context = setup.contextNames[server] {
            self = setup.contexts.contains(context) ? .context(context) : .startContext(context)
        } else {
            self = server.hasPrefix("demo:") ? .startDemo : .startURL(server)
        }
    }
}
