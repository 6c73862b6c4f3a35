import TOML
import TerminalCore

/// Reads the members of a table one by one and collects errors.
struct SectionReader {
    let section: TOMLSection
    private(set) var errors: [ConfigurationError] = []
    private var known: [String] = []
    private var refused: Set<String> = []

    init(_ section: TOMLSection) { self.section = section }

    /// The member `name`, converted; nil if missing or invalid.
    /// - Parameters:
    ///   - expected: describes a valid value, for the message: `a whole number of seconds, 5 or more`.
    ///   - convert: returns nil for an invalid value.
    mutating func read<Value>(
        _ name: String, expected: String, convert: (TOMLNode) -> Value?
    ) -> Setting<Value>? {
        known.append(name)
        guard let member = section[name] else { return nil }
        guard let value = convert(member.node) else {
            report("'\(name)' must be \(expected), found \(member.node.shown)", at: member)
            return nil
        }
        return Setting(value, from: section.origin(member))
    }

    mutating func string(_ name: String, expected: String = "a non-empty string") -> Setting<String>? {
        read(name, expected: expected) { node in
            if case .string(let value) = node, !value.isEmpty { value } else { nil }
        }
    }

    mutating func bool(_ name: String) -> Setting<Bool>? {
        read(name, expected: "true or false") { if case .bool(let value) = $0 { value } else { nil } }
    }

    mutating func seconds(_ name: String, in range: ClosedRange<Int>) -> Setting<Int>? {
        let bounds =
            range.upperBound == .max ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
        return read(name, expected: "a whole number of seconds, \(bounds)") { node in
            if case .integer(let value) = node, range.contains(value) { value } else { nil }
        }
    }

    mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Value.Type
    ) -> Setting<Value>? where Value.RawValue == String {
        let names = type.allCases.map { "\"\($0.rawValue)\"" }
        let expected = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
        return read(name, expected: expected) { node in
            if case .string(let text) = node { Value(rawValue: text) } else { nil }
        }
    }

    mutating func table(_ name: String) -> TOMLSection? {
        known.append(name)
        guard let member = section[name] else { return nil }
        guard case .table(let table) = member.node else {
            report("'\(name)' must be a table, found \(member.node.shown)", at: member)
            return nil
        }
        return table
    }

    mutating func report(_ message: String, at member: TOMLSection.Member) {
        errors.append(ConfigurationError(message, at: section.origin(member)))
    }

    mutating func report(_ message: String, at origin: Origin) {
        errors.append(ConfigurationError(message, at: origin))
    }

    mutating func add(_ more: [ConfigurationError]) { errors += more }

    /// The argv of a command.
    mutating func command(_ name: String) -> Setting<[String]>? {
        read(name, expected: "a list of strings, like [\"pass\", \"show\", \"oncall\"]") { node in
            guard case .array(let nodes) = node, !nodes.isEmpty else { return nil }
            let arguments = nodes.compactMap { if case .string(let argument) = $0 { argument } else { nil } }
            return arguments.count == nodes.count && arguments[0] != "" ? arguments : nil
        }
    }

    /// Reports the member `name`, if present, with a message of its own.
    mutating func refuse(_ name: String, _ message: String) {
        guard let member = section[name] else { return }
        refused.insert(name)
        report(message, at: member)
    }

    /// Reports every member that was not read.
    /// - Parameters:
    ///   - elsewhere: names that are valid in another section.
    ///   - otherSection: describes that section.
    mutating func reportUnknown(elsewhere: [String] = [], otherSection: String = "") {
        for member in section.members where !known.contains(member.name) && !refused.contains(member.name) {
            let hint =
                elsewhere.contains(member.name)
                ? "; it belongs \(otherSection)" : NearestName.hint(for: member.name, among: known)
            report("unknown key '\(member.name)'\(hint)", at: member)
        }
    }
}
