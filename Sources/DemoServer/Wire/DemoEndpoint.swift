/// Where the service listens.
package enum DemoEndpoint: Hashable, Sendable {
    /// On 127.0.0.1; port 0 picks a free one.
    case tcp(port: UInt16)
    /// On a Unix socket at that path, of at most 107 bytes; an existing socket is replaced.
    case unixSocket(path: String)
    /// On a Unix socket in a new folder that only this user can enter, and that is removed with the server.
    case privateSocket
}
