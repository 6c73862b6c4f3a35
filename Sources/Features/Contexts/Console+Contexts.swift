package import FoundationEssentials
import StateMachine
import TerminalCore

extension Console {
    /// Shows the available contexts.
    mutating func listContexts() {
        notice = .context(.list(configuration.contexts, current: configuration.contextName))
    }

    /// Switches to another context. Asks first if writes are uncertain, because their outcome would not be shown, and if integrations are
    /// marked, because the marks end.
    mutating func switchContext(_ name: String) {
        let uncertainItems = exchange.uncertainItems
        let marks = list.marks.count
        guard !uncertainItems.isEmpty || marks > 0 else { return openContext(name) }
        overlays.push(
            .question(
                Question(subject: .switchContext(name, uncertainItems, marks: marks), onYes: [.switchContext(name)])))
    }

    /// Starts opening another context. This one keeps running until then.
    mutating func openContext(_ name: String) {
        connecting = Connecting(name: name, startedAt: now, uncertainWrites: Set(exchange.unclearWrites.keys))
        outbox.append(.run("context", .openContext(name)))
    }

    /// - Returns: `true` if a switch was cancelled.
    mutating func stopConnecting() -> Bool {
        guard let name = connecting?.name else { return false }
        connecting = nil
        outbox.append(.cancel("context"))
        notice = .context(.stopped(name, here: here))
        return true
    }

    mutating func contextOpened(_ name: String, failure: String?) {
        guard connecting?.name == name else { return }
        if let failure {
            connecting = nil
            notice = .context(.notOpened(name, reason: failure, here: here))
        } else {
            connecting?.isReady = true
        }
    }

    /// Switches to the opened context once all typed text is on disk. Stays here if a disk write fails.
    mutating func finishSwitching() {
        guard let name = connecting?.name else { return }
        if let reason = contextReason(name) {
            connecting = nil
            notice = .context(.blocked(name, reason))
            return
        }
        if let uncertain = newUncertainty {
            connecting = nil
            notice = .context(.uncertain(name, uncertain))
            return
        }
        flushToDisk()
        // Only after typed text is safe.
        if canSwitch(for: name) { outbox.append(.run("terminal", .terminal(.showContext(name)))) }
    }

    /// Whether the console may switch to the context `name` now: no typed text would be lost, and no key meant for this context can reach
    /// another server.
    package func canSwitch(for name: String) -> Bool {
        guard let connecting, connecting.name == name, connecting.isReady, !persistence.shutdown.isEnding, isIdle
        else { return false }
        return !drafts.isDirty && !exchange.hasWriteUnderWay && newUncertainty == nil
    }

    /// Whether the user is neither typing nor answering a dialog.
    var isIdle: Bool { (inputContext == .list || inputContext == .detail) && plan == nil }

    /// The oldest write that has become uncertain since the user decided to switch.
    private var newUncertainty: UncertainWrite? {
        let known = connecting?.uncertainWrites ?? []
        return exchange.unclearWrites.filter { !known.contains($0.key) }.min { $0.key < $1.key }?.value
    }

    /// The name of this context.
    private var here: String { configuration.contextName ?? configuration.serverName }

    /// A console for another context: with the same screen and clipboard, and no state of this server.
    package func switched(to configuration: SessionConfiguration, now: Date) -> Console {
        var next = Console(configuration, now: now)
        next.workspace.inherit(workspace)
        next.editingState.inherit(editingState)
        next.overlays.inherit(overlays)
        next.clock.inherit(clock)
        // The request limit is per user of the server, whatever the context is called.
        next.exchange.inherit(exchange, of: self.configuration.account, for: configuration.account)
        return next
    }
}
