/// What the owner of the token may do.
package enum DemoRole: String, CaseIterable, Sendable {
    case admin
    case editor
    case viewer
    /// Known, but without any permission.
    case none

    var reads: Bool { self != .none }

    /// An editor may not write integrations through this API, only an admin may.
    var writes: Bool { self == .admin }
}
