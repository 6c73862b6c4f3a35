import FoundationEssentials
import JSON
import OnCall

/// A line of `list`.
enum IntegrationRow {
    /// The headings.
    static func columns(_ format: OutputFormat) -> [String] {
        let short = ["NAME", "TYPE", "TEAM", "MODE", "LEFT"]
        return format == .table ? short + ["ID"] : short + ["CUSTOM", "LABELS", "ID"]
    }

    static func row(
        _ integration: Integration, _ names: Names, _ format: OutputFormat, at serverTime: Date
    ) -> Results.Row {
        let window = integration.maintenance
        let left = window?.remainingSeconds(at: serverTime)
        var cells = [
            integration.displayNameWithoutSecrets, integration.type.value ?? "",
            names.team(of: integration) ?? integration.teamID.value?.rawValue ?? "", window?.mode.rawValue ?? "",
            left.map { $0 <= 0 ? "overdue" : MaintenanceDuration.text($0) } ?? "",
        ]
        if format != .table {
            cells.append(String(integration.templates.customCount))
            let labels = integration.labels.value ?? []
            cells.append(labels.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " "))
        }
        cells.append(integration.id.rawValue)
        return Results.Row(
            cells: cells, id: integration.id.rawValue,
            json: format.hasDetails ? IntegrationDocument.json(integration, names, at: serverTime) : .null)
    }
}
