import JSON
import OnCall

/// A plan in a file, as `diff --json` prints it and `apply --plan-out` writes it.
struct PlanFile: Sendable {
    /// A change of it.
    struct Change: Sendable {
        let id: IntegrationID
        let field: EditableField
        let before: Field<JSONValue>
        let after: JSONValue
    }

    let server: String
    private(set) var changes: [Change] = []
    private(set) var creations: [PlannedCreation] = []
    private(set) var deletions: [PlannedDeletion] = []

    /// - Throws: `Failure` if the file is none.
    static func read(_ path: String) throws(Failure) -> PlanFile {
        let text = try InputText.read(path)
        guard let json = try? JSONReader.read(text), json["plan"] == 1, let server = json["server"]?.string,
            let rows = json["changes"]?.array
        else { throw Failure("\(path) is no plan: diff --json prints one", status: .usage) }
        var plan = PlanFile(server: server)
        for (index, row) in rows.enumerated() { try plan.add(row, "changes[\(index)] of the plan") }
        return plan
    }

    private init(server: String) { self.server = server }

    private mutating func add(_ row: JSONValue, _ place: String) throws(Failure) {
        switch row["action"]?.string {
        case "update":
            guard let id = row["id"]?.string, let path = row["path"]?.string, let field = EditableField(path: path),
                let before = row["before"], let after = row["after"]
            else { throw Failure("\(place) has no id, path, before and after", status: .usage) }
            changes.append(
                Change(id: IntegrationID(id), field: field, before: Field(sent: before), after: after))
        case "create":
            guard let folder = row["folder"]?.string, let name = row["name"]?.string, let type = row["type"]?.string,
                let members = row["fields"]?.object
            else { throw Failure("\(place) has no folder, name, type and fields", status: .usage) }
            var fields: [(field: EditableField, value: JSONValue)] = []
            for (path, value) in members {
                guard let field = EditableField(path: path) else {
                    throw Failure("\(place) has an unknown field '\(path)'", status: .usage)
                }
                fields.append((field, value))
            }
            creations.append(
                PlannedCreation(
                    folder: folder, name: name, type: type, team: (row["team"]?.string).map { TeamID($0) },
                    fields: fields))
        case "delete":
            guard let id = row["id"]?.string, let name = row["name"]?.string, let before = row["before"]?.object else {
                throw Failure("\(place) has no id, name and before", status: .usage)
            }
            deletions.append(
                PlannedDeletion(
                    id: IntegrationID(id), name: name,
                    before: Dictionary(before.map { ($0, $1) }, uniquingKeysWith: { $1 })))
        default: throw Failure("\(place) has no action update, create or delete", status: .usage)
        }
    }
}
