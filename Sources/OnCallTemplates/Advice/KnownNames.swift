import JSON
import Jinja

/// Advice on variables that a template uses but doesn't get.
struct KnownNames {
    private let kind: TemplateKind
    private let context: JSONObject
    private let uses: TemplateUses
    private let names: Set<String>
    /// Functions that can be called without being in the context.
    private let functions: Set<String>
    /// Names defined by the language itself in some contexts.
    private static let special: Set<String> = ["loop", "self", "super", "caller", "varargs", "kwargs"]

    init(_ kind: TemplateKind, _ context: JSONObject, _ uses: TemplateUses, functions: Set<String>) {
        self.functions = functions
        self.kind = kind
        self.context = context
        self.uses = uses
        names = Set(kind.variables.map(\.name)).union(context.keys).union(functions).union(Self.special)
    }

    /// The advice, with ranges in the parsed text.
    func advice(_ notes: RenderNotes) -> [(range: Range<Int>, message: String)] {
        var advice: [(range: Range<Int>, message: String)] = []
        var absences: [Range<Int>: TemplateUses.Use] = [:]
        for use in uses.names where uses.matters(use) {
            guard let name = use.written else { continue }
            absences[use.range] = use
            if let message = message(name, use) { advice.append((use.range, message)) }
        }
        var told: Set<Range<Int>> = []
        for miss in notes.misses {
            guard let range = miss.range, miss.path.parent == nil, absences[range] != nil,
                case .name(let name) = miss.path.step, uses.assigned.contains(name), told.insert(range).inserted
            else { continue }
            advice.append(
                (
                    range,
                    "\(name) has no value here: variables set in a loop or a block end with it; a namespace() outlives it"
                ))
        }
        return advice
    }

    private func message(_ name: String, _ use: TemplateUses.Use) -> String? {
        guard !uses.assigned.contains(name) else { return nil }
        if names.contains(name) {
            guard context[name]?.isNull == true else { return nil }
            if name == "payload" { return "payload is always none in webhook templates; did you mean alert_payload?" }
            if name == "labels", use.absence == .fails, !uses.tested.contains(name) {
                return "labels is none if labels are disabled, and this then fails; payload is always available"
            }
            return nil
        }
        if let owners = Self.owners(name) { return "\(name) exists only in \(owners) templates" }
        let candidates = kind.variables.map(\.name) + Array(uses.assigned) + Array(functions)
        let near = NameSuggestion.nearest(to: name, among: candidates)
        let remedy = near.map { "; did you mean \($0)?" } ?? " ; text needs quotes: \"\(name)\""
        return "there is no variable \(name) in templates of this kind" + remedy
    }

    /// The kinds of templates that have a variable, for people; nil if none has it.
    private static func owners(_ name: String) -> String? {
        func has(_ kind: TemplateKind) -> Bool { kind.variables.contains { $0.name == name } }
        let groups: [(TemplateKind, String)] = [
            (.groupingID, "grouping, resolve, acknowledge and route"), (.sourceLink, "source link, web and channel"),
            (.channelTitle, "channel"), (.webhookURL, "webhook"),
        ]
        return groups.first { has($0.0) }?.1
    }
}
