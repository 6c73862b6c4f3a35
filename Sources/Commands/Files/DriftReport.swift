import IntegrationFiles
import JSON
import OnCall
import Planning
import Platform
import TerminalCore

/// The result of `drift`, in the forms that CI systems read.
enum DriftReport {
    /// An integration of the folder.
    struct Row: Hashable, Sendable {
        let folder: String
        let name: String
        /// The paths of the fields that differ.
        let fields: [String]
        /// What differs; empty if nothing does.
        let message: String

        var isDrift: Bool { !message.isEmpty }
    }

    static func rows(_ plan: FolderPlan, _ changes: [PlannedChange]) -> [Row] {
        var rows: [Row] = []
        let differing = Dictionary(grouping: changes.filter { $0.state != .alreadySame }, by: \.integration)
        let changedByOthers = Dictionary(grouping: plan.changedByOthers, by: \.integration.id)
        let unsupported = Dictionary(grouping: plan.unsupported, by: \.folder)
        for (filed, integration) in plan.pairs {
            let fields =
                (differing[integration.id] ?? []).map(\.path)
                + (changedByOthers[integration.id] ?? []).map(\.field.path)
            let reasons =
                (fields.isEmpty ? [] : ["differs in \(fields.joined(separator: ", "))"])
                + (unsupported[filed.folder] ?? []).map(\.reason)
            rows.append(
                Row(
                    folder: filed.folder, name: integration.displayNameWithoutSecrets, fields: fields,
                    message: reasons.joined(separator: "; ")))
        }
        rows += plan.new.map { Row(folder: $0.folder, name: $0.name, fields: [], message: "is not on the server yet") }
        rows += plan.gone.map {
            Row(folder: $0.folder, name: $0.name, fields: [], message: "is no longer on the server")
        }
        return rows.sorted { $0.folder < $1.folder }
    }

    /// The format of JUnit: a test case for each integration.
    static func junit(_ rows: [Row]) -> String {
        let failures = rows.count(where: \.isDrift)
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
            "<testsuite name=\"oncall-tui drift\" tests=\"\(rows.count)\" failures=\"\(failures)\">",
        ]
        for row in rows {
            let opening = "  <testcase classname=\"\(escaped(row.folder))\" name=\"\(escaped(row.name))\""
            lines.append(
                row.isDrift ? "\(opening)><failure message=\"\(escaped(row.message))\"/></testcase>" : "\(opening)/>")
        }
        return (lines + ["</testsuite>"]).joined(separator: "\n")
    }

    /// Text for an attribute; XML has no control characters.
    private static func escaped(_ text: String) -> String {
        SafeText(text).plain.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    /// A path as a relative reference (RFC 3986): other bytes than those of words and slashes are escaped.
    private static func uri(_ path: String) -> String {
        let uri = PercentEncoding.encode(path) { PercentEncoding.isWord($0) || "./~".utf8.contains($0) }
        // A colon in the first part would be a scheme; it is escaped. An absolute path is a file.
        return path.hasPrefix("/") ? "file://" + uri : uri
    }

    /// SARIF 2.1.0: a result for each integration that differs, at its file.
    static func sarif(_ rows: [Row], folder: String) -> JSONValue {
        let results = rows.filter(\.isDrift).map { row -> JSONValue in
            let location: JSONValue = [
                "physicalLocation": [
                    "artifactLocation": [
                        "uri": .string(uri("\(folder)/integrations/\(row.folder)/\(FiledIntegration.mainFile)"))
                    ]
                ]
            ]
            return [
                "ruleId": "drift", "level": "error", "message": ["text": .string("\(row.name) \(row.message)")],
                "locations": [location],
            ]
        }
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": ["name": "oncall-tui", "version": .string(Version.text), "rules": [["id": "drift"]]]
                    ],
                    "results": .array(results),
                ]
            ],
        ]
    }
}
