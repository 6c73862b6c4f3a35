import FoundationEssentials
import JSON
import OnCall

/// A line of the journal: an entry, written when it is sent, or its outcome.
enum JournalRecord: Hashable, Sendable {
    case entry(JournalEntry)
    case outcome(JournalOutcome)

    private static let format = 1

    /// Why a line can't be read.
    struct Problem: Error, Hashable {
        let message: String
    }

    /// The line with its line end.
    var bytes: [UInt8] {
        var object: JSONObject = ["format": .number(JSONNumber(JournalRecord.format))]
        switch self {
        case .entry(let entry): JournalRecord.write(entry, to: &object)
        case .outcome(let outcome): JournalRecord.write(outcome, to: &object)
        }
        return Array((JSONValue.object(object).compactText + "\n").utf8)
    }

    init(bytes: some Sequence<UInt8>) throws(Problem) {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONReader.read(Array(bytes))
        } catch {
            throw Problem(message: "\(error)")
        }
        guard let format = json["format"]?.number?.int else { throw Problem(message: "it has no 'format'") }
        guard format <= JournalRecord.format else {
            throw Problem(message: "was written by a newer version of this program")
        }
        self =
            switch try json.text("event") {
            case "sent": .entry(try JournalRecord.entry(json))
            case "outcome": .outcome(try JournalRecord.outcome(json))
            case let other: throw Problem(message: "'\(other)' is not an event")
            }
    }

    // MARK: Entries

    private static func write(_ entry: JournalEntry, to object: inout JSONObject) {
        object["event"] = "sent"
        object["id"] = .string(entry.id)
        object["at"] = .string(entry.at.iso8601)
        object["server"] = .string(entry.server)
        if let integration = entry.integration { object["integration"] = .string(integration.rawValue) }
        object["name"] = .string(entry.name)
        switch entry.operation {
        case .update(let field, let before, let after):
            object["operation"] = "update"
            object["field"] = .string(field.path)
            object["before"] = before.member
            object["after"] = after
        case .create(let new):
            object["operation"] = "create"
            object["after"] = new.json
        case .delete(let before):
            object["operation"] = "delete"
            object["before"] = before
        case .startMaintenance(let mode, let seconds):
            object["operation"] = "start_maintenance"
            object["after"] = ["mode": .string(mode.rawValue), "seconds": .number(JSONNumber(seconds))]
        case .stopMaintenance: object["operation"] = "stop_maintenance"
        }
        switch entry.relation {
        case .undoes(let id): object["undoes"] = .string(id)
        case .redoes(let id): object["redoes"] = .string(id)
        case .extends(let mode, let until):
            object["extends"] = ["mode": .string(mode.rawValue), "until": .string(until.iso8601)]
        case nil: break
        }
        if let why = entry.why { object["why"] = .string(why) }
        if let batch = entry.batch { object["batch"] = .string(batch) }
        if !entry.more.isEmpty { object["more"] = .array(entry.more.map(JournalRecord.json)) }
    }

    private static func json(_ write: JournalEntry.FieldWrite) -> JSONValue {
        var object: JSONObject = ["field": .string(write.field.path)]
        object["before"] = write.before.member
        object["after"] = write.after
        return .object(object)
    }

    private static func write(_ json: JSONValue) throws(Problem) -> JournalEntry.FieldWrite {
        let path = try json.text("field")
        guard let field = EditableField(path: path) else { throw Problem(message: "'\(path)' is not a field") }
        guard let after = json["after"] else { throw Problem(message: "it has no 'after'") }
        return JournalEntry.FieldWrite(field, before: Field(member: json["before"]), after: after)
    }

    private static func entry(_ json: JSONValue) throws(Problem) -> JournalEntry {
        let integration = json["integration"]?.string
        if case .delete(let before)? = try? operation(json) {
            let id = before["id"]?.string
            guard id == nil || integration == nil || id == integration, !isOverwritten(before) else {
                throw Problem(message: "bullets have replaced names or ids of what was deleted")
            }
        }
        guard integration?.contains(RequestRecord.secretMark) != true else {
            throw Problem(message: "bullets have replaced the id of the integration")
        }
        var entry = JournalEntry(
            id: try json.text("id"), at: try json.date("at"), server: try json.text("server"),
            integration: json["integration"]?.string.map { IntegrationID($0) }, name: try json.text("name"),
            operation: try operation(json), relation: relation(json), why: json["why"]?.string)
        entry.batch = json["batch"]?.string
        for other in json["more"]?.array ?? [] { entry.more.append(try write(other)) }
        return entry
    }

    private static func relation(_ json: JSONValue) -> JournalEntry.Relation? {
        if let id = json["undoes"]?.string { return .undoes(id) }
        if let id = json["redoes"]?.string { return .redoes(id) }
        guard let extends = json["extends"], let mode = extends["mode"]?.string,
            let until = extends["until"]?.string.flatMap({ Date(iso8601: $0) })
        else { return nil }
        return .extends(mode: MaintenanceMode(rawValue: mode), until: until)
    }

    /// Whether an earlier version has overwritten texts of a deleted integration. Links are always masked.
    private static func isOverwritten(_ deleted: JSONValue) -> Bool {
        ["name", "type", "team_id", "description_short", "templates", "labels", "dynamic_labels", "default_route"]
            .contains { deleted[$0]?.isOverwritten ?? false }
    }

    private static func operation(_ json: JSONValue) throws(Problem) -> JournalEntry.Operation {
        switch try json.text("operation") {
        case "update":
            let path = try json.text("field")
            guard let field = EditableField(path: path) else { throw Problem(message: "'\(path)' is not a field") }
            guard let after = json["after"] else { throw Problem(message: "it has no 'after'") }
            return .update(field, before: Field(member: json["before"]), after: after)
        case "create":
            guard let after = json["after"] else { throw Problem(message: "it has no 'after'") }
            let team = after["team_id"]?.string.map { TeamID($0) }
            return .create(
                NewIntegration(type: try after.text("type"), name: after["name"]?.string ?? "", teamID: team))
        case "delete":
            guard let before = json["before"] else { throw Problem(message: "it has no 'before'") }
            return .delete(before)
        case "start_maintenance":
            guard let after = json["after"], let seconds = after["seconds"]?.number?.int else {
                throw Problem(message: "it has no 'seconds'")
            }
            return .startMaintenance(MaintenanceMode(rawValue: try after.text("mode")), seconds: seconds)
        case "stop_maintenance": return .stopMaintenance
        case let other: throw Problem(message: "'\(other)' is not an operation")
        }
    }

    // MARK: Outcomes

    private static func write(_ outcome: JournalOutcome, to object: inout JSONObject) {
        object["event"] = "outcome"
        object["id"] = .string(outcome.id)
        object["at"] = .string(outcome.at.iso8601)
        switch outcome.outcome {
        case .applied(let stored):
            object["outcome"] = "applied"
            object["stored"] = stored.member
        case .refused(let message):
            object["outcome"] = "refused"
            object["words"] = .string(message)
        case .unanswered(let message):
            object["outcome"] = "unanswered"
            object["words"] = .string(message)
        }
        if let integration = outcome.integration { object["integration"] = .string(integration.rawValue) }
    }

    private static func outcome(_ json: JSONValue) throws(Problem) -> JournalOutcome {
        let outcome: JournalEntry.Outcome =
            switch try json.text("outcome") {
            case "applied": .applied(stored: Field(member: json["stored"]))
            case "refused": .refused(try json.text("words"))
            case "unanswered": .unanswered(try json.text("words"))
            case let other: throw Problem(message: "'\(other)' is not an outcome")
            }
        return JournalOutcome(
            id: try json.text("id"), at: try json.date("at"), outcome: outcome,
            integration: json["integration"]?.string.map { IntegrationID($0) })
    }
}

extension JSONValue {
    fileprivate func text(_ name: String) throws(JournalRecord.Problem) -> String {
        guard let text = self[name]?.string else { throw JournalRecord.Problem(message: "it has no '\(name)'") }
        return text
    }

    fileprivate func date(_ name: String) throws(JournalRecord.Problem) -> Date {
        guard let date = Date(iso8601: try text(name)) else {
            throw JournalRecord.Problem(message: "'\(name)' is not a date")
        }
        return date
    }
}
