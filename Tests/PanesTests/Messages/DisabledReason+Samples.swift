import ConsoleScript
import Features
import OnCall
import Planning

extension DisabledReason: Sampled {
    enum Kind: CaseIterable, Hashable {
        case connecting, nothingSelected, readOnly, fromDisk, linkUnknown, noLink, requestRunning, uncertain
        case deletionStays, maintenanceOn, maintenanceOff, unreadable, nothingEdited, notATemplate, isDefaultAlready,
            noDraft,
            notADeletion, worksElsewhere
        case notReported, typeFixed, notEditable, onlyForTemplates, noTemplateHere, payloadLoading
        case demoHasNoContexts, noContexts, contextIsOpen, writeUnderWay, noConflict, noConflictToRebase
        case nothingToSendAnyway, onlyOneField, nothingToRecheck, nothingToLeaveOut, nothingMarked, nothingCopied, plan
        case guarded, notReadOnly, isUnlocked, notUnlocked, lockedByFlag, noUnlockMinutes, notQueued
    }

    var kind: Kind {
        switch self {
        case .connecting: .connecting
        case .nothingSelected: .nothingSelected
        case .readOnly: .readOnly
        case .fromDisk: .fromDisk
        case .linkUnknown: .linkUnknown
        case .noLink: .noLink
        case .requestRunning: .requestRunning
        case .uncertain: .uncertain
        case .maintenanceOn: .maintenanceOn
        case .maintenanceOff: .maintenanceOff
        case .unreadable: .unreadable
        case .nothingEdited: .nothingEdited
        case .notATemplate: .notATemplate
        case .isDefaultAlready: .isDefaultAlready
        case .noDraft: .noDraft
        case .notADeletion: .notADeletion
        case .worksElsewhere: .worksElsewhere
        case .deletionStays: .deletionStays
        case .notReported: .notReported
        case .typeFixed: .typeFixed
        case .notEditable: .notEditable
        case .onlyForTemplates: .onlyForTemplates
        case .noTemplateHere: .noTemplateHere
        case .payloadLoading: .payloadLoading
        case .demoHasNoContexts: .demoHasNoContexts
        case .noContexts: .noContexts
        case .contextIsOpen: .contextIsOpen
        case .writeUnderWay: .writeUnderWay
        case .noConflict: .noConflict
        case .noConflictToRebase: .noConflictToRebase
        case .nothingToSendAnyway: .nothingToSendAnyway
        case .onlyOneField: .onlyOneField
        case .nothingToRecheck: .nothingToRecheck
        case .nothingToLeaveOut: .nothingToLeaveOut
        case .nothingMarked: .nothingMarked
        case .nothingCopied: .nothingCopied
        case .plan: .plan
        case .guarded: .guarded
        case .notReadOnly: .notReadOnly
        case .isUnlocked: .isUnlocked
        case .notUnlocked: .notUnlocked
        case .lockedByFlag: .lockedByFlag
        case .noUnlockMinutes: .noUnlockMinutes
        case .notQueued: .notQueued
        }
    }

    static func samples(of kind: Kind) -> [DisabledReason] {
        switch kind {
        case .connecting: [.connecting("prod")]
        case .nothingSelected: [.nothingSelected]
        case .readOnly: [.readOnly]
        case .fromDisk: [.fromDisk(age: 10_800)]
        case .linkUnknown: [.linkUnknown]
        case .noLink: [.noLink]
        case .requestRunning: [.requestRunning(isCancellable: true), .requestRunning(isCancellable: false)]
        case .uncertain: UncertainWrite.sample.map { [.uncertain($0)] } ?? []
        case .maintenanceOn: [.maintenanceOn]
        case .maintenanceOff: [.maintenanceOff]
        case .unreadable: [.unreadable("is an object, not an array")]
        case .nothingEdited: [.nothingEdited]
        case .notATemplate: [.notATemplate]
        case .isDefaultAlready: [.isDefaultAlready]
        case .noDraft: [.noDraft]
        case .notADeletion: [.notADeletion]
        case .worksElsewhere: [.worksElsewhere]
        case .deletionStays: [.deletionStays]
        case .notReported: [.notReported]
        case .typeFixed: [.typeFixed]
        case .notEditable: [.notEditable]
        case .onlyForTemplates: [.onlyForTemplates]
        case .noTemplateHere: [.noTemplateHere]
        case .payloadLoading: [.payloadLoading]
        case .demoHasNoContexts: [.demoHasNoContexts]
        case .noContexts: [.noContexts]
        case .contextIsOpen: [.contextIsOpen("prod")]
        case .writeUnderWay: [.writeUnderWay]
        case .noConflict: [.noConflict]
        case .noConflictToRebase: [.noConflictToRebase]
        case .nothingToSendAnyway: [.nothingToSendAnyway]
        case .onlyOneField: [.onlyOneField]
        case .nothingToRecheck: [.nothingToRecheck]
        case .nothingToLeaveOut: [.nothingToLeaveOut]
        case .nothingMarked: [.nothingMarked]
        case .nothingCopied: [.nothingCopied]
        case .plan: PlanRunner.ConfirmBlocker.samples.map { .plan($0) }
        case .guarded:
            [
                .guarded(.forbidden(.delete, source: "config.toml:14")),
                .guarded(.otherTeam("SRE", source: "config.toml:15")),
                .guarded(.otherTeam(nil, source: "config.toml:15")),
                .guarded(.windowTooLong(maxSeconds: 28_800, source: "config.toml:12")),
            ]
        case .notReadOnly: [.notReadOnly]
        case .isUnlocked: [.isUnlocked]
        case .notUnlocked: [.notUnlocked]
        case .lockedByFlag: [.lockedByFlag]
        case .noUnlockMinutes: [.noUnlockMinutes]
        case .notQueued: [.notQueued]
        }
    }
}
