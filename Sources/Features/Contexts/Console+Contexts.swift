package import FoundationEssentials
import StateMachine
import TerminalCore

extension Console {
    /// Tells which contexts there are.
    mutating func listContexts() {
        notice = .context(.list(setup.contexts, current: setup.contextName))
    }

    /// Goes to another context, unless something here is not known yet, and nobody would see what came of it: then that is asked first.
    mutating func switchContext(_ name: String) {
        guard !uncertainWrites.isEmpty else { return openContext(name) }
        overlays.push(
            .question(Question(asked: .switchContext(name, uncertainItems), onYes: [.switchContext(name)])))
    }

    /// Lets another context be made ready. Until it is, everything here goes on.
    mutating func openContext(_ name: String) {
        connecting = Connecting(name: name, startedAt: now, uncertainWrites: Set(uncertainWrites.keys))
        outbox.append(.run("context", .openContext(name)))
    }

    /// - Returns: whether there was something to stop.
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

    /// Goes to the context that is ready as soon as everything typed here is on disk. Where the disk refuses, it stays here.
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
        // Once what was typed is safe.
        if canSwitch(for: name) { outbox.append(.run("terminal", .terminal(.showContext(name)))) }
    }

    /// Whether the context `name` may take the place of this one now: nothing that was typed would be lost, and no key that is meant for
    /// something here can reach another server.
    package func canSwitch(for name: String) -> Bool {
        guard let connecting, connecting.name == name, connecting.isReady, !persistence.shutdown.isEnding, isIdle
        else { return false }
        return !drafts.isDirty && !exchange.hasWriteUnderWay && newUncertainty == nil
    }

    /// Whether nobody is in the middle of something: who types, or is asked, goes on here until that is done.
    var isIdle: Bool { (inputContext == .list || inputContext == .detail) && plan == nil }

    /// The oldest write that has become uncertain since the user decided to switch.
    private var newUncertainty: UncertainWrite? {
        let known = connecting?.uncertainWrites ?? []
        return uncertainWrites.filter { !known.contains($0.key) }.min { $0.key < $1.key }?.value
    }

    /// What this place is called.
    private var here: String { setup.contextName ?? setup.serverName }

    /// The console of another context, begun in the place of this one: with the same screen and clipboard, and nothing of its server.
    package func switched(_ setup: SessionConfiguration, now: Date) -> Console {
        var next = Console(setup, now: now)
        next.workspace.inherit(workspace)
        next.editingState.inherit(editingState)
        next.overlays.inherit(overlays)
        next.clock.inherit(clock)
        // What a server counts, it counts for its user, whatever we call the way there.
        next.exchange.inherit(exchange, of: self.setup.account, for: setup.account)
        return next
    }
}
