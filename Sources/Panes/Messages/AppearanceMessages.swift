import Features
import TerminalCore

extension AppearanceNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .themes(let names, let current):
            "themes: \(names.map { $0 == current ? "\($0) (this one)" : $0 }.joined(separator: ", ")). :theme NAME chooses"
        case .chosen(let name, let context): "theme \(name), kept for \(context)"
        case .unknownTheme(let name, let known):
            "there is no theme '\(name)'" + NearestName.hint(for: name, among: known)
        case .refused(let name, let reason): "theme \(name) can't be used: \(reason)"
        case .notRemembered(let reason): "the theme could not be remembered for the next start: \(reason)"
        case .mouse(true): "the mouse is used here; Ctrl-T leaves it to the terminal"
        case .mouse(false): "the mouse is the terminal's, which selects text; Ctrl-T takes it back"
        }
    }
}
