import JSON
import Jinja
import OnCall
import OnCallTemplates

/// Which template slots of which integration are the server's default, and which are not.
enum TemplateMatrix {
    /// What is in a slot.
    enum Cell: String {
        case standard = "default"
        case custom
        /// An empty text, which acts as the default.
        case empty
        /// A text that the server would refuse.
        case refused
        /// The server has no such slot for it.
        case absent = ""

        init(_ slot: TemplateSlot, of integration: Integration) {
            switch integration.templates[slot] {
            case .absent: self = .absent
            case .null: self = .standard
            case .value(let text):
                let template = Template(text, in: .onCall)
                let isRefused = !template.isAccepted || TemplateKind(slot)?.refusal(of: template) != nil
                self = text.isEmpty ? .empty : isRefused ? .refused : .custom
            }
        }
    }

    /// Prints a row for each integration and a column for each slot that one of them has.
    static func print(_ integrations: [Integration], _ format: OutputFormat) {
        var slots: [TemplateSlot] = []
        var known: Set<TemplateSlot> = []
        for integration in integrations {
            for slot in integration.templates.slots where slot.purpose != nil && known.insert(slot).inserted {
                slots.append(slot)
            }
        }
        var results = Results(format, columns: ["NAME", "ID"] + slots.map { $0.path.uppercased() })
        ProgressLine.begin("Checking templates")
        for (index, integration) in integrations.enumerated() {
            ProgressLine.advance(to: index, of: integrations.count)
            let cells = slots.map { Cell($0, of: integration).rawValue }
            let members = zip(slots, cells).map { slot, cell in
                (slot.path, cell.isEmpty ? JSONValue.null : .string(cell))
            }
            let json: JSONValue = [
                "id": .string(integration.id.rawValue), "name": .string(integration.displayNameWithoutSecrets),
                "templates": .object(JSONObject(members)),
            ]
            results.add([
                Results.Row(
                    cells: [integration.displayNameWithoutSecrets, integration.id.rawValue] + cells,
                    id: integration.id.rawValue, json: json)
            ])
        }
        ProgressLine.end()
        results.end()
    }
}
