import JSON
import OnCall

/// A plan in a file, as `diff --json` prints it.
struct PlanFile: Sendable {
    /// A change of it.
    struct Change: Sendable {
        let id: IntegrationID
        let field: EditableField
        let before: Field<JSONValue>
        let after: JSONValue
    }

    let server: String
    let changes: [Change]

    /// - Throws: `Failure` if the file is none.
    static func read(_ path: String) throws(Failure) -> PlanFile {
        let text = try InputText.read(path)
        guard let json = try? JSONReader.read(text), json["plan"] == 1, let server = json["server"]?.string,
            let rows = json["changes"]?.array
        else { throw Failure("\(path) is no plan: diff --json prints one", status: .usage) }
        var changes: [Change] = []
        for (index, row) in rows.enumerated() {
            guard let id = row["id"]?.string, let path = row["path"]?.string, let field = EditableField(path: path),
                let before = row["before"], let after = row["after"]
            else { throw Failure("changes[\(index)] of the plan has no id, path, before and after", status: .usage) }
            changes.append(
                Change(id: IntegrationID(id), field: field, before: Field(sent: before), after: after))
        }
        return PlanFile(server: server, changes: changes)
    }
}
