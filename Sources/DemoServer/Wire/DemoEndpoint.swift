/// Where the service listens.
package enum DemoEndpoint: Hashable, Sendable {
    /// On 127.0.0.1; port 0 takes any that is free.
    case tcp(port: UInt16)
    /// On a socket at that path, which must not be longer than 107 bytes; a socket that lies there is replaced.
    case unixSocket(path: String)
    /// On a socket in a new folder that only this user can enter, and that goes away with the server.
    case privateSocket
}
