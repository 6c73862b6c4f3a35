import Commands
import Configuration
import LocalState
import TerminalCore

/// The themes of the context on the screen, each read when it is first shown.
struct LoadedThemes {
    private let settings: Settings
    private let depth: ColorDepth
    /// The theme to show while another one can't be loaded.
    private let first: Theme
    private var loaded: [String: Result<Theme, ConfigurationErrors>] = [:]

    /// The terminal's own background, once it is known.
    var ground: ScreenGround? { didSet { if ground != oldValue { loaded = [:] } } }

    /// - Parameter first: the theme of the settings, on an unknown background.
    init(_ settings: Settings, first: Theme, depth: ColorDepth, ground: ScreenGround?) {
        self.settings = settings
        self.depth = settings.hasNoColor.value ? .none : depth
        self.first = first
        self.ground = ground
        if ground == nil { loaded[settings.theme.value] = .success(first) }
    }

    /// The theme `name`; the first one if it can't be used.
    /// - Parameter isChosen: whether the user chose it in the console. Otherwise another may be configured for light backgrounds.
    mutating func theme(_ name: String, isChosen: Bool) -> Theme {
        let isLight = !isChosen && ground == .light
        return (try? load(isLight ? settings.themeOnLight?.value ?? name : name).get()) ?? first
    }

    /// Why `name` can't be used; nil if it can.
    mutating func problem(of name: String) -> ConfigurationErrors? {
        if case .failure(let error) = load(name) { error } else { nil }
    }

    /// Remembers the theme for the next start. The configured one needs no memory.
    func remember(_ name: String) throws(FileProblem) {
        let isConfigured = settings.theme.origin != .console(":theme") && settings.theme.value == name
        try ThemeChoiceStore(stateFolder: settings.paths.stateFolder)
            .remember(isConfigured ? nil : name, in: settings.themeContext)
    }

    private mutating func load(_ name: String) -> Result<Theme, ConfigurationErrors> {
        if let known = loaded[name] { return known }
        let result = Result { () throws(ConfigurationErrors) in
            try ThemeLoader.load(name, userFolder: settings.paths.themesFolder, depth: depth, on: ground)
        }
        loaded[name] = result
        return result
    }
}
