/// How to get a console of another server.
package enum ServerHint: Hashable, Sendable {
    /// This console can go to the context.
    case context(String)
    /// A new console has to be started in the context.
    case startContext(String)
    /// The demo has to be started.
    case startDemo
    /// A new console has to be started with the address.
    case startURL(String)

    /// The way to `server`.
    init(to server: String, _ setup: SessionConfiguration) {
        if let context = setup.contextNames[server] {
            self = setup.contexts.contains(context) ? .context(context) : .startContext(context)
        } else {
            self = server.hasPrefix("demo:") ? .startDemo : .startURL(server)
        }
    }
}
