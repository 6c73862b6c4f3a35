import Configuration
import Features
import FoundationEssentials
import Glibc
import LocalState
import OnCall
import Panes
import Platform
import StateMachine
import TerminalCore
import TerminalCurses

/// The main loop of the console, on the program's first thread: events go to the store, and its state to the screen.
final class ConsoleLoop {
    /// Seconds after which input is interrupted for a frame, messages and signals.
    private static let slice = 0.03

    let screen: Screen
    private let mailbox: Mailbox<Session.Mail>
    let opener: ContextOpener
    var session: Session
    private var input = InputQueue()
    private var pace = FramePace()
    private var clockWatch = ClockWatch(Date(), steady: ConsoleLoop.steadySeconds())
    var themes: LoadedThemes
    let reader: SettingsReader
    private var watch: FileWatch?
    /// The latest valid settings of the context on the screen; nil for those it was opened with.
    var latest: (settings: Settings, theme: Theme)?
    /// What was wrong with the configuration when it was read last.
    var settingsProblem: String?
    private var endedBy: Int32?
    private var leftFile: String?
    /// Whether the terminal was asked what it is like.
    private var hasAsked = false

    /// - Parameter session: the first context.
    init(
        _ session: Session, on screen: Screen, _ mailbox: Mailbox<Session.Mail>, _ opener: ContextOpener,
        _ reader: SettingsReader
    ) {
        self.session = session
        self.reader = reader
        self.screen = screen
        self.mailbox = mailbox
        self.opener = opener
        themes = session.themes(depth: screen.colorDepth, ground: nil)
    }

    /// How the console has ended.
    struct End {
        let left: Leftovers
        /// The signal that ended it, if one did.
        let signal: Int32?
        /// A file that an editor still has.
        let leftFile: String?
        /// The token of the last context; empty for none.
        let secret: String
    }

    /// Runs until the console can end.
    func run() -> End {
        defer {
            session.store.cancelAll()
            session.context.service.close()
        }
        begin()
        while true {
            let rest = pace.rest(at: .now)
            if rest == nil {
                let state = session.store.state
                let theme = themes.theme(state.themeName, isChosen: state.hasChosenTheme)
                screen.show(ConsoleView.canvas(state, theme: theme))
                pace.shown(at: .now)
                if !hasAsked { screen.ask() }
                hasAsked = true
            }
            let alarm = session.store.nextAlarm.map { max(.zero, $0 - .now) }
            let events = screen.wait(
                for: mailbox, isBusy: !input.isEmpty, readsKeys: endedBy == nil,
                atMost: [rest, alarm].compactMap(\.self).min())
            pace.note(events)
            if session.store.nextAlarm.map({ $0 <= .now }) ?? false { ring() }
            let end = ContinuousClock.now + .seconds(ConsoleLoop.slice)
            for event in events {
                if case .input(let event) = event {
                    input.append(event)
                } else {
                    handleInput(until: end)
                    if handle(event) {
                        return End(
                            left: session.store.state.leftovers, signal: endedBy, leftFile: leftFile,
                            secret: session.context.token?.secret ?? "")
                    }
                }
            }
            handleInput(until: end)
        }
    }

    private func handleInput(until end: ContinuousClock.Instant) {
        // Each further key would have to be written to disk before the end.
        if endedBy != nil { input = InputQueue() }
        while !input.isEmpty, ContinuousClock.now < end {
            noteClock()
            let now = Date()
            guard let event = input.next(for: session.store.state, now: now) else { return }
            session.store.send(.input(event, now: now))
            // Where nothing can be watched, such as on some network disks.
            if event == .focus(true) { readSettings() }
        }
    }

    /// Handles an event other than input.
    /// - Returns: whether the console has ended.
    private func handle(_ event: DeviceEvent<Session.Mail>) -> Bool {
        noteClock()
        let store = session.store
        switch event {
        case .input: break
        case .message(.filesChanged): readSettings()
        case .message(.settings(let result)): if result.session == session.number { take(result) }
        // Messages for a context that was closed are dropped.
        case .message(.message(_, let number)) where number != session.number: break
        case .message(.request(_, let number)) where number != session.number: break
        case .message(.message(let message, _)): store.receive(message)
        // If text was typed since, the console asks again once it is on disk.
        case .message(.request(.quit, _)): return store.state.isReadyToEnd
        case .message(.request(.showContext(let name), _)):
            guard store.state.canSwitch(for: name), let context = opener.take(name) else { break }
            session.end()
            session = Session(context, opener, mailbox, after: session)
            themes = session.themes(depth: screen.colorDepth, ground: themes.ground)
            (latest, settingsProblem) = (nil, nil)
            begin()
        case .message(.request(.copy(let text), _)):
            if !screen.write(clipboard: text) { store.send(.clipboardRefused) }
        case .message(.request(.suspend, _)): screen.suspend()
        case .message(.request(.bell, _)): screen.ringBell()
        case .message(.request(.notify(let text, let sequence), _)):
            screen.notify(text, sequence: sequence.rawValue)
        case .message(.request(.edit(let edit), _)):
            let editor = OutsideEditor(
                stateFolder: session.context.settings.paths.stateFolder, console: session.context.mark,
                environment: screen.environment)
            let (outcome, file) = editor.run(edit, on: screen)
            leftFile = file ?? leftFile
            store.send(.editedOutside(edit, outcome, now: Date()))
        case .message(.request(.redraw, _)): screen.redraw()
        case .message(.request(.mouse(let isOn), _)): screen.report(mouse: isOn)
        case .message(.request(.reload, _)): readSettings(isAsked: true)
        case .message(.request(.theme(let name), _)): choose(name)
        case .background(let ground): themes.ground = ground
        case .resized(let size): store.send(.resized(size))
        case .resumed: store.send(.continued(now: Date()))
        case .terminated(let signal):
            endedBy = endedBy ?? signal
            store.send(.terminated(now: Date()))
        case .hungUp:
            endedBy = endedBy ?? SIGHUP
            store.send(.terminated(now: Date()))
        }
        return false
    }

    private func ring() {
        noteClock()
        session.store.ring(at: .now)
    }

    private func choose(_ name: String) {
        if let problem = themes.problem(of: name) {
            return session.store.send(.themeFailed(.refused(name, reason: "\(problem)")))
        }
        do throws(FileProblem) {
            try themes.remember(name)
        } catch {
            session.store.send(.themeFailed(.notRemembered(reason: error.reason)))
        }
    }

    private func noteClock() {
        let now = Date()
        if let jump = clockWatch.jump(now, steady: ConsoleLoop.steadySeconds()) {
            session.store.send(.clockSet(by: jump, now: now))
        }
    }

    /// Seconds of a monotonic clock that keeps running while the machine sleeps.
    private static func steadySeconds() -> TimeInterval {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return TimeInterval(time.tv_sec) + TimeInterval(time.tv_nsec) / 1e9
    }

    /// Shows a context on the screen.
    private func begin() {
        watch = FileWatch(folders: SettingsReader.folders(session.context.settings)) { [mailbox] in
            mailbox.post(.filesChanged)
        }
        screen.environment = session.context.withoutToken(screen.environment)
        screen.setTitle("oncall-tui · \(session.context.configuration.serverName)")
        session.store.send(.resized(screen.size))
        session.store.send(.started(now: Date()))
    }
}
