import ConsoleScript
import Features
import Foundation
import JSON
import OnCall
import Panes
import SeededRandom
import StateMachine
import TerminalCore
import Testing
import TextEditing

/// A console, a server that succeeds or fails at random, and what must hold after every step.
final class RandomSession {
    let seed: UInt64
    var random: SeededGenerator
    var script: Script
    var server: [IntegrationID: Integration] = [:]
    /// Running calls, by request number.
    var calls: [(RequestNumber, Call)] = []
    var trace: [String] = []
    /// Writes to disk that are under way.
    var writes: [Job] = []
    /// Templates that are being tried out.
    private var lints: [[LintItem]] = []
    /// The drafts on disk, with the revision that was written last; nil for a draft that was removed.
    var files: [Draft.Key: (draft: Draft?, revision: Int)] = [:]
    var isDiskFull = false
    /// The texts of a second console, by the drafts of this one that they differ from.
    var others: [Draft.Key: ConflictingDraft] = [:]
    /// Creations that a slow server applies later; their responses are lost.
    private var lateCreations: [NewIntegration] = []
    /// Rows without an id in the list.
    var rowsWithoutID: [RowWithoutID] = []
    /// The input contexts so far.
    var contexts: Set<InputContext> = []

    init(seed: UInt64) {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        script = Script(Company.integrations, isReadOnly: seed % 11 == 10, confirmsSaves: seed % 3 != 2)
        for integration in Company.integrations { server[integration.id] = integration }
    }

    func run(steps: Int) {
        for _ in 0..<steps {
            let before = script.console
            step()
            guard holds(before) else { return }
        }
    }

    // MARK: Events

    private static let keys: [Key] =
        KeyTable.allKeys
        + "jkgG12eExXzZHnmMdyv/:?qrRae{}%|. \"'tw0  *VUbO".map { Key.char($0) }
        + [.enter, .enter, .enter, .escape, .tab, .up, .down, .ctrl("s"), .ctrl("s"), .ctrl(" "), .ctrl("a")]

    private static let pastes = [
        "{{ payload.", "{% for a in payload.alerts %}", "{% endfor %}", "監視", "\u{1B}[31m", "e\u{301}", "👩‍🚒", "\r\n",
        "| upper }}",
        "save all", "drafts", "history", "delete", "30m", "", "{\"a\": [1,", "x=y", "\u{202E}",
    ]

    /// Keys to contexts that random keys seldom reach.
    private static let walks: [String] = [
        "<F2>", "<F3>", "<F4>", "<F5>", "<C-o>", "<C-f>a", "<C-g>2", "{{ payload.<C-Space>", "{{ x | <C-Space>",
        "<Esc><Esc><Esc>1<Enter>H", "<Esc><Esc><Esc>1:history<Enter>", "<Esc><Esc><Esc>1:drafts<Enter>",
        "<Esc><Esc><Esc>1:save all<Enter>", "<C-s>",
        "<C-s><Enter>",
        "<Esc><Esc><Esc>1<Enter>z", "<Esc><Esc><Esc>1:", "<Esc><Esc><Esc>1q", "<Esc><Esc><Esc>1qy",
    ]

    private func walk() {
        if Bool.random(using: &random) {
            // Selects a row of the detail and opens it.
            let rows = String(repeating: "j", count: .random(in: 0...18, using: &random))
            script.press("<Esc><Esc><Esc><Esc>1")
            collect()
            press("<Enter>g\(rows)<Enter>")
        } else {
            press(Self.walks.randomElement(using: &random) ?? "")
        }
    }

    /// Plans something for all that is marked, lets the server answer, sends it, and now and then undoes it.
    private func changeMany() {
        let plans = ["Ocp", "OVx", "d", "m<Enter>", "M", "btemplates back<Enter>", "bfind<Enter>e<Tab>x<Enter>"]
        press("<Esc><Esc><Esc><Esc>1*" + (plans.randomElement(using: &random) ?? ""))
        for _ in 0..<40 where !calls.isEmpty { answer() }
        press(Bool.random(using: &random) ? "<Enter>" : " <Enter>")
        for _ in 0..<40 where !calls.isEmpty { answer() }
        if Bool.random(using: &random) { press("<Esc><Esc><Esc>1jz") }
    }

    private func press(_ keys: String) {
        trace.append(keys)
        var rest = keys[...]
        while !rest.isEmpty {
            let end =
                rest.first == "<"
                ? rest.firstIndex(of: ">").map { rest.index(after: $0) } : rest.index(after: rest.startIndex)
            script.press(String(rest[..<(end ?? rest.endIndex)]))
            collect()
            rest = rest[(end ?? rest.endIndex)...]
        }
        contexts.insert(script.console.inputContext)
    }

    private func step() {
        if Int.random(in: 0..<8, using: &random) == 0 { return walk() }
        if Int.random(in: 0..<40, using: &random) == 0 { return changeMany() }
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<11: press(Self.keys.randomElement(using: &random) ?? .escape)
        case 11: Bool.random(using: &random) ? paste() : flood()
        case 12, 13: answer()
        case 14:
            send(
                .resized(
                    Size(width: .random(in: 20...220, using: &random), height: .random(in: 4...60, using: &random))),
                "size")
        case 15: click()
        case 16: pass()
        case 17: script.answerStudio()
        case 18: disk()
        default: meddle()
        }
        collect()
    }

    private func paste() {
        send(.input(.paste(Self.pastes.randomElement(using: &random) ?? ""), now: script.now), "paste")
    }

    /// A paste without brackets, now and then with a command in it. In a text it must not do anything else than with brackets.
    private func flood() {
        var keys: [Key] = []
        for _ in 0..<Int.random(in: 30...300, using: &random) {
            keys.append(
                Int.random(in: 0..<60, using: &random) == 0
                    ? Self.keys.randomElement(using: &random) ?? .escape
                    : Self.flooding.randomElement(using: &random) ?? .enter)
        }
        trace.append("flood")
        var queue = InputQueue()
        for key in keys { queue.append(.key(key)) }
        while let event = queue.next(for: script.console, now: script.now) {
            let before = script.console.inputContext
            script.send(.input(event, now: script.now))
            collect()
            guard case .typed = event else { continue }
            #expect(before.takesText, "seed \(seed): text was inserted in \(before.name)")
            if before != .completion {
                #expect(script.console.inputContext == before, "seed \(seed): text was a command in \(before.name)")
            }
        }
        #expect(queue.isEmpty)
    }

    private static let flooding =
        "{{ payload.x }}% for a in b'é監\"|:/01".map { Key.char($0) } + [.enter, .tab, .ctrl("j")]

    private func press(_ key: Key) {
        // Quitting is tested elsewhere.
        send(.input(.key(key), now: script.now), key.name)
    }

    private func send(_ action: Action, _ name: String) {
        trace.append(name)
        script.send(action)
        collect()
    }

    func collect() {
        for case .run(_, .call(let call, let number, _)) in script.effects
        where !calls.contains(where: { $0.0 == number }) {
            calls.append((number, call))
        }
        for job in script.jobs {
            switch job {
            case .saveDraft, .removeDraft, .exportDrafts, .noteOutcome, .saveList, .savePayload, .checkConflict,
                .dropConflictingDraft, .loadAllDrafts:
                writes.append(job)
            case .lint(let items): lints.append(items)
            case .terminal(.quit): quits()
            default: break
            }
        }
        script.effects = []
    }

    private func click() {
        let size = script.console.size
        let point = Point(
            x: .random(in: 0..<max(1, size.width), using: &random),
            y: .random(in: 0..<max(1, size.height), using: &random))
        let kinds: [MouseEvent.Kind] = [.press, .drag, .wheelUp, .wheelDown, .release]
        send(
            .input(.mouse(MouseEvent(kinds.randomElement(using: &random) ?? .press, at: point)), now: script.now),
            "mouse")
    }

    private func pass() {
        let alarms: [Alarm] = [
            .tick, .refresh, .drafts, .retry, .lateCreations, .draftConflict, .keepList, .plan,
        ]
        if let items = lints.popLast() {
            let results = items.map {
                $0.verdicts(payload: "{}", at: script.now, in: script.console.configuration.templates)
            }
            send(.reply(.linted(results), now: script.now), "verdicts")
        }
        trace.append("time")
        script.pass(.random(in: 0...90, using: &random), alarm: alarms.randomElement(using: &random) ?? .tick)
        collect()
    }

    private func create(_ new: NewIntegration) -> Integration {
        var integration = Integration.named("N\(server.count)", "")
        (integration.name, integration.type) = (.value(new.name), .value(new.type))
        server[integration.id] = integration
        return integration
    }

    /// Someone else changes something, or the server does what it was asked to do before.
    private func meddle() {
        if let late = lateCreations.popLast() { _ = create(late) }
        guard let id = server.keys.sorted(by: { $0.rawValue < $1.rawValue }).randomElement(using: &random) else {
            return
        }
        server[id]?.templates[TemplateSlot(path: "slack.title")] = .value(
            "theirs \(Int.random(in: 0...9, using: &random))")
        if Int.random(in: 0..<4, using: &random) == 0 {
            rowsWithoutID = rowsWithoutID.isEmpty ? [RowWithoutID(), RowWithoutID(name: "Billing")] : []
        }
    }

    private func answer() {
        guard let index = calls.indices.randomElement(using: &random) else { return }
        let (number, call) = calls.remove(at: index)
        trace.append("answer \(call)")
        if call.isWrite, isDiskFull, Bool.random(using: &random) {
            // The journal can't be written either: a deletion is not sent then.
            let isSent = if case .delete = call { false } else { true }
            script.reply(.journalRefused(number, reason: "disk full", isSent: isSent))
            collect()
            guard isSent else { return }
        }
        let outcomes = outcome(of: call)
        for outcome in outcomes {
            script.answer(number, outcome)
            collect()
        }
    }

    private func outcome(of call: Call) -> [Outcome] {
        let roll = Int.random(in: 0..<10, using: &random)
        let kinds: [ServiceError.Kind] = [
            .unreachable, .timedOut, .rejected, .refused, .serverError, .rateLimited(retryAfter: 3), .notFound,
        ]
        // Rejected, or applied with the response lost.
        if roll == 0 { return [.failed(ServiceError(kinds.randomElement(using: &random) ?? .timedOut, message: "no"))] }
        if case .create(let new) = call, roll < 4 {
            lateCreations.append(new)
            return [.failed(ServiceError(.timedOut, mayHaveBeenApplied: true))]
        }
        let result = carryOut(call)
        if roll == 1 { return [.failed(ServiceError(.timedOut, mayHaveBeenApplied: call.isWrite))] }
        return result
    }

    private func carryOut(_ call: Call) -> [Outcome] {
        switch call {
        case .list:
            let all = server.values.sorted { $0.id.rawValue < $1.id.rawValue }
            if Bool.random(using: &random) { return [.page(page(all)), .listed] }
            // It fails in the middle.
            let half = Array(all.prefix(all.count / 2))
            return [.page(script.page(half, of: 2)), .failed(ServiceError(.unreachable))]
        case .restOfList(let page):
            let all = server.values.sorted { $0.id.rawValue < $1.id.rawValue }
            return [.page(script.page(Array(all.dropFirst(all.count / 2)), number: page, of: page)), .listed]
        case .fetch(let id): return [server[id].map(script.answer) ?? .failed(ServiceError(.notFound, status: 404))]
        case .update(let id, let patch):
            guard var integration = server[id] else { return [.failed(ServiceError(.notFound, status: 404))] }
            for change in patch.changes { integration.set(change.value, for: change.field) }
            server[id] = integration
            return [script.answer(integration)]
        case .create(let new):
            return [script.answer(create(new))]
        case .delete(let id):
            server[id] = nil
            return [.deleted]
        case .startMaintenance(let id, _, let seconds):
            guard server[id] != nil else { return [.failed(ServiceError(.notFound, status: 404))] }
            server[id]?.maintenanceMode = .value(.groupAlerts)
            server[id]?.maintenanceEndAt = .value(script.now.addingTimeInterval(Double(seconds)))
            return [server[id].map(script.answer) ?? .deleted]
        case .stopMaintenance(let id):
            guard server[id] != nil else { return [.failed(ServiceError(.notFound, status: 404))] }
            server[id]?.maintenanceMode = .null
            return [server[id].map(script.answer) ?? .deleted]
        case .teams: return [.teams([Team(id: TeamID("T1"), name: "Payments"), Team(id: TeamID("T2"), name: "")])]
        case .escalationChains: return [.escalationChains([EscalationChain(id: "F1", name: "\u{1B}]0;x")])]
        case .slackChannels: return [.slackChannels([SlackChannel(id: "CH1", name: "ops")])]
        case .alertPayloads:
            return [.alertPayloads([AlertPayload(id: "A", title: "\u{1B}]0;x", receivedAt: nil, payload: ["a": 1])])]
        }
    }

    /// A list of one page, with rows that have no id.
    private func page(_ integrations: [Integration]) -> Fetched<IntegrationPage> {
        Fetched(
            IntegrationPage(
                integrations: integrations, number: 1, totalPages: 1, count: nil, leftOut: rowsWithoutID),
            serverTime: script.now, receivedAt: script.now)
    }
}

extension KeyTable {
    /// Every key that has a binding somewhere.
    fileprivate static let allKeys: [Key] = {
        var keys: Set<Key> = []
        for context in InputContext.allCases { for line in context.lines { keys.formUnion(line.keys) } }
        // Suspending and lending the terminal are not for a test.
        keys.subtract([.ctrl("z"), .alt("e")])
        return keys.sorted { $0.name < $1.name }
    }()
}
