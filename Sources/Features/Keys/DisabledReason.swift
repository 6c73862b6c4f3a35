package import OnCall
package import Planning

/// Why a key is disabled.
package enum DisabledReason: Hashable, Sendable {
    case nothingSelected
    /// No template was copied.
    case nothingCopied
    /// No integration is marked.
    case nothingMarked
    /// The context of that name is being opened.
    case connecting(String)
    case readOnly
    /// The list is from the cache; `age` in seconds.
    case fromDisk(age: Int)
    /// The server has not sent the link in this run.
    case linkUnknown
    case noLink
    /// A request for the integration is running; `isCancellable` if Ctrl-C cancels it.
    case requestRunning(isCancellable: Bool)
    case uncertain(UncertainWrite)
    case maintenanceOn, maintenanceOff
    /// The context does not allow it.
    case guarded(WriteGuards.Refusal)
    // Read-only mode.
    case notReadOnly, isUnlocked, notUnlocked, lockedByFlag, noUnlockMinutes
    /// The row of the cockpit is not a window that starts later.
    case notQueued
    /// The server's value does not match the API reference, with what is wrong.
    case unreadable(String)
    case nothingEdited
    /// The line of the help is about a key of another context.
    case worksElsewhere
    case notATemplate
    case isDefaultAlready
    case noDraft
    /// The entry of the history is not a deletion that the server confirmed.
    case notADeletion
    /// A deletion can't be undone.
    case deletionStays
    case typeFixed, notEditable
    /// The server does not report the field.
    case notReported
    /// Only for templates.
    case onlyForTemplates
    /// `E` was pressed on a row of the detail that is not a template.
    case noTemplateHere
    case payloadLoading
    // Contexts.
    case demoHasNoContexts, noContexts
    case contextIsOpen(String)
    case writeUnderWay
    // Plans.
    case noConflict, noConflictToRebase
    case nothingToSendAnyway
    case onlyOneField
    case nothingToRecheck
    /// The row is sent already, or there is nothing to send.
    case nothingToLeaveOut
    case plan(PlanRunner.ConfirmBlocker)
}
