import OnCall
import TOML

/// Reads the members of a section, and collects what is wrong.
struct MemberReader {
    let section: TOMLSection
    private(set) var problems: [FileProblem] = []
    private var known: Set<String> = []

    init(_ section: TOMLSection) { self.section = section }

    mutating func report(_ message: String, _ member: TOMLSection.Member? = nil) {
        problems.append(FileProblem(section.file, line: member?.line, message))
    }

    mutating func string(_ name: String) -> String? {
        read(name, "a string") { if case .string(let text) = $0 { text } else { nil } }
    }

    mutating func bool(_ name: String) -> Bool? {
        read(name, "true or false") { if case .bool(let isOn) = $0 { isOn } else { nil } }
    }

    private mutating func read<Value>(_ name: String, _ expected: String, _ convert: (TOMLNode) -> Value?) -> Value? {
        known.insert(name)
        guard let member = section[name] else { return nil }
        if let value = convert(member.node) { return value }
        report("'\(name)' must be \(expected), found \(member.node.shown)", member)
        return nil
    }

    /// Reads an inner section, if there is one.
    mutating func section(_ name: String, _ body: (inout MemberReader) -> Void) {
        guard let inner = read(name, "a table", { if case .table(let table) = $0 { table } else { nil } }) else {
            return
        }
        var reader = MemberReader(inner)
        body(&reader)
        reader.reportUnknown()
        problems += reader.problems
    }

    /// Labels by key, sorted.
    mutating func labels(_ name: String) -> [Label]? {
        var labels: [Label]?
        section(name) { reader in
            labels = reader.section.members.compactMap { member in
                reader.string(member.name).map { Label(key: member.name, value: $0) }
            }.sorted { $0.key < $1.key }
        }
        return labels
    }

    /// `"*"` or a list of slots.
    mutating func defaults(_ name: String) -> FiledIntegration.Defaults? {
        read(name, "\"*\" or a list of templates, such as [\"slack.title\"]") { node in
            switch node {
            case .string("*"): return .all
            case .array(let nodes):
                let slots = nodes.compactMap { node -> TemplateSlot? in
                    guard case .string(let path) = node else { return nil }
                    let slot = TemplateSlot(path: path)
                    return slot.purpose == nil ? nil : slot
                }
                return slots.count == nodes.count ? .only(slots) : nil
            default: return nil
            }
        }
    }

    mutating func reportUnknown() {
        for member in section.members where !known.contains(member.name) {
            report("unknown key '\(member.name)'; known here: \(known.sorted().joined(separator: ", "))", member)
        }
    }
}
