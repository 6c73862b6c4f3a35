package import TerminalCore

/// What is wrong with the choices of a user.
extension UserKeys {
    /// What is wrong with a choice.
    package struct Problem: Hashable, Sendable {
        /// The number of the choice.
        package let choice: Int
        package let message: String
    }

    /// What can't be done with these choices; empty if they can be used.
    package static func problems(preset: KeyPreset?, choices: [KeyChoice]) -> [Problem] {
        var problems: [Problem] = []
        var owners: [String: [Key: String]] = [:]
        for (number, choice) in choices.enumerated() {
            func report(_ message: String) { problems.append(Problem(choice: number, message: message)) }
            if let message = unknown(choice) {
                report(message)
                continue
            }
            let context = InputContext.allCases.first { $0.name == choice.place }
            for key in choice.keys {
                if let context, context.takesText, key.isText {
                    report(
                        "'\(key.name)' types a character in \(choice.place); choose a key with Ctrl or Alt, or F1 to F12"
                    )
                }
                if let other = owners[choice.place]?[key], other != choice.action {
                    report("'\(key.name)' does \(other) already in \(choice.place)")
                }
                owners[choice.place, default: [:]][key] = choice.action
            }
        }
        return problems.isEmpty ? lostWays(preset: preset, choices) : problems
    }

    /// Why a place or an action does not exist; nil if both do.
    private static func unknown(_ choice: KeyChoice) -> String? {
        let contexts = InputContext.allCases
        let places = [KeyChoice.everywhere] + contexts.map(\.name)
        guard places.contains(choice.place) else {
            return "there is no place '\(choice.place)'\(NearestName.hint(for: choice.place, among: places))"
        }
        let known = contexts.filter { choice.place == KeyChoice.everywhere || $0.name == choice.place }.flatMap(
            \.actions)
        guard !known.contains(choice.action) else { return nil }
        if let near = NearestName.of(choice.action, among: Set(known).sorted()) {
            return "there is no action '\(choice.action)'; did you mean '\(near)'?"
        }
        let elsewhere = contexts.filter { $0.actions.contains(choice.action) }.map(\.name)
        return elsewhere.isEmpty
            ? "there is no action '\(choice.action)'; oncall-tui keys --actions lists them"
            : "\(choice.place) has no action '\(choice.action)'; it is one of \(elsewhere.joined(separator: ", "))"
    }

    /// The actions that leave a place.
    private static func leaves(_ action: String) -> Bool {
        ["back", "quit", "escape", "close", "no", "accept_filter", "template"].contains(action)
            || action.hasPrefix("close_")
    }

    /// Places that could not be left any more: without a key for any action that leaves, or for `cancel`.
    private static func lostWays(preset: KeyPreset?, _ choices: [KeyChoice]) -> [Problem] {
        let keys = UserKeys(preset: preset, choices: choices)
        var problems: [Problem] = []
        for context in InputContext.allCases where keys.chosen[context] != nil {
            let left = Set(UserKeys.$active.withValue(keys) { context.boundActions.map(\.action) })
            let before = Set(context.actions)
            let ways = before.filter(leaves)
            let isLost = !ways.isEmpty && left.isDisjoint(with: ways)
            guard isLost || !left.contains("cancel") || context == .list && !left.contains("back") else { continue }
            let lost = isLost ? ways.sorted().joined(separator: " and ") : left.contains("cancel") ? "back" : "cancel"
            let guilty = choices.indices.last { index in
                let choice = choices[index]
                return (choice.place == context.name || choice.place == KeyChoice.everywhere)
                    && (leaves(choice.action) || choice.action == "cancel" || !choice.keys.isEmpty)
            }
            guard let guilty, !problems.contains(where: { $0.choice == guilty }) else { continue }
            problems.append(Problem(choice: guilty, message: "\(lost) would have no key left in \(context.name)"))
        }
        return problems
    }
}
