import Features
import OnCall
import Planning

extension DisabledReason {
    /// The reason as a clause, for the status line.
    var message: String {
        switch self {
        case .connecting(let name): "the context \(name) is being opened; Ctrl-C cancels it"
        case .nothingSelected: "no integration is selected"
        case .readOnly: "this console is read-only: nothing can be changed"
        case .fromDisk(let age):
            "the list is from disk, \(Console.age(seconds: age)) old: nothing can be changed until the server responds"
        case .linkUnknown: "unknown until the server responds"
        case .noLink: "this integration has no link"
        case .requestRunning(true): "a request for this integration is running; Ctrl-C cancels it"
        case .requestRunning(false): "a request for this integration is running"
        case .uncertain(let write): "unclear \(write.question); r checks again"
        case .maintenanceOn: "already in maintenance; e extends it, M stops it"
        case .guarded(let refusal): refusal.message
        case .notReadOnly: "this console is not read-only"
        case .isUnlocked: "changes are allowed already"
        case .notUnlocked: "nothing is unlocked"
        case .lockedByFlag: "--read-only was given"
        case .noUnlockMinutes: "this context has no unlock_minutes"
        case .notQueued: "only a row of the queue can be dropped; M stops a window"
        case .maintenanceOff: "this integration is not in maintenance"
        case .unreadable(let reason): "the server's value can't be read: it \(reason)"
        case .nothingEdited: "nothing is being edited: press Enter on a field of the detail"
        case .worksElsewhere: "that key works in another place"
        case .notATemplate: "only templates have a default; select one"
        case .isDefaultAlready: "this template is already the server default"
        case .noDraft: "no draft here"
        case .notADeletion: "only for a deletion that the server has confirmed"
        case .deletionStays: "a deletion can't be undone; n creates a new integration from it"
        case .notReported: "this server does not report it"
        case .typeFixed: "the type can't change after creation"
        case .notEditable: "this can't be edited here"
        case .onlyForTemplates: "only for templates"
        case .noTemplateHere: "only for templates; select one"
        case .payloadLoading: "the payload is still loading"
        case .demoHasNoContexts: "the demo has no contexts; they come from the configuration"
        case .noContexts: "the configuration has no contexts"
        case .contextIsOpen(let name): "already on context \(name)"
        case .writeUnderWay: "a write is running, and its outcome would not be shown; Ctrl-C cancels it"
        case .noConflict: "no conflict: there is nothing to choose"
        case .noConflictToRebase: "no conflict: Esc goes back to the editor"
        case .nothingCopied: "nothing is copied; c copies the template of a cell"
        case .nothingMarked: "nothing is marked; Space marks"
        case .nothingToLeaveOut: "there is nothing left to leave out"
        case .nothingToSendAnyway: "Enter sends what the plan shows"
        case .onlyOneField: "there is only one field"
        case .nothingToRecheck: "the server's value is already known"
        case .plan(let blocker): blocker.message
        }
    }
}
