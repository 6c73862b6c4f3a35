import JSON
import OnCall

/// A chosen payload as stored in its file.
struct ChosenPayloadRecord: Hashable, Sendable {
    let chosen: ChosenPayload
    let server: String
    let integration: IntegrationID

    private static let format = 1

    init(_ chosen: ChosenPayload, server: String, integration: IntegrationID) {
        self.chosen = chosen
        self.server = server
        self.integration = integration
    }

    /// The contents of the file.
    var bytes: [UInt8] {
        let json: JSONValue = [
            "format": .number(JSONNumber(ChosenPayloadRecord.format)), "server": .string(server),
            "integration": .string(integration.rawValue), "payload": chosen.json,
        ]
        return Array((json.indentedText() + "\n").utf8)
    }

    /// Parses the contents of a file; nil if it is damaged or written by a newer version of this program.
    init?(bytes: [UInt8]) {
        guard let json = try? JSONReader.read(bytes), json["format"]?.number?.int == ChosenPayloadRecord.format,
            let server = json["server"]?.string, let integration = json["integration"]?.string,
            let chosen = json["payload"].flatMap(ChosenPayload.init)
        else { return nil }
        self.init(chosen, server: server, integration: IntegrationID(integration))
    }
}
