// Module Features
//
// What the console does: its whole state as one value, changed only by `Console.handle`. A folder per feature.
//
// Used by Panes, Commands and the executable.
// Must not know how it is drawn, nor files, the network or the clock: it returns effects.

package import FoundationEssentials
import JSON
package import OnCall
import Planning
package import StateMachine
import TerminalCore
import TextEditing

/// The whole program as a value: what is known, what is on the screen, and what is running.
package struct Console: Machine, Equatable, Sendable {
    /// What the program was started with.
    package internal(set) var configuration: SessionConfiguration
    package internal(set) var clock: ConsoleClock
    /// The conversation with the server.
    package internal(set) var exchange: Exchange
    /// What is known about the server.
    package internal(set) var directory = Directory()
    /// The state of the panes.
    package internal(set) var workspace = Workspace()
    /// The state of editing.
    package internal(set) var editingState = EditingState()
    /// The plan that is open, or that is sent without being shown.
    var runningPlan: RunningPlan?
    /// The overlays above the panes; the top one has the keyboard.
    package internal(set) var overlays = OverlayStack()
    /// What is on disk or being written.
    package internal(set) var persistence = Persistence()
    /// The context that is being opened to replace this one.
    package internal(set) var connecting: Connecting?
    /// The notice in the status line.
    package internal(set) var notice: Notice?
    /// Effects to run, collected while an action is handled; empty in between.
    var outbox: [Effect<Job>] = []

    package init(_ configuration: SessionConfiguration, now: Date) {
        self.configuration = configuration
        exchange = Exchange(configuration)
        clock = ConsoleClock(now: now)
    }

    package mutating func handle(_ action: Action) -> [Effect<Job>] {
        UserKeys.$active.withValue(configuration.keys) { handleWithKeys(action) }
    }

    private mutating func handleWithKeys(_ action: Action) -> [Effect<Job>] {
        let before = notice
        switch action {
        case .started(let now):
            clock.now = now
            start()
        case .input(let event, let now):
            clock.now = now
            handle(event)
        case .resized(let size): workspace.size = size
        case .terminated(let now):
            clock.now = now
            persistence.shutdown.force()
        case .continued(let now):
            clock.now = now
            lock()
            collect(exchange.dropExpiredRetries(at: now, known: directory.integration))
            catchUp()
        case .clockSet(let seconds, let now):
            clock.now = now
            clockSet(by: seconds)
        case .clipboardRefused: notice = .clipboardRefused
        case .themeFailed(let problem): themeFailed(problem)
        case .settingsRead(let reload, let isAsked): settingsRead(reload, isAsked: isAsked)
        case .editedOutside(let edit, let outcome, let now):
            clock.now = now
            // While the external editor had the terminal, the user could not see them wait.
            collect(exchange.dropExpiredRetries(at: now, known: directory.integration))
            editedOutside(edit, outcome)
        case .reply(let reply, let now):
            clock.now = now
            handle(reply)
            // A warning whose cause has gone is not kept.
            if case .conflictChecked = reply { break }
            notice = Notice.merged(before, notice)
        }
        settle()
        defer { outbox = [] }
        return outbox
    }

    private mutating func start() {
        if !configuration.notes.isEmpty { notice = .settings(configuration.notes) }
        run(.loadDrafts)
        run(.loadJournal)
        run(.changeQueue(nil))
        loadCachedList()
        refreshAll()
        for call in [Call.teams, .escalationChains] {
            // A wrong password that is tried many times at once can lock an account.
            if configuration.usesProxy { exchange.noteMissed(call) } else { send(call) }
        }
    }

    // MARK: Screen

    package var layout: PaneLayout {
        PaneLayout(
            size: size, focus: focus, isZoomed: isZoomed, beside: studio?.beside, sideRows: studio?.resultRows,
            borders: workspace.borders)
    }

    package var isTooSmall: Bool {
        size.width < PaneLayout.smallest.width || size.height < PaneLayout.smallest.height
    }

    /// The top overlay, except the command line, which covers no pane.
    package var dialog: Overlay? {
        guard let top = overlays.top, top.kind != .commandLine else { return nil }
        return top
    }

    /// The command line, while it is open.
    package var commandLine: CommandLine? {
        if case .commandLine(let line) = overlays[.commandLine] { line } else { nil }
    }

    /// What has the keyboard.
    package var inputContext: InputContext {
        if let top = overlays.top { return .overlay(top.kind) }
        return paneContext
    }

    /// What has the keyboard below the overlays.
    var paneContext: InputContext {
        switch focus {
        case .list: return list.isFiltering ? .filter : .list
        case .detail: return detail.find == nil ? .detail : .detailFind
        case .editor:
            switch editing {
            case .field:
                if let find = studio?.find { return find.purpose == .line ? .goToLine : .find }
                return studio?.completion == nil ? .editor : .completion
            case .labels(let editor): return editor.cell == nil ? .labelEditor : .labelCell
            case nil: return .detail
            }
        case .side: return .side
        case .payload: return .payload
        }
    }

    /// The selected integration.
    package var selectedID: IntegrationID? { list.selected }

    package var selected: Integration? { directory.integration(list.selected) }

    /// The server's time, as far as known.
    package var serverTime: Date { directory.clock.serverTime(at: now) }

    /// `18:00`: an instant of the server in local time.
    func clockTime(of reported: Date) -> String {
        configuration.clock.time(directory.clock.localTime(of: reported), from: now)
    }

    // MARK: Drafts

    package func draftKey(_ integration: IntegrationID, _ field: EditableField) -> Draft.Key {
        Draft.Key(server: configuration.server, integration: integration, field: field)
    }

    package func draft(_ integration: IntegrationID, _ field: EditableField) -> Draft? {
        drafts[draftKey(integration, field)]
    }

    package func hasDraft(_ integration: IntegrationID) -> Bool {
        drafts.hasDraft(integration, of: configuration.server)
    }

    // MARK: Ending

    /// Quits once all typed text is on disk. If that is known to fail, the user decides first.
    mutating func endOrAsk() {
        if drafts.unwritten.isEmpty {
            persistence.shutdown.begin()
        } else {
            overlays.push(.unwritten(UnwrittenDialog()))
        }
    }

    /// Whether the program can end: no typed text would be lost, or it can't be saved.
    package var isReadyToEnd: Bool {
        let shutdown = persistence.shutdown
        return shutdown.isEnding && (!drafts.isDirty || shutdown.hasFailed && !drafts.isUnderWay && !hasUndecidedText)
            && persistence.payloadsUnderWay.isEmpty && !hasDirtyPayload
    }

    /// Whether a text is not on disk about which the user has decided nothing. What failed was the removal of another draft.
    private var hasUndecidedText: Bool { !persistence.shutdown.isForced && !drafts.unstored.isEmpty }

    /// Runs after every action: derived state, cursor positions, pending drafts, alarms.
    private mutating func settle() {
        if workspace.listedRevision != directory.revision || list.filter.dependsOnTime { updateList() }
        announceWindows()
        followServer()
        followPlan()
        updateStudio()
        updateLabelPreview()
        updatePanes()
        followPalette()
        if !overlays.isEmpty { overlays.settle(surroundings) }
        updateDrafts()
        updateAlarms()
        exchange.updateRetryAlarm()
        collect([])
    }

    mutating func updateList() {
        workspace.listedRevision = directory.revision
        workspace.list.update(
            directory, at: serverTime
        ) { [drafts, server = configuration.server] in drafts.hasDraft($0, of: server) }
    }

    private mutating func updatePanes() {
        if workspace.focus.isOfStudio, editing == nil { workspace.focus = .detail }
        workspace.list.keepSelectionVisible(height: listHeight)
        // While another pane is in its place, its rows need not be known.
        if let selected, layout.frame(of: .detail) != nil {
            let (rows, heights, _) = detailRows(selected)
            workspace.detail.settle(rows: rows, heights: heights, height: layout.inside(.detail).height)
        }
        let size = layout.inside(.editor).size
        editingState.editing?.keepCursorVisible(in: size)
    }

    /// Rows of integrations that fit into the list pane: its inner height minus headings and filter.
    package var listHeight: Int {
        max(0, layout.inside(.list).height - 1 - (showsFilter ? 1 : 0) - stalenessLines.count)
    }

    var showsFilter: Bool { list.isFiltering || !list.filterText.text.isEmpty }

    /// The rows of the detail, with their heights in lines.
    func detailRows(_ integration: Integration) -> (rows: [DetailRow], heights: [Int], columns: DetailColumns) {
        let hasDraft = hasDraft(integration.id)
        let rows = DetailRow.rows(
            of: integration, listsServices: detail.unfolded == integration.id,
            listsChannels: detail.unfoldedChannels == integration.id, keeping: detail.selected
        ) { field in hasDraft && draft(integration.id, field) != nil }
        let columns = DetailColumns(rows, width: layout.inside(.detail).width)
        let heights = rows.map { row in
            let typed = hasDraft ? row.field.flatMap { draft(integration.id, $0) } : nil
            return row.height(in: integration, draft: typed, columns)
        }
        return (rows, heights, columns)
    }

    private mutating func updateDrafts() {
        if persistence.shutdown.isEnding {
            if !persistence.shutdown.hasFailed || hasUndecidedText {
                for job in persistence.drafts.flush() { run(job) }
            }
            flushPayloads()
            if isReadyToEnd { outbox.append(.run("terminal", .terminal(.quit))) }
        } else if connecting?.isReady ?? false {
            finishSwitching()
        } else if drafts.needsFlush || hasDirtyPayload {
            setAlarm(.drafts, at: now.addingTimeInterval(drafts.failure == nil ? 0.4 : 5))
        }
    }

    /// Runs `job` as an effect. A running job with the same id is cancelled.
    mutating func run(_ job: Job) { outbox.append(.run(Console.effect(job), job)) }

    /// Writes everything that was typed to disk.
    mutating func flushToDisk() {
        for job in persistence.drafts.flush() { run(job) }
        flushPayloads()
    }

    static func effect(_ job: Job) -> EffectID {
        switch job {
        case .saveDraft(let draft, let revision):
            EffectID("draft \(draft.key.integration.rawValue) \(draft.key.field.path) \(revision)")
        case .removeDraft(let key, let revision):
            EffectID("draft \(key.integration.rawValue) \(key.field.path) \(revision)")
        case .call(let call, let number, _), .readSlowly(let call, let number, _): Exchange.effect(number, call)
        case .sleep(_, let alarm): EffectID("alarm \(alarm.rawValue)")
        case .loadDrafts: "drafts load"
        case .render: rendering
        case .lint(let items): EffectID("lint \(items.first?.key.integration.rawValue ?? "")")
        case .loadPayload(let key): EffectID("payload load \(key.integration.rawValue)")
        case .savePayload(let key, _): EffectID("payload save \(key.integration.rawValue)")
        case .readPayload: "payload read"
        case .loadAllDrafts: "drafts list"
        case .loadJournal: "journal load"
        case .loadRequests: "requests load"
        case .noteOutcome(let outcome): EffectID("journal \(outcome.id)")
        case .loadList: "list load"
        case .changeQueue: "queue"
        case .announce: "announce"
        case .saveList: "list save"
        case .exportDrafts: "drafts export"
        case .export: "export"
        case .checkConflict: "draft conflict"
        case .dropConflictingDraft(let kept): EffectID("draft drop \(kept.path)")
        case .openContext: "context"
        case .terminal: "terminal"
        }
    }
}
