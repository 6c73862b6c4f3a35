package import Planning

/// Why a key can't be used now.
package enum DisabledReason: Hashable, Sendable {
    case nothingSelected
    case readOnly
    /// The list is from disk, so many seconds old.
    case fromDisk(age: Int)
    /// The server has not told the link in this run.
    case linkUnknown
    case noLink
    /// A request for the integration runs; `isCancellable` where Ctrl-C is the advice.
    case requestRunning(isCancellable: Bool)
    case uncertain(UncertainWrite)
    case maintenanceOn, maintenanceOff
    case nothingEdited
    case notATemplate
    case isDefaultAlready
    case noDraft
    case teamNotEditable, typeFixed, notEditable
    /// Only templates have that.
    case onlyForTemplates
    /// `E` is pressed on a row of the detail that is no template.
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
    case plan(PlanRunner.ConfirmBlocker)
}
