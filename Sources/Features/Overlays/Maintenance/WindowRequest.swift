package import OnCall

/// A maintenance window that the user has asked for, for one integration or several.
package struct WindowRequest: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case start(MaintenanceMode)
        /// Move the end of open windows. The length of `window` is added to the end of each.
        case extend
    }

    /// In the order in which they are sent.
    package let integrations: [IntegrationID]
    package let kind: Kind
    package let window: RequestedWindow
    /// The window of a single extension as it was shown.
    let base: MaintenanceWindow?
    /// Why, for the journal and the cockpit of this machine; the API has no field for it.
    package let why: String?

    /// Whether it opens a plan, which asks the guards itself.
    var opensPlan: Bool { integrations.count > 1 && window.start == nil }
}
