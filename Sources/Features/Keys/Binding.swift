package import TerminalCore

/// One record for a key: what it asks for, what it is called, and why it can't be used now. Dispatch, footer, help, the `keys` command and
/// the man page are made from it, so that they can't disagree.
package struct Binding<State, Command: Hashable & Sendable>: Sendable {
    /// Why a command can't be carried out in a state; nil where it can.
    package typealias Blocker = @Sendable (State) -> DisabledReason?

    package let command: Command
    /// What people read of it.
    package let line: KeyLine
    /// Whether it does its work on a screen that is too small to show it: typing does, since no letter may be lost while a window is
    /// dragged; commands don't.
    package let worksOnTinyScreen: Bool
    /// In the order in which they are told.
    private let blockers: [Blocker]

    package init(
        _ keys: Key..., command: Command, label: String? = nil, help: String, isAtEnd: Bool = false,
        worksOnTinyScreen: Bool = false, unless blockers: Blocker...
    ) {
        self.init(
            keys: keys, command: command, label: label, help: help, isAtEnd: isAtEnd, worksOnTinyScreen: worksOnTinyScreen,
            blockers: blockers)
    }

    private init(
        keys: [Key], command: Command, label: String?, help: String, isAtEnd: Bool, worksOnTinyScreen: Bool,
        blockers: [Blocker]
    ) {
        self.command = command
        line = KeyLine(keys: keys, command: "\(command)", label: label, help: help, isAtEnd: isAtEnd)
        self.worksOnTinyScreen = worksOnTinyScreen
        self.blockers = blockers
    }

    /// Why the command can't be carried out now; nil where it can.
    package func disabledReason(_ state: State) -> DisabledReason? {
        for blocker in blockers {
            if let reason = blocker(state) { return reason }
        }
        return nil
    }

    /// The same keys for another owner, whose commands wrap these, with blockers of its own.
    func wrapped<NewState, NewCommand>(
        _ wrap: (Command) -> NewCommand, worksOnTinyScreen: Bool = false,
        unless blockers: Binding<NewState, NewCommand>.Blocker...
    ) -> Binding<NewState, NewCommand> {
        Binding<NewState, NewCommand>(
            keys: keys, command: wrap(command), label: line.label, help: line.help, isAtEnd: line.isAtEnd,
            worksOnTinyScreen: worksOnTinyScreen,
            blockers: blockers)
    }

    /// Keys that do the same.
    package var keys: [Key] { line.keys }
}

extension Array {
    /// The bindings without those whose keys all belong to an earlier one: such a line would say what does not hold.
    static func reachable<State, Command>(_ bindings: [Binding<State, Command>]) -> [Binding<State, Command>]
    where Element == Binding<State, Command> {
        var taken: Set<Key> = []
        return bindings.filter { binding in
            defer { taken.formUnion(binding.keys) }
            return !taken.isSuperset(of: binding.keys)
        }
    }
}
