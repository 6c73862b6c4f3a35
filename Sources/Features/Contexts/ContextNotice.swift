/// Notices about contexts. Names are context names; `here` is the name of the current one.
package enum ContextNotice: Hashable, Sendable {
    /// The available contexts and the current one.
    case list([String], current: String?)
    /// The user cancelled a switch.
    case stopped(String, here: String)
    /// A context can't be opened, with the reason.
    case notOpened(String, reason: String, here: String)
    /// Something blocks the switch.
    case blocked(String, DisabledReason)
    /// The configuration was read again, and has an error: with its line, and the file's name.
    case settingsRefused(String)
    /// What of the configuration has changed. `needsReopening`: something holds only once the context is opened again.
    case settingsTaken([String], needsReopening: Bool, context: String?)
    /// A write became uncertain during the switch.
    case uncertain(String, UncertainWrite)

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .list, .stopped, .blocked, .uncertain: .info
        case .settingsTaken: .done
        case .notOpened, .settingsRefused: .failure
        }
    }
}
