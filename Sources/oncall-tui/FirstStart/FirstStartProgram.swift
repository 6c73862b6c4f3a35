import CProcess
import Commands
import Configuration
import Features
import Glibc
import OnCall
import OnCallClient
import Panes
import TerminalCore
import TerminalCurses

/// Shows the guided page of a first start, and does what it asks for.
struct FirstStartProgram {
    /// How it ended.
    enum End {
        /// The user left, or the program was asked to end by a signal.
        case left(signal: Int32?)
        case demo
        /// The configuration was written.
        case configured
    }

    private let settings: Settings
    private let environment: Environment

    /// - Parameter settings: without a server.
    init(_ settings: Settings, environment: Environment) {
        self.settings = settings
        self.environment = environment
    }

    /// Whether the page can be shown: on a terminal, and if there is no configuration that it would have to change.
    static func isPossible(_ settings: Settings) -> Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !settings.hasConfigFile
    }

    /// - Throws: `Failure` if the terminal can't be used.
    func run(_ signals: Mailbox<Int32>) throws -> End {
        _ = process_hide_memory()
        let mailbox = try Failure.explained { try Mailbox<Never>() }
        let screen = try Failure.explained {
            try Screen(environment: environment.variables, signals: signals, mouse: false)
        }
        defer { screen.close() }
        let theme = try settings.loadTheme(depth: screen.colorDepth)
        var page = FirstStart()
        while true {
            show(page, on: screen, theme)
            for event in screen.wait(for: mailbox) {
                switch event {
                case .input(let input):
                    guard let request = page.handle(input) else { break }
                    show(page, on: screen, theme)
                    if let end = carryOut(request, &page) { return end }
                case .terminated(let signal): return .left(signal: signal)
                case .hungUp: return .left(signal: SIGHUP)
                case .message, .resized, .resumed, .background: break
                }
            }
        }
    }

    private func show(_ page: FirstStart, on screen: Screen, _ theme: Theme) {
        let files = NewConfiguration.Files(configuration: settings.paths.configFile, context: page.answers.name)
        screen.show(
            FirstStartView.canvas(
                page, size: screen.size, files: (files.configuration, files.token), theme: theme))
    }

    private func carryOut(_ request: FirstStart.Request, _ page: inout FirstStart) -> End? {
        switch request {
        case .leave: return .left(signal: nil)
        case .openDemo: return .demo
        case .check(let answers), .write(let answers):
            do throws(ConfigurationErrors) {
                let new = try NewConfiguration(
                    address: answers.address, grafanaAddress: answers.grafanaAddress, token: answers.token,
                    context: answers.name, paths: settings.paths, home: environment.home)
                if case .check = request, let problem = problem(of: new) {
                    page.checked(problem, canWriteAnyway: true)
                    return nil
                }
                try new.write()
                return .configured
            } catch {
                page.checked(error.errors.map(\.message).joined(separator: "; "), canWriteAnyway: false)
                return nil
            }
        }
    }

    /// Asks the server for its teams, with the token. nil if it answers.
    private func problem(of new: NewConfiguration) -> String? {
        guard let options = try? ServiceOptions(new.settings, token: new.token) else {
            return "the settings can't be used"
        }
        let client = ServiceClient(options)
        defer { client.close() }
        return Waiting.forResult { () -> String? in
            do throws(ServiceError) {
                _ = try await client.teams()
                return nil
            } catch {
                return error.summary
            }
        }
    }
}
