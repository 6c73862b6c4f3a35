import Features

extension DraftNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case loading, noneToSave, opened, kept, keptFromEditor, dropped, integrationMissing, elsewhere
        case ofOtherConsole, keptAsFile
    }

    var kind: Kind {
        switch self {
        case .loading: .loading
        case .noneToSave: .noneToSave
        case .opened: .opened
        case .kept: .kept
        case .keptFromEditor: .keptFromEditor
        case .dropped: .dropped
        case .integrationMissing: .integrationMissing
        case .elsewhere: .elsewhere
        case .ofOtherConsole: .ofOtherConsole
        case .keptAsFile: .keptAsFile
        }
    }

    static func samples(of kind: Kind) -> [DraftNotice] {
        switch kind {
        case .loading: [.loading]
        case .noneToSave: [.noneToSave]
        case .opened: [.opened(isBaseChanged: true), .opened(isBaseChanged: false)]
        case .kept: [.kept]
        case .keptFromEditor: [.keptFromEditor]
        case .dropped: [.dropped(isPastable: true), .dropped(isPastable: false)]
        case .integrationMissing: [.integrationMissing]
        case .elsewhere: ServerHint.samples.map { .elsewhere($0) }
        case .ofOtherConsole: [.ofOtherConsole(path: "/drafts/x~1.json")]
        case .keptAsFile: [.keptAsFile(path: "/drafts/x~1.json")]
        }
    }
}
