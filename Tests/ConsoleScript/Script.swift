package import Features
package import FoundationEssentials
package import OnCall
import OnCallTemplates
import Panes
package import StateMachine
package import TerminalCore

/// Drives a console by hand: keys and responses go in, effects are recorded.
package struct Script {
    package static let start = Date(timeIntervalSince1970: 1_700_000_000)

    package var console: Console
    package var now = Script.start
    /// The effects of the last action.
    package var effects: [Effect<Job>] = []

    /// The payload request of the studio that is not answered yet.
    private var askedPayload: PayloadKey?
    private var askedRendering: RenderRequest?

    package init(
        isReadOnly: Bool = false, size: Size = Size(width: 120, height: 36), refreshSeconds: Int = 60,
        completesWhileTyping: Bool = false, confirmsSaves: Bool = true, contexts: [String] = [],
        usesProxy: Bool = false, keys: UserKeys = UserKeys()
    ) {
        var configuration = SessionConfiguration(
            serverName: "oncall.example.com", server: "https://oncall.example.com", contextName: contexts.first,
            isReadOnly: isReadOnly,
            refreshSeconds: refreshSeconds, draftsFolder: "~/drafts", clock: .fixed(0),
            completesWhileTyping: completesWhileTyping, confirmsSaves: confirmsSaves,
            contextNames: ["https://lab.example.com": "lab"], contexts: contexts)
        configuration.usesProxy = usesProxy
        configuration.keys = keys
        configuration.themes = ["default", "midnight", "nord"]
        console = Console(configuration, now: now)
        send(.resized(size))
    }

    /// A console that has read `integrations` and their teams.
    package init(
        _ integrations: [Integration], isReadOnly: Bool = false, size: Size = Size(width: 120, height: 36),
        completesWhileTyping: Bool = false, confirmsSaves: Bool = true, contexts: [String] = [],
        keys: UserKeys = UserKeys()
    ) {
        self.init(
            isReadOnly: isReadOnly, size: size, completesWhileTyping: completesWhileTyping,
            confirmsSaves: confirmsSaves, contexts: contexts, keys: keys)
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

    /// Answers the studio's requests: the last payload, and rendered templates.
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

    /// Keys that were read in one go, as the main loop handles them: a paste without brackets. `\n` is Enter, `\t` is Tab.
    /// - Returns: how they were handled.
    @discardableResult
    package mutating func flood(_ text: String) -> [InputEvent] {
        var queue = InputQueue()
        return flood(
            text.map { ["\n": .enter, "\t": .tab][$0] ?? .char($0) }, &queue)
    }

    /// The same with keys, and a queue that remembers earlier ones.
    package mutating func flood(_ keys: [Key], _ queue: inout InputQueue) -> [InputEvent] {
        for key in keys { queue.append(.key(key)) }
        var handled: [InputEvent] = []
        while let event = queue.next(for: console, now: now) {
            send(.input(event, now: now))
            handled.append(event)
        }
        return handled
    }

    package static let keys: [String: Key] = [
        "Enter": .enter, "Esc": .escape, "Tab": .tab, "S-Tab": .backTab, "Up": .up, "Down": .down, "Left": .left,
        "Right": .right, "PgDn": .pageDown, "PgUp": .pageUp, "C-s": .ctrl("s"), "C-c": .ctrl("c"), "C-d": .ctrl("d"),
        "C-u": .ctrl("u"), "C-r": .ctrl("r"), "C-z": .ctrl("z"), "C-l": .ctrl("l"), "C-a": .ctrl("a"),
        "C-x": .ctrl("x"),
        "C-v": .ctrl("v"), "Backspace": .backspace, "C-Space": .ctrl(" "), "C-f": .ctrl("f"), "C-g": .ctrl("g"),
        "C-o": .ctrl("o"), "C-n": .ctrl("n"), "C-p": .ctrl("p"), "M-;": .alt(";"), "M-e": .alt("e"), "M-1": .alt("1"),
        "F1": Key(.function(1)), "F9": Key(.function(9)),
        "F2": Key(.function(2)), "F3": Key(.function(3)), "F4": Key(.function(4)), "F5": Key(.function(5)),
        "F6": Key(.function(6)),
        "C-Home": Key(.home, .control), "C-End": Key(.end, .control),
        "Undo": .ctrl("_"), "M-a": .alt("a"), "M-v": .alt("v"), "C-q": .ctrl("q"), "C-e": .ctrl("e"), "C-t": .ctrl("t"),
    ]

    package mutating func pass(_ seconds: TimeInterval, alarm: Alarm = .tick) {
        now = now.addingTimeInterval(seconds)
        reply(.alarmFired(alarm))
    }

    /// Fails a request and each automatic retry, until the console gives up.
    package mutating func failForGood(_ number: RequestNumber, _ error: ServiceError) {
        answer(number, .failed(error))
        while let wait = console.requests[number]?.wait {
            now = max(now, wait.dueAt)
            reply(.alarmFired(.retry))
            answerComparisons()
            answer(number, .failed(error))
        }
    }

    /// Advances the time until the waiting request is sent again.
    package mutating func passUntilRetry() {
        if let due = console.requests.values.compactMap(\.wait?.dueAt).min() { now = max(now, due) }
        reply(.alarmFired(.retry))
        answerComparisons()
    }

    /// Answers the fetches that compare waiting saves, with the known integration or with `integration`.
    package mutating func answerComparisons(_ integration: Integration? = nil) {
        for (_, request) in console.requests.sorted(by: { $0.key < $1.key }) {
            guard let fetch = request.comparison, let id = request.call.integration,
                let known = integration ?? console.directory.integration(id)
            else { continue }
            answer(fetch, answer(known))
        }
    }

    // MARK: State

    /// What the terminal would show.
    package var frame: Canvas { ConsoleView.canvas(console, theme: Theme(name: "plain", rules: [:])) }

    /// The sentence in the status line; nil without a notice.
    package var said: String? { console.notice?.sentence }

    /// The message about a pending retry; nil if there is none.
    package var retryMessage: String? { console.retryMessage }

    /// The message about uncertain writes; nil if there are none, or while they are rechecked.
    package var uncertaintyMessage: String? { console.uncertaintyMessage }

    /// The hint of the command line; nil if it is closed.
    package var commandHint: String? { console.commandLine?.hint }

    /// The plan overlay; nil for none, and for a plan that is not shown.
    package var planOverlay: PlanOverlay? {
        if case .plan(let overlay) = console.overlays[.plan] { overlay } else { nil }
    }

    /// The calls of the last action.
    package var calls: [Call] {
        effects.compactMap { if case .run(_, .call(let call, _, _)) = $0 { call } else { nil } }
    }

    package var jobs: [Job] {
        effects.compactMap { if case .run(_, let job) = $0 { job } else { nil } }
    }

    /// The number of a running call.
    package func number(of call: Call) -> RequestNumber {
        console.requests.filter { $0.value.call == call }.keys.max() ?? -1
    }

    /// The number of the latest request.
    package var latest: RequestNumber { console.requests.keys.max() ?? -1 }

    package func page(_ integrations: [Integration], number: Int = 1, of total: Int = 1) -> Fetched<IntegrationPage> {
        Fetched(
            IntegrationPage(integrations: integrations, number: number, totalPages: total, count: nil), serverTime: now,
            receivedAt: now)
    }

    package func answer(_ integration: Integration) -> Outcome {
        .integration(Fetched(integration, serverTime: now, receivedAt: now))
    }

    /// Answers the plan's fetch with the known integration, or with `integration`.
    package mutating func answerPlan(_ integration: Integration? = nil) {
        for (number, id) in console.planFetches.sorted(by: { $0.key < $1.key }) {
            guard let known = integration ?? console.directory.integration(id) else { continue }
            answer(number, answer(known))
        }
    }

    /// Answers the plan's fetch and sends the plan.
    package mutating func sendPlan() {
        answerPlan()
        confirmPlan()
    }

    /// Confirms the plan with `keys`, and answers the fetch that compares it with the server.
    package mutating func confirmPlan(_ keys: String = "<Enter>") {
        press(keys)
        answerPlan()
    }

    /// Goes to a field in the detail.
    package mutating func go(to field: EditableField) {
        press("1<Enter>g")
        var steps = 0
        while console.detail.selected != .field(field), steps < 100 {
            // Channels at the server's default are folded.
            if case .channelsAtDefault = console.detail.selected { press("<Enter>") } else { press("j") }
            steps += 1
        }
        precondition(console.detail.selected == .field(field), "the detail has no such field")
    }
}
