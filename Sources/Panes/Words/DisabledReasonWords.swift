import Features
import Planning

extension DisabledReason {
    /// The reason as a clause, for the line of messages.
    var words: String {
        switch self {
        case .nothingSelected: "no integration is selected"
        case .readOnly: "this console is read-only: nothing can be changed"
        case .fromDisk(let age):
            "the list is from disk, \(Console.age(seconds: age)) old: nothing can be changed until the server answers"
        case .linkUnknown: "not known until the server answers"
        case .noLink: "this integration has no link"
        case .requestRunning(true): "a request for this integration is running; Ctrl-C cancels it"
        case .requestRunning(false): "a request for this integration is running"
        case .uncertain(let write): "it is not known yet \(write.question): r looks again"
        case .maintenanceOn: "maintenance is on already; M stops it, then it can start anew"
        case .maintenanceOff: "this integration is not in maintenance"
        case .nothingEdited: "nothing is being edited: press Enter on a field of the detail"
        case .notATemplate: "only a template has a default: go to one"
        case .isDefaultAlready: "this template is the server's default already"
        case .noDraft: "there is no draft here"
        case .teamNotEditable: "the team is changed in Grafana, not here"
        case .typeFixed: "the type can't change after creation"
        case .notEditable: "this can't be edited here"
        case .onlyForTemplates: "only templates have that"
        case .noTemplateHere: "only templates have that: go to one"
        case .payloadLoading: "the payload is still being read"
        case .demoHasNoContexts: "the demo has no contexts: they are those of the configuration"
        case .noContexts: "the configuration names no contexts"
        case .contextIsOpen(let name): "this is the context \(name)"
        case .writeUnderWay: "a change is under way: nobody would see whether it was made. Ctrl-C cancels it"
        case .noConflict: "nobody else has changed this: there is nothing to choose"
        case .noConflictToRebase: "nobody else has changed this: Esc goes back to the editor"
        case .nothingToSendAnyway: "Enter sends what the plan shows"
        case .onlyOneField: "there is but one field"
        case .nothingToRecheck: "what the server holds is known"
        case .plan(let blocker): blocker.words
        }
    }
}
