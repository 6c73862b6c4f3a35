import ConsoleScript
import Features

extension ContextNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case list, stopped, notOpened, blocked, uncertain, settingsRefused, settingsTaken
    }

    var kind: Kind {
        switch self {
        case .list: .list
        case .stopped: .stopped
        case .notOpened: .notOpened
        case .blocked: .blocked
        case .uncertain: .uncertain
        case .settingsRefused: .settingsRefused
        case .settingsTaken: .settingsTaken
        }
    }

    static func samples(of kind: Kind) -> [ContextNotice] {
        switch kind {
        case .list: [.list(["prod", "lab"], current: "prod")]
        case .stopped: [.stopped("lab", here: "prod")]
        case .notOpened: [.notOpened("lab", reason: "token_command 'pass' failed (exit 1)", here: "prod")]
        case .blocked: [.blocked("lab", .writeUnderWay)]
        case .settingsRefused: [.settingsRefused("config.toml:16: unknown key 'them'; did you mean 'theme'?")]
        case .settingsTaken:
            [
                .settingsTaken(["keys", "theme"], needsReopening: false, context: "prod"),
                .settingsTaken([], needsReopening: false, context: nil),
                .settingsTaken(["guards"], needsReopening: true, context: "prod"),
            ]
        case .uncertain: UncertainWrite.sample.map { [.uncertain("lab", $0)] } ?? []
        }
    }
}
