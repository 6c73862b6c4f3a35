import Features
import JSON
import OnCall
import Planning
import TerminalCore

/// Turns names on the command line into the values that the API takes.
struct FieldValues: Sendable {
    let teams: [Team]
    let chains: [EscalationChain]

    /// The value of a field.
    /// - Parameter text: as written; nil for the default.
    /// - Throws: `Failure` if no team, chain or truth value is called so.
    func value(_ field: EditableField, _ text: String?) throws(Failure) -> JSONValue {
        guard let text else { return .null }
        switch field {
        case .team: return text.isEmpty ? .null : .string(try id(text, teams.map { ($0.id.rawValue, $0.name) }, "team"))
        case .route(.escalationChain):
            return text.isEmpty ? .null : .string(try id(text, chains.map { ($0.id, $0.name) }, "escalation chain"))
        case .route(.isPosting):
            guard ["true", "false", "on", "off"].contains(text) else {
                throw Failure("\(field.path) is on or off, not '\(text)'", status: .usage)
            }
            return .bool(text == "true" || text == "on")
        case .labels, .dynamicLabels:
            throw Failure("labels are set with --label KEY=VALUE and --no-label KEY", status: .usage)
        case .name, .descriptionShort, .template, .route(.slackChannel): return .string(text)
        }
    }

    private func id(
        _ text: String, _ known: [(id: String, name: String)], _ kind: String
    ) throws(Failure) -> String {
        if known.contains(where: { $0.id == text }) { return text }
        let found = known.filter { $0.name == text }
        if found.count == 1, let one = found.first { return one.id }
        guard found.isEmpty else {
            throw Failure(
                "several are called '\(text)': \(found.map(\.id).joined(separator: ", ")); give the id of the \(kind)",
                status: .usage)
        }
        throw Failure(
            "there is no \(kind) '\(text)'\(NearestName.hint(for: text, among: known.map(\.name)))", status: .usage)
    }

    /// The change of a field of an integration, checked as in the editor.
    /// - Parameter base: the server's value when the new one was made.
    func change(
        _ field: EditableField, _ value: JSONValue, of integration: Integration, base: Field<JSONValue>
    ) -> PlannedChange {
        let (value, warnings) = FieldCheck.check(field, value, base: base, of: integration.id)
        let names: [String: String] =
            switch field {
            case .team: Dictionary(teams.map { ($0.id.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
            case .route(.escalationChain):
                Dictionary(chains.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            default: [:]
            }
        return PlannedChange(
            integration.id, name: integration.displayNameWithoutSecrets, field, value, base: base, warnings: warnings,
            names: ValueNames(of: field, byID: names))
    }
}
