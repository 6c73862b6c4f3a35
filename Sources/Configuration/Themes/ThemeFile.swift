import TOML
import TerminalCore

/// A theme as in its file, before its colours are reduced to those of the terminal.
struct ThemeFile: Hashable, Sendable {
    /// One line for `oncall-tui themes`; empty if the file has none.
    let summary: String
    /// The theme that this one is based on.
    let inherits: Setting<String>?
    /// The table `roles`.
    let rules: [Role: ThemeRule]
    /// The tables `dark` and `light`: rules for a terminal that is known to have such a background.
    let variants: [ScreenGround: [Role: ThemeRule]]
    /// Colours by name, for the rules of this theme and of those that inherit from it.
    let palette: [String: ThemeColor]
    /// The names of colours in the rules that `palette` lacks: a theme that this one inherits from must have them.
    let unresolved: [NamedColor]

    /// The name of a colour where a rule uses it.
    struct NamedColor: Hashable, Sendable {
        let name: String
        /// The error if no palette has it.
        let error: ConfigurationError
    }

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
        palette = ThemeFile.palette(&reader)
        var roles = RoleReader()
        if let table = reader.table("roles") { roles.read(table, prefix: "") }
        rules = roles.takeRules()
        var variants: [ScreenGround: [Role: ThemeRule]] = [:]
        for (key, ground) in [("dark", ScreenGround.dark), ("light", .light)] {
            if let table = reader.table(key) { roles.read(table, prefix: "") }
            variants[ground] = roles.takeRules()
        }
        self.variants = variants
        unresolved = roles.names.filter { [palette] in palette[$0.name] == nil }
        reader.reportUnknown()
        var errors = reader.errors + roles.errors
        if inherits == nil { errors += unresolved.map(\.error) }
        guard errors.isEmpty else { throw ConfigurationErrors(errors) }
    }

    /// The table `palette`.
    private static func palette(_ reader: inout SectionReader) -> [String: ThemeColor] {
        var palette: [String: ThemeColor] = [:]
        guard let table = reader.table("palette") else { return palette }
        for member in table.members {
            let color = ThemeColor(member.node)
            if !ThemeColor.isName(member.name) {
                reader.report(
                    "'\(member.name)' can't be the name of a colour: use lower-case letters, digits and hyphens, and no name "
                        + "that the terminal has", at: table.origin(member))
            } else if let color, color.resolved(in: [:]) == color {
                palette[member.name] = color
            } else {
                reader.report(
                    "'\(member.name)' must be \(ThemeColor.expected), found \(member.node.shown)",
                    at: table.origin(member))
            }
        }
        return palette
    }
}

/// Reads the table of roles. A role with a dot may be one quoted key (`"syntax.error" = …`) or nested keys (`syntax.error = …`,
/// `[roles.syntax.error]`).
private struct RoleReader {
    private var rules: [Role: ThemeRule] = [:]
    private(set) var errors: [ConfigurationError] = []
    /// The names of colours that the rules use.
    private(set) var names: [ThemeFile.NamedColor] = []

    /// The rules read so far; the next table begins without any.
    mutating func takeRules() -> [Role: ThemeRule] {
        defer { rules = [:] }
        return rules
    }

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
            if case .name(let name) = color {
                let error = ConfigurationError(colorMessage(member), at: content.origin(member))
                names.append(ThemeFile.NamedColor(name: name, error: error))
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
