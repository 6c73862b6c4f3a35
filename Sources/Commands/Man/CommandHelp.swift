import ArgumentParser
import JSON

/// What the argument parser knows about a command or a group of options.
struct CommandHelp {
    /// A flag, an option or an argument.
    struct Parameter {
        /// With dashes, the long name first: `--help`, `-h`; none for an argument.
        let names: [String]
        /// The placeholder of its value; nil for a flag.
        let value: String?
        /// What it does.
        let meaning: String
        /// Its default.
        let standard: String?
        /// Whether it is optional.
        let isOptional: Bool
        /// Whether it may be given more than once.
        let isRepeating: Bool
    }

    /// `maintenance start`
    let name: String
    let summary: String
    let discussion: String?
    let parameters: [Parameter]

    /// The commands of a group, each with the group's name before its own; a command that is no group is one.
    static func all(_ type: any ParsableCommand.Type) throws -> [CommandHelp] {
        let inner = type.configuration.subcommands
        guard !inner.isEmpty else { return [try CommandHelp(type)] }
        let group = try CommandHelp(type).name
        return try inner.map { try CommandHelp($0, in: group) }
    }

    /// - Parameter group: the command that it belongs to; nil for none.
    /// - Throws: `Failure` if the parser's description has another format than expected.
    init(_ type: any ParsableArguments.Type, in group: String? = nil) throws {
        guard let command = try Failure.explained({ try JSONReader.read(type._dumpHelp()) })["command"],
            let name = command["commandName"]?.string
        else { throw Failure("the argument parser does not describe \(type)") }
        self.name = group.map { "\($0) \(name)" } ?? name
        summary = command["abstract"]?.string ?? ""
        discussion = command["discussion"]?.string
        parameters = (command["arguments"]?.array ?? []).filter { $0["shouldDisplay"]?.bool != false }.map(
            Parameter.init)
    }
}

extension CommandHelp.Parameter {
    fileprivate init(_ value: JSONValue) {
        let kind = value["kind"]?.string
        names = (value["names"]?.array ?? []).compactMap { name in
            name["name"]?.string.map { (name["kind"]?.string == "long" ? "--" : "-") + $0 }
        }.sorted { $0.count > $1.count }
        self.value = kind == "flag" ? nil : value["valueName"]?.string ?? "value"
        meaning = [value["abstract"]?.string, value["discussion"]?.string].compactMap(\.self).joined(separator: " ")
        standard = value["defaultValue"]?.string
        isOptional = value["isOptional"]?.bool ?? false
        isRepeating = value["isRepeating"]?.bool ?? false
    }

    /// As a tag of a list, and in a synopsis: `--url url`.
    var tag: String {
        let names = names.map(Roff.bold)
        guard let value else { return names.joined(separator: ", ") }
        let shown = Roff.italic(value) + (isRepeating ? " ..." : "")
        return names.isEmpty ? shown : names.joined(separator: ", ") + " " + shown
    }
}
