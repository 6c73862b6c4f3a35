package import TerminalCore

/// One record per key: its command, its texts, and why it is disabled. Dispatch, footer, help, the `keys` command and the man page are made
/// from it, so that they agree.
package struct Binding<State, Command: Hashable & Sendable>: Sendable {
    /// Why a command is disabled in a state; nil if it is enabled.
    package typealias Blocker = @Sendable (State) -> DisabledReason?

    package let command: Command
    /// Its texts for the user.
    package let line: KeyLine
    /// Whether it works on a screen that is too small: typing does, since no letter may be lost while a window is resized; commands don't.
    package let worksOnTinyScreen: Bool
    /// In the order in which they are shown.
    private let blockers: [Blocker]

    package init(
        _ keys: Key..., command: Command, label: String? = nil, help: String, isAtEnd: Bool = false,
        worksOnTinyScreen: Bool = false, unless blockers: Blocker...
    ) {
        self.init(
            keys: keys, command: command, label: label, help: help, isAtEnd: isAtEnd,
            worksOnTinyScreen: worksOnTinyScreen,
            blockers: blockers)
    }

    private init(
        keys: [Key], command: Command, label: String?, help: String, isAtEnd: Bool, worksOnTinyScreen: Bool,
        blockers: [Blocker]
    ) {
        self.command = command
        line = KeyLine(keys: keys, label: label, help: help, isAtEnd: isAtEnd)
        self.worksOnTinyScreen = worksOnTinyScreen
        self.blockers = blockers
    }

    /// Why the command is disabled; nil if it is enabled.
    package func disabledReason(_ state: State) -> DisabledReason? {
        for blocker in blockers {
            if let reason = blocker(state) { return reason }
        }
        return nil
    }

    /// The same keys for another state, with wrapped commands and its own blockers.
    func wrapped<NewState, NewCommand>(
        _ wrap: (Command) -> NewCommand, worksOnTinyScreen: Bool = false,
        unless blockers: Binding<NewState, NewCommand>.Blocker...
    ) -> Binding<NewState, NewCommand> {
        Binding<NewState, NewCommand>(
            keys: keys, command: wrap(command), label: line.label, help: line.help, isAtEnd: line.isAtEnd,
            worksOnTinyScreen: worksOnTinyScreen,
            blockers: blockers)
    }

    /// The same with the keys that are not taken; nil if there are none.
    func without(_ taken: Set<Key>) -> Binding? {
        if taken.isDisjoint(with: keys) { return self }
        guard let line = line.without(taken) else { return nil }
        return Binding(
            keys: line.keys, command: command, label: line.label, help: line.help, isAtEnd: line.isAtEnd,
            worksOnTinyScreen: worksOnTinyScreen, blockers: blockers)
    }

    /// The same with other keys.
    func with(_ keys: [Key]) -> Binding {
        Binding(
            keys: keys, command: command, label: line.label, help: line.help, isAtEnd: line.isAtEnd,
            worksOnTinyScreen: worksOnTinyScreen, blockers: blockers)
    }

    /// Keys with the same command.
    package var keys: [Key] { line.keys }
}

extension Array {
    /// The bindings with the keys that don't belong to earlier ones; without those that have none left.
    static func reachable<State, Command>(_ bindings: [Binding<State, Command>]) -> [Binding<State, Command>]
    where Element == Binding<State, Command> {
        var taken: Set<Key> = []
        return bindings.compactMap { binding in
            defer { taken.formUnion(binding.keys) }
            return binding.without(taken)
        }
    }
}
