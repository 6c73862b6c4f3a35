import Dispatch
import Features
import FoundationEssentials
import Platform
import StateMachine
import TerminalCore
import TerminalCurses

/// The context on the screen: its console and its effects. After it ends, late results for it are dropped.
final class Session {
    /// Messages from other threads, with their session. Indirect, so that the list of events has small elements: a flood of keys is
    /// a long one.
    indirect enum Mail: Sendable {
        case message(EffectMessage<Action>, session: Int)
        case request(TerminalRequest, session: Int)
        /// The files of the configuration have changed.
        case filesChanged
        case settings(SettingsReader.Result)
    }

    /// Increases with every context.
    let number: Int
    /// The server that it shows.
    let context: OpenContext
    /// Belongs to the program's first thread.
    let store: Store<Console>

    /// - Parameter previous: the session that this one replaces.
    init(_ context: OpenContext, _ opener: ContextOpener, _ mailbox: Mailbox<Mail>, after previous: Session? = nil) {
        let number = (previous?.number ?? 0) + 1
        self.number = number
        self.context = context
        let world = context.world(opener) { mailbox.post(.request($0, session: number)) }
        let now = Date()
        store = Store(
            previous?.store.state.switched(to: context.configuration, now: now)
                ?? Console(context.configuration, now: now),
            perform: { job, give in await world.perform(job, give: give) },
            post: { mailbox.post(.message($0, session: number)) }, alarm: Session.alarm, on: WorkThreads.shared)
    }

    /// The end of a job that only waits. Counted from now on a clock that is never set: as long as it was to last.
    private static func alarm(of job: Job) -> Store<Console>.Alarm? {
        guard case .sleep(let until, let alarm) = job else { return nil }
        return (
            .now + .seconds(max(0, until.timeIntervalSinceNow)), { .reply(.alarmFired(alarm), now: Date()) }
        )
    }

    /// The themes that it can show.
    func themes(depth: ColorDepth, ground: ScreenGround?) -> LoadedThemes {
        LoadedThemes(context.settings, first: context.theme, depth: depth, ground: ground)
    }

    /// Ends its effects. The network is closed on another thread: a name lookup may take seconds and can't be cancelled.
    func end() {
        store.cancelAll()
        DispatchQueue(label: "close").async { [service = context.service] in service.close() }
    }
}
