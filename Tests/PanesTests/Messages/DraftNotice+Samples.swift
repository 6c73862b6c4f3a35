import Features
import FoundationEssentials
import JSON
import OnCall

extension DraftNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case loading, noneToSave, opened, kept, notOnDisk, recovered, ofOtherConsoles, keptFromEditor, dropped
        case integrationMissing, elsewhere, ofOtherConsole, inUse, notDropped
    }

    var kind: Kind {
        switch self {
        case .loading: .loading
        case .noneToSave: .noneToSave
        case .opened: .opened
        case .kept: .kept
        case .notOnDisk: .notOnDisk
        case .recovered: .recovered
        case .ofOtherConsoles: .ofOtherConsoles
        case .keptFromEditor: .keptFromEditor
        case .dropped: .dropped
        case .integrationMissing: .integrationMissing
        case .elsewhere: .elsewhere
        case .ofOtherConsole: .ofOtherConsole
        case .inUse: .inUse
        case .notDropped: .notDropped
        }
    }

    static func samples(of kind: Kind) -> [DraftNotice] {
        switch kind {
        case .loading: [.loading]
        case .noneToSave: [.noneToSave]
        case .opened: [.opened(isBaseChanged: true), .opened(isBaseChanged: false)]
        case .kept: [.kept]
        case .notOnDisk: [.notOnDisk]
        case .recovered: (0...2).map { .recovered(recoveredDraft, others: $0) }
        case .ofOtherConsoles: [.ofOtherConsoles(count: 1), .ofOtherConsoles(count: 2)]
        case .keptFromEditor: [.keptFromEditor]
        case .dropped: [.dropped(isPastable: true), .dropped(isPastable: false)]
        case .integrationMissing: [.integrationMissing]
        case .elsewhere: ServerHint.samples.map { .elsewhere($0) }
        case .ofOtherConsole: [.ofOtherConsole(path: "/drafts/x~1.json")]
        case .inUse: [.inUse(path: "/drafts/x~1.json")]
        case .notDropped: [.notDropped(reason: "/drafts/x~1.json: has changed; it is kept")]
        }
    }

    private static var recoveredDraft: Draft {
        Draft(
            key: Draft.Key(server: "https://x", integration: IntegrationID("C1"), field: .name),
            integrationName: "Payments", base: .null, value: "x", changedAt: Date(timeIntervalSince1970: 0))
    }
}
