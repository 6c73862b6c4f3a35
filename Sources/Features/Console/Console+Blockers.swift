import FoundationEssentials
import OnCall

/// Why keys of the panes are disabled. A binding lists its reasons in the order in which they are shown.
extension Console {
    var nothingSelected: DisabledReason? { selected == nil ? .nothingSelected : nil }

    var nothingMarked: DisabledReason? { hasMarks ? nil : .nothingMarked }

    // A plan for marked integrations looks at each of them itself.

    var targetFromCache: DisabledReason? { hasMarks ? serverSilent : selectedFromCache }
    var targetBusy: DisabledReason? { hasMarks ? nil : selectedBusy }
    var targetUncertain: DisabledReason? { hasMarks ? nil : selectedUncertain }

    /// Why nothing can be sent to this server. While another context opens, keys may be meant for its token command.
    var readOnly: DisabledReason? {
        isReadOnly ? .readOnly : connecting.map { .connecting($0.name) }
    }

    /// `q` in a passphrase must not quit.
    var opensContext: DisabledReason? { focus == .list ? connecting.map { .connecting($0.name) } : nil }

    /// Everything known about the selected integration is from the cache. Saves are allowed: their plan asks the server first.
    var selectedFromCache: DisabledReason? {
        guard let selectedID, directory.isFromCache(selectedID) else { return nil }
        return directory.fromDisk(at: now)
    }

    /// The server has not responded in this run.
    var serverSilent: DisabledReason? { directory.hasServerResponded ? nil : directory.fromDisk(at: now) }

    var selectedBusy: DisabledReason? {
        guard let selectedID else { return nil }
        if exchange.extensions[selectedID] != nil { return .requestRunning(isCancellable: false) }
        guard let call = activity(of: selectedID), call.isWrite else { return nil }
        return .requestRunning(isCancellable: true)
    }

    var selectedUncertain: DisabledReason? { exchange.uncertainWrite(about: selectedID).map { .uncertain($0) } }

    /// `r` sends waiting requests and rechecks uncertain writes, with or without a selection.
    var nothingToRefresh: DisabledReason? {
        uncertainWrites.isEmpty && awaitedRetry == nil && exchange.lostWindows.isEmpty ? nothingSelected : nil
    }

    // MARK: The selected integration

    var maintenanceOn: DisabledReason? {
        if hasMarks { return nil }
        return selected?.maintenance == nil ? maintenanceUnreadable : .maintenanceOn
    }

    var maintenanceOff: DisabledReason? {
        if hasMarks { return nil }
        return selected?.maintenance == nil ? maintenanceUnreadable ?? .maintenanceOff : nil
    }

    /// It is unknown whether a window is open.
    private var maintenanceUnreadable: DisabledReason? {
        selected?.unreadable["maintenance_mode"].map { .unreadable($0.reason) }
    }

    var linkUnknown: DisabledReason? {
        guard directory.cachedAt != nil, let selectedID, directory.isFromCache(selectedID) else { return nil }
        return .linkUnknown
    }

    /// An integration without a link may have an inbound e-mail address, which is as secret.
    var noLink: DisabledReason? {
        selected?.link.value == nil && selected?.inboundEmail.value == nil ? .noLink : nil
    }

    // MARK: Fields

    var nothingEdited: DisabledReason? { editing == nil ? .nothingEdited : nil }

    /// The selected row of the detail can't be edited here.
    var notEditable: DisabledReason? {
        guard focus == .detail else { return nil }
        // A draft of such a field can still be opened: it is the user's text.
        if let selected, let field = detail.field, let problem = selected.problem(of: field),
            draft(selected.id, field) == nil
        {
            return .unreadable(problem)
        }
        return switch detail.selected {
        case .unreadable(let member): selected?.unreadableMembers[member].map { .unreadable($0.reason) }
        case .field(.route(let part)) where readOnly == nil:
            selected?.value(of: .route(part)).isAbsent ?? true ? .notReported : nil
        case .field(let field) where field.isChosen: readOnly
        case .field, .link, .inboundEmail, .maintenance, .id, .servicesOff, .channelsAtDefault: nil
        case .type: .typeFixed
        case .foreign, .heading: .notEditable
        }
    }

    /// There is no current template that could be reset to its default.
    var notResettable: DisabledReason? {
        guard let (id, slot) = currentSlot else { return .notATemplate }
        if hasMarks, focus == .detail { return nil }
        if let call = activity(of: id), call.isWrite { return .requestRunning(isCancellable: false) }
        let isDefault = directory.integration(id)?.templates[slot].isNull ?? false
        return isDefault && draft(id, .template(slot)) == nil ? .isDefaultAlready : nil
    }

    var noDraft: DisabledReason? {
        guard let id = selectedID, let field = detail.field, draft(id, field) != nil else { return .noDraft }
        guard let call = activity(of: id), call.isWrite else { return nil }
        return .requestRunning(isCancellable: false)
    }

    // MARK: The studio

    /// No template is being edited.
    var notATemplate: DisabledReason? { studio == nil ? .onlyForTemplates : nil }

    /// The selected row of the detail is not a template.
    var noTemplateHere: DisabledReason? {
        if case .template = detail.field { nil } else { .noTemplateHere }
    }

    var payloadLoading: DisabledReason? { payload == nil ? .payloadLoading : nil }

    /// The console is read-only: editors take no text.
    var editorReadOnly: DisabledReason? {
        focus == .editor && studio?.find == nil && isReadOnly ? .readOnly : nil
    }

    // MARK: Contexts

    var noContexts: DisabledReason? {
        if configuration.isDemo { return .demoHasNoContexts }
        return configuration.contexts.isEmpty ? .noContexts : nil
    }

    /// Why the console can't switch to the context `name`; nil if it can.
    func contextReason(_ name: String) -> DisabledReason? {
        if let reason = noContexts { return reason }
        if name == configuration.contextName { return .contextIsOpen(name) }
        return exchange.hasWriteUnderWay ? .writeUnderWay : nil
    }
}

extension Directory {
    /// The reason that the list is from the cache; nil if it is not.
    func fromDisk(at now: Date) -> DisabledReason? {
        cachedAt.map { .fromDisk(age: max(0, Int(now.timeIntervalSince($0)))) }
    }
}
