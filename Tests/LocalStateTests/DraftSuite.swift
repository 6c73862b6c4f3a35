import FoundationEssentials
import JSON
import OnCall
import ScratchFolders
import Testing

@testable import LocalState

/// Tests of drafts in a state folder of their own.
protocol DraftSuite {
    var scratch: ScratchFolder { get }
}

extension DraftSuite {
    var server: String { "https://oncall.example.com" }
    var hash: String { FileName.hash(server) }
    var file: String { "drafts/\(hash)/CABC/templates.slack.title.json" }

    /// The files in the folder, without the marks of running consoles.
    var files: [String] { get throws { try scratch.files.filter { !$0.hasPrefix("consoles/") } } }

    /// A console of its own.
    func console() -> DraftStore { DraftStore(stateFolder: scratch.path) }

    func draft(
        _ text: JSONValue = "{{ x }}", base: Field<JSONValue> = .null, of field: String = "templates.slack.title",
        integration: String = "CABC", server: String? = nil, at seconds: Double = 1_700_000_000
    ) throws -> Draft {
        let key = Draft.Key(
            server: server ?? self.server, integration: IntegrationID(integration),
            field: try #require(EditableField(path: field)))
        return Draft(
            key: key, integrationName: "Payments", base: base, value: text,
            changedAt: Date(timeIntervalSince1970: seconds))
    }
}
