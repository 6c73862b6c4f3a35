package import OnCall
import TOML
import TerminalCore

/// The guard rails of a context, each with its line.
package struct GuardSettings: Hashable, Sendable {
    var isProtected: Setting<Bool>?
    var confirmation: Setting<WriteGuards.Confirmation>?
    var triggers: Setting<[WriteGuards.Trigger]>?
    var maxWindow: Setting<Int>?
    var forbidden: Setting<[WriteGuards.Verb]>?
    var teams: Setting<[String]>?
    var unlockMinutes: Setting<Int>?

    /// No guards.
    package init() {}

    /// The rules.
    /// - Parameter context: its name; nil without a context.
    package func guards(context: String?) -> WriteGuards {
        var guards = WriteGuards()
        guards.context = context ?? ""
        guards.isProtected = isProtected?.value ?? false
        guards.confirmation = confirmation?.value ?? (guards.isProtected || triggers != nil ? .name : .off)
        guards.triggers = triggers?.value ?? (guards.confirmation == .off ? [] : WriteGuards.usualTriggers)
        guards.maxWindow = maxWindow.map { WindowGrammar.Limit(seconds: $0.value, source: $0.origin.description) }
        guards.forbidden = forbidden.map { WriteGuards.Sourced($0.value, source: $0.origin.description) }
        guards.teams = teams.map { WriteGuards.Sourced($0.value, source: $0.origin.description) }
        guards.unlockMinutes = unlockMinutes?.value
        return guards
    }

    /// Those that are set, for `oncall-tui info`.
    var lines: [SettingLine] {
        var lines: [SettingLine] = []
        func add(_ name: String, _ setting: Setting<String>?) {
            if let setting { lines.append(SettingLine(name: name, value: setting.value, origin: setting.origin)) }
        }
        add("protected", isProtected?.map { "\($0)" })
        add("confirm", confirmation?.map(\.rawValue))
        add("confirm_for", triggers?.map { $0.map(\.text).joined(separator: ", ") })
        add("max_window", maxWindow?.map { MaintenanceDuration.text($0) })
        add("forbid", forbidden?.map { $0.map(\.rawValue).joined(separator: ", ") })
        add("teams", teams?.map { $0.joined(separator: ", ") })
        add("unlock_minutes", unlockMinutes?.map { "\($0)" })
        return lines
    }
}

extension SectionReader {
    /// Reads above how many integrations their number is typed.
    mutating func confirmOver() -> Setting<Int>? {
        read("confirm_over", expected: "a whole number, 1 to 1000") { node in
            if case .integer(let value) = node, (1...1000).contains(value) { value } else { nil }
        }
    }

    /// Reads the guard rails of a context.
    mutating func guards() -> GuardSettings {
        var guards = GuardSettings()
        guards.isProtected = bool("protected")
        guards.confirmation = choice("confirm", WriteGuards.Confirmation.self)
        let verbs = WriteGuards.Verb.allCases.map(\.rawValue)
        guards.triggers = list("confirm_for", of: verbs + ["window>8h"]) { WriteGuards.Trigger($0) }
        guards.maxWindow = read("max_window", expected: "a length like \"8h\"") { node in
            if case .string(let text) = node { WindowGrammar.seconds(ofLength: text) } else { nil }
        }
        guards.forbidden = list("forbid", of: verbs) { WriteGuards.Verb(rawValue: $0) }
        guards.teams = list("teams", of: ["the names of teams"]) { $0.isEmpty ? nil : $0 }
        guards.unlockMinutes = read("unlock_minutes", expected: "a whole number of minutes, 1 to 120") { node in
            if case .integer(let value) = node, (1...120).contains(value) { value } else { nil }
        }
        return guards
    }

    /// A list of strings, each of which is converted; a wrong one is named.
    private mutating func list<Value>(
        _ name: String, of known: [String], convert: (String) -> Value?
    ) -> Setting<[Value]>? {
        let expected = "a list of strings, of \(known.joined(separator: ", "))"
        let texts: Setting<[String]>? = read(name, expected: expected) { node in
            guard case .array(let nodes) = node else { return nil }
            let texts = nodes.compactMap { if case .string(let text) = $0 { text } else { nil } }
            return texts.count == nodes.count ? texts : nil
        }
        guard let texts else { return nil }
        var values: [Value] = []
        for text in texts.value {
            guard let value = convert(text) else {
                let hint = NearestName.hint(for: text, among: known)
                report(
                    "'\(name)' has '\(text)', which is none of \(known.joined(separator: ", "))\(hint)",
                    at: texts.origin)
                return nil
            }
            values.append(value)
        }
        return Setting(values, from: texts.origin)
    }
}
