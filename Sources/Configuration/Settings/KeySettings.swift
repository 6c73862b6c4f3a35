import TOML
package import TerminalCore

/// The table `[keys]`: a preset, and a table for each place. Which places and actions there are is not known here.
package struct KeySettings: Hashable, Sendable {
    /// nil for none.
    package var preset: Setting<KeyPreset>?
    /// In the order of the file.
    package var choices: [Setting<KeyChoice>] = []

    package init() {}
}

extension KeySettings {
    /// Reads the table.
    /// - Returns: nil if there is none.
    static func read(_ reader: inout SectionReader) -> KeySettings? {
        guard let table = reader.table("keys") else { return nil }
        var section = SectionReader(table)
        var settings = KeySettings()
        settings.preset = section.choice("preset", KeyPreset.self)
        for member in table.members where member.name != "preset" {
            guard case .table(let place) = member.node else {
                section.report(
                    "'\(member.name)' must be in the table of a place, such as [keys.all] or [keys.list]", at: member)
                continue
            }
            for action in place.members {
                guard let keys = keys(action, of: place, &section) else { continue }
                settings.choices.append(
                    Setting(
                        KeyChoice(place: member.name, action: action.name, keys: keys), from: place.origin(action)))
            }
        }
        reader.add(section.errors)
        return settings
    }

    private static func keys(
        _ member: TOMLSection.Member, of place: TOMLSection, _ reader: inout SectionReader
    ) -> [Key]? {
        let nodes: [TOMLNode]
        switch member.node {
        case .string("none"): return []
        case .string: nodes = [member.node]
        case .array(let array) where !array.isEmpty: nodes = array
        default: nodes = []
        }
        let names = nodes.compactMap { if case .string(let name) = $0 { name } else { nil } }
        guard !names.isEmpty, names.count == nodes.count else {
            reader.report(
                "'\(member.name)' must be a key, a list of keys like [\"m\", \"F2\"], or \"none\", found \(member.node.kind)",
                at: place.origin(member))
            return nil
        }
        do throws(KeyProblem) {
            return try names.map { name throws(KeyProblem) in try Key(named: name) }
        } catch {
            reader.report(error.message, at: place.origin(member))
            return nil
        }
    }
}
