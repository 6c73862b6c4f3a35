import Dispatch
import Features
import FoundationEssentials
import StateMachine
import TerminalCurses

/// A context on the screen: the console, and what runs for it. When it ends, nothing that still comes for it finds a way in.
final class Session {
    /// What comes to the program's thread from elsewhere, with the session that it is for.
    enum Mail: Sendable {
        case letter(Letter<Action>, session: Int)
        case request(TerminalRequest, session: Int)
    }

    /// Counts up, from one context to the next.
    let number: Int
    /// The server that it shows.
    let context: OpenContext
    /// Belongs to the program's first thread.
    let store: Store<Console>

    /// - Parameter previous: the session whose place this one takes.
    init(_ context: OpenContext, _ opener: ContextOpener, _ mailbox: Mailbox<Mail>, after previous: Session? = nil) {
        let number = (previous?.number ?? 0) + 1
        self.number = number
        self.context = context
        let world = context.world(opener) { mailbox.post(.request($0, session: number)) }
        let now = Date()
        store = Store(
            previous?.store.state.switched(context.setup, now: now) ?? Console(context.setup, now: now),
            perform: { job, give in await world.perform(job, give: give) },
            post: { mailbox.post(.letter($0, session: number)) })
    }

    /// Ends what runs for it. The network is put away elsewhere: looking up a name may take seconds, and can't be broken off.
    func end() {
        store.cancelAll()
        DispatchQueue.global().async { [service = context.service] in service.close() }
    }
}
