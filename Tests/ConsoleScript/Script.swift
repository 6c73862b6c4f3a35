package import Features
package import FoundationEssentials
package import OnCall
import OnCallTemplates
import Panes
package import StateMachine
package import TerminalCore

/// A console driven by hand: keys in, answers in, and what it wants of the world outside laid out to be looked at.
package struct Script {
    package static let start = Date(timeIntervalSince1970: 1_700_000_000)

    package var console: Console
    package var now = Script.start
    /// What the last action wanted done.
    package var effects: [Effect<Job>] = []

    /// What the studio has asked for and has no answer to.
    private var askedPayload: PayloadKey?
    private var askedRendering: RenderRequest?

    package init(
        isReadOnly: Bool = false, size: Size = Size(width: 120, height: 36), refreshSeconds: Int = 60,
        completesWhileTyping: Bool = false, confirmsSaves: Bool = true, contexts: [String] = []
    ) {
        let setup = SessionConfiguration(
            serverName: "oncall.example.com", server: "https://oncall.example.com", contextName: contexts.first,
            isReadOnly: isReadOnly,
            refreshSeconds: refreshSeconds, draftsFolder: "~/drafts", clock: .fixed(0),
            completesWhileTyping: completesWhileTyping, confirmsSaves: confirmsSaves,
            contextNames: ["https://lab.example.com": "lab"], contexts: contexts)
        console = Console(setup, now: now)
        send(.resized(size))
    }

    /// A console that has read `integrations` and their teams.
    package init(
        _ integrations: [Integration], isReadOnly: Bool = false, size: Size = Size(width: 120, height: 36),
        completesWhileTyping: Bool = false, confirmsSaves: Bool = true, contexts: [String] = []
    ) {
        self.init(
            isReadOnly: isReadOnly, size: size, completesWhileTyping: completesWhileTyping,
            confirmsSaves: confirmsSaves, contexts: contexts)
        send(.started(now: now))
        let list = number(of: .list)
        answer(list, .page(page(integrations)))
        answer(list, .listed)
        answer(number(of: .teams), .teams([Team(id: TeamID("T1"), name: "Payments")]))
        answer(number(of: .escalationChains), .escalationChains([]))
        reply(.draftsLoaded([], problems: []))
        reply(.journalLoaded([], problems: []))
    }

    package mutating func send(_ action: Action) {
        effects = console.handle(action)
        for job in jobs {
            switch job {
            case .loadPayload(let key): askedPayload = key
            case .render(let order): askedRendering = order
            default: break
            }
        }
    }

    /// Answers what the studio wants: which payload was chosen last, and what comes of templates.
    package mutating func answerStudio(remembering chosen: ChosenPayload? = nil) {
        if let key = askedPayload {
            askedPayload = nil
            reply(.payloadLoaded(key, chosen))
        }
        if let order = askedRendering {
            askedRendering = nil
            reply(.rendered(order.perform(now: now, in: .onCall)))
        }
    }

    package mutating func reply(_ reply: Reply) { send(.reply(reply, now: now)) }

    package mutating func answer(_ number: RequestNumber, _ outcome: Outcome) { reply(.answered(number, outcome)) }

    /// Presses keys: names in angle brackets, everything else letter by letter: `jj<Enter>`.
    package mutating func press(_ keys: String) {
        var rest = keys[...]
        while let first = rest.first {
            if first == "<", let end = rest.firstIndex(of: ">") {
                press(Script.keys[String(rest[rest.index(after: rest.startIndex)..<end])] ?? .escape)
                rest = rest[rest.index(after: end)...]
            } else {
                press(.char(first))
                rest = rest.dropFirst()
            }
        }
    }

    package mutating func press(_ key: Key) { send(.input(.key(key), now: now)) }

    package static let keys: [String: Key] = [
        "Enter": .enter, "Esc": .escape, "Tab": .tab, "S-Tab": .backTab, "Up": .up, "Down": .down, "Left": .left,
        "Right": .right, "PgDn": .pageDown, "PgUp": .pageUp, "C-s": .ctrl("s"), "C-c": .ctrl("c"), "C-d": .ctrl("d"),
        "C-u": .ctrl("u"), "C-r": .ctrl("r"), "C-z": .ctrl("z"), "C-l": .ctrl("l"), "C-a": .ctrl("a"),
        "C-x": .ctrl("x"),
        "C-v": .ctrl("v"), "Backspace": .backspace, "C-Space": .ctrl(" "), "C-f": .ctrl("f"), "C-g": .ctrl("g"),
        "C-o": .ctrl("o"), "C-n": .ctrl("n"), "C-p": .ctrl("p"), "M-;": .alt(";"), "M-e": .alt("e"), "M-1": .alt("1"),
        "F2": Key(.function(2)), "F3": Key(.function(3)), "F4": Key(.function(4)), "F5": Key(.function(5)),
        "Undo": .ctrl("_"),
    ]

    package mutating func pass(_ seconds: TimeInterval, alarm: Alarm = .tick) {
        now = now.addingTimeInterval(seconds)
        reply(.alarmFired(alarm))
    }

    /// Fails a request, and each attempt that the console makes by itself, until it gives up.
    package mutating func failForGood(_ number: RequestNumber, _ error: ServiceError) {
        answer(number, .failed(error))
        while let wait = console.requests[number]?.wait {
            now = max(now, wait.dueAt)
            reply(.alarmFired(.retry))
            answer(number, .failed(error))
        }
    }

    /// Lets the time pass until what waits for its next attempt is sent again.
    package mutating func passUntilRetry() {
        if let due = console.requests.values.compactMap(\.wait?.dueAt).min() { now = max(now, due) }
        reply(.alarmFired(.retry))
    }

    // MARK: Looking

    /// The sentence in the line of messages; nil while nothing is said.
    package var said: String? { console.notice?.sentence }

    /// What is said of a request that waits for its next attempt; nil where none does.
    package var retryWords: String? { console.retryWords }

    /// What is said of orders that are uncertain; nil where none is, and while the server is being asked.
    package var uncertaintyWords: String? { console.uncertaintyWords }

    /// What stands beside the text of the line for commands; nil where none is open.
    package var commandHint: String? { console.commandLine?.hint }

    /// What is seen of the plan; nil for none, and for one that is not shown.
    package var planOverlay: PlanOverlay? {
        if case .plan(let overlay) = console.overlays[.plan] { overlay } else { nil }
    }

    /// The calls that the last action wanted.
    package var calls: [Call] {
        effects.compactMap { if case .run(_, .call(let call, _, _)) = $0 { call } else { nil } }
    }

    package var jobs: [Job] {
        effects.compactMap { if case .run(_, let job) = $0 { job } else { nil } }
    }

    /// The number under which a call runs.
    package func number(of call: Call) -> RequestNumber {
        console.requests.filter { $0.value.call == call }.keys.max() ?? -1
    }

    /// The number of the request that was started last.
    package var latest: RequestNumber { console.requests.keys.max() ?? -1 }

    package func page(_ integrations: [Integration], number: Int = 1, of total: Int = 1) -> Answer<IntegrationPage> {
        Answer(
            IntegrationPage(integrations: integrations, number: number, totalPages: total, count: nil), serverTime: now,
            receivedAt: now)
    }

    package func answer(_ integration: Integration) -> Outcome {
        .integration(Answer(integration, serverTime: now, receivedAt: now))
    }

    /// The server answers what a plan asks, with what the console knows of it, or with `integration`.
    package mutating func answerPlan(_ integration: Integration? = nil) {
        for (number, id) in console.planFetches.sorted(by: { $0.key < $1.key }) {
            guard let known = integration ?? console.directory.integration(id) else { continue }
            answer(number, answer(known))
        }
    }

    /// Lets the server answer what a plan asks, and sends what it shows.
    package mutating func sendPlan() {
        answerPlan()
        press("<Enter>")
    }

    /// Goes to the detail and puts its cursor on a field.
    package mutating func go(to field: EditableField) {
        press("1<Enter>g")
        var steps = 0
        while console.detail.selected != .field(field), steps < 100 {
            press("j")
            steps += 1
        }
        precondition(console.detail.selected == .field(field), "the detail has no such field")
    }
}
