import Features

extension AppearanceNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case themes, chosen, unknownTheme, refused, notRemembered, mouse
    }

    var kind: Kind {
        switch self {
        case .themes: .themes
        case .chosen: .chosen
        case .unknownTheme: .unknownTheme
        case .refused: .refused
        case .notRemembered: .notRemembered
        case .mouse: .mouse
        }
    }

    static func samples(of kind: Kind) -> [AppearanceNotice] {
        switch kind {
        case .themes: [.themes(["default", "nord"], current: "nord")]
        case .chosen: [.chosen("nord", context: "prod")]
        case .unknownTheme: [.unknownTheme("nrod", known: ["default", "nord"])]
        case .refused: [.refused("mine", reason: "themes/mine.toml:2: unknown role 'selektion'")]
        case .notRemembered: [.notRemembered(reason: "/x: No space left on device")]
        case .mouse: [.mouse(true), .mouse(false)]
        }
    }
}
