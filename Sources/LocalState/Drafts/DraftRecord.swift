import FoundationEssentials
import JSON
import OnCall

/// A draft as stored in its file.
struct DraftRecord: Hashable, Sendable {
    var draft: Draft
    /// New with every write, to detect writes by another console.
    var stamp: String
    /// The console that wrote it; nil for one of an earlier version.
    var console: String?
    /// Of an editor's file: whether the console has taken a text from it that the user does not know about, because it was asked to end.
    var isUntold = false

    init(_ draft: Draft, console: String?, isUntold: Bool = false) {
        self.draft = draft
        self.console = console
        self.isUntold = isUntold
        stamp = String(UInt64.random(in: .min ... .max), radix: 16)
    }

    /// Why a file is not a draft.
    enum Problem: Error, Hashable {
        case damaged(String)
        /// Written by a newer version of this program.
        case newer

        var message: String {
            switch self {
            case .damaged(let reason): reason
            case .newer: "was written by a newer version of this program"
            }
        }
    }

    private static let format = 1

    /// The contents of the file.
    var bytes: [UInt8] {
        var object: JSONObject = [
            "format": .number(JSONNumber(DraftRecord.format)), "stamp": .string(stamp),
            "server": .string(draft.key.server),
            "integration": .string(draft.key.integration.rawValue), "integration_name": .string(draft.integrationName),
            "field": .string(draft.key.field.path), "changed_at": .string(draft.changedAt.iso8601),
        ]
        object["console"] = console.map { .string($0) }
        if isUntold { object["untold"] = .bool(true) }
        // Null, a value and a missing member differ here, as in the service.
        object["base"] = draft.base.member
        object["value"] = draft.value
        return Array((JSONValue.object(object).indentedText() + "\n").utf8)
    }

    /// Parses the contents of a file.
    init(bytes: [UInt8]) throws(Problem) {
        let json: JSONValue
        do throws(JSONError) {
            json = try JSONReader.read(bytes)
        } catch {
            throw .damaged("\(error)")
        }
        guard let format = json["format"]?.number?.int else { throw .damaged("it has no 'format'") }
        guard format <= DraftRecord.format else { throw .newer }
        func text(_ name: String) throws(Problem) -> String {
            guard let text = json[name]?.string else { throw .damaged("it has no '\(name)'") }
            return text
        }
        let path = try text("field")
        guard let field = EditableField(path: path) else { throw .damaged("'\(path)' is not a field") }
        guard let changedAt = Date(iso8601: try text("changed_at")) else {
            throw .damaged("'changed_at' is not a date")
        }
        guard let value = json["value"] else { throw .damaged("it has no 'value'") }
        guard try !text("integration").contains(RequestRecord.secretMark) else {
            throw .damaged("bullets have replaced the id of its integration; its text is kept")
        }
        let key = Draft.Key(
            server: try text("server"), integration: IntegrationID(try text("integration")), field: field)
        draft = Draft(
            key: key, integrationName: try text("integration_name"), base: Field(member: json["base"]), value: value,
            changedAt: changedAt)
        stamp = try text("stamp")
        console = json["console"]?.string
        isUntold = json["untold"]?.bool ?? false
    }
}
