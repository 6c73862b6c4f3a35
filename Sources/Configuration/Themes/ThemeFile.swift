import TOML
import TerminalCore

/// A theme as in its file, before its colours are reduced to those of the terminal.
struct ThemeFile: Hashable, Sendable {
    /// One line for `oncall-tui themes`; empty if the file has none.
    let summary: String
    /// The theme that this one is based on.
    let inherits: Setting<String>?
    let rules: [Role: ThemeRule]

    /// - Parameters:
    ///   - name: the theme's name: the file name without `.toml`.
    ///   - file: the file name in messages.
    init(text: String, name: String, file: String) throws(ConfigurationErrors) {
        var reader = SectionReader(try TOMLSection.parsing(text, file: file))
        if let ownName = reader.string("name"), ownName.value != name {
            reader.report(
                "'name' must be \"\(name)\", matching the file name, or be left out, found \"\(ownName.value)\"",
                at: ownName.origin)
        }
        summary = reader.string("description")?.value ?? ""
        inherits = reader.string("inherits", expected: "the name of a theme")
        var roles = RoleReader()
        if let table = reader.table("roles") { roles.read(table, prefix: "") }
        reader.reportUnknown()
        rules = roles.rules
        let errors = reader.errors + roles.errors
        guard errors.isEmpty else { throw ConfigurationErrors(errors) }
    }
}

/// Reads the table of roles. A role with a dot may be one quoted key (`"syntax.error" = …`) or nested keys (`syntax.error = …`,
/// `[roles.syntax.error]`).
private struct RoleReader {
    var rules: [Role: ThemeRule] = [:]
    var errors: [ConfigurationError] = []

    mutating func read(_ table: TOMLSection, prefix: String) {
        for member in table.members {
            let name = prefix + member.name
            let role = Role(rawValue: name)
            guard role != nil || Role.allCases.contains(where: { $0.rawValue.hasPrefix(name + ".") }) else {
                let hint = NearestName.hint(for: name, among: Role.allCases.map(\.rawValue))
                report("unknown role '\(name)'\(hint)", at: member, in: table)
                continue
            }
            guard case .table(let content) = member.node else {
                report(
                    "'\(name)' must be a table like { fg = \"red\", bold = true }, found \(member.node.kind)",
                    at: member,
                    in: table)
                continue
            }
            read(content, of: role, name: name)
        }
    }

    /// Reads a table that may contain both a role's own keys and nested roles.
    private mutating func read(_ content: TOMLSection, of role: Role?, name: String) {
        var rule = ThemeRule()
        for member in content.members {
            if role != nil, ThemeRule.keys.contains(member.name) {
                read(member, of: content, to: &rule)
            } else if Role.allCases.contains(where: { ($0.rawValue + ".").hasPrefix("\(name).\(member.name).") }) {
                read(TOMLSection(file: content.file, members: [member]), prefix: name + ".")
            } else if role != nil {
                let hint = NearestName.hint(for: member.name, among: ThemeRule.keys)
                report("unknown key '\(member.name)' of role '\(name)'\(hint)", at: member, in: content)
            } else {
                read(TOMLSection(file: content.file, members: [member]), prefix: name + ".")
            }
        }
        if let role { rules[role] = rule }
    }

    private mutating func read(_ member: TOMLSection.Member, of content: TOMLSection, to rule: inout ThemeRule) {
        if member.name == "fg" || member.name == "bg" {
            guard let color = ThemeColor(member.node) else {
                report(colorMessage(member), at: member, in: content)
                return
            }
            if member.name == "fg" { rule.foreground = color } else { rule.background = color }
        } else if let attribute = ThemeRule.attributes.first(where: { $0.name == member.name })?.attribute {
            guard case .bool(let isOn) = member.node else {
                report("'\(member.name)' must be true or false, found \(member.node.shown)", at: member, in: content)
                return
            }
            if isOn { rule.adding.insert(attribute) } else { rule.removing.insert(attribute) }
        }
    }

    private func colorMessage(_ member: TOMLSection.Member) -> String {
        guard case .string(let text) = member.node else {
            return "'\(member.name)' must be \(ThemeColor.expected), found \(member.node.shown)"
        }
        let near = NearestName.of(text, among: ThemeColor.names).map { "; did you mean \"\($0)\"?" } ?? ""
        return "'\(member.name)' must be \(ThemeColor.expected), found \"\(text)\"\(near)"
    }

    private mutating func report(_ message: String, at member: TOMLSection.Member, in section: TOMLSection) {
        errors.append(ConfigurationError(message, at: section.origin(member)))
    }
}
