import Commands
import Configuration
import Dispatch
import Platform
import TerminalCore

/// Reads the configuration again while the console runs, on its own thread.
final class SettingsReader: Sendable {
    /// What was read: valid settings, and their theme in the colours of the terminal.
    struct Result: Sendable {
        let outcome: Swift.Result<(settings: Settings, theme: Theme), Failure>
        /// Whether the user asked for it.
        let isAsked: Bool
        /// The session that it is for.
        let session: Int
    }

    private let environment: Environment
    private let depth: ColorDepth
    private let report: @Sendable (Result) -> Void
    private let queue = DispatchQueue(label: "configuration")

    /// - Parameter report: called on another thread.
    init(_ environment: Environment, depth: ColorDepth, report: @escaping @Sendable (Result) -> Void) {
        self.environment = environment
        self.depth = depth
        self.report = report
    }

    /// Reads it.
    /// - Parameter flags: of the context on the screen.
    func read(_ flags: SettingsFlags, isAsked: Bool, session: Int) {
        queue.async { [self] in
            let outcome: Swift.Result<(settings: Settings, theme: Theme), Failure>
            do {
                let settings = try flags.settings(environment).withChosenTheme()
                outcome = .success((settings, try settings.loadTheme(depth: depth)))
            } catch {
                outcome = .failure(error as? Failure ?? Failure("\(error)"))
            }
            report(Result(outcome: outcome, isAsked: isAsked, session: session))
        }
    }

    /// The folders with files that settings are read from: also that of the file that a link leads to.
    static func folders(_ settings: Settings) -> [String] {
        let files = [settings.paths.configFile, RealPath.of(settings.paths.configFile)].compactMap(\.self)
        let folders = files.map { file in String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) }
        return Array(Set(folders + [settings.paths.themesFolder])).filter { !$0.isEmpty }
    }
}
