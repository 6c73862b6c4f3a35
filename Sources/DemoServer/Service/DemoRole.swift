/// The permissions of the token's owner.
package enum DemoRole: String, CaseIterable, Sendable {
    case admin
    case editor
    case viewer
    /// A valid user without any permission.
    case none

    var reads: Bool { self != .none }

    /// Editors may not write integrations through this API, only admins.
    var writes: Bool { self == .admin }
}
