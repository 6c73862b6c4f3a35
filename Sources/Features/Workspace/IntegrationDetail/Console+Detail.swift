import JSON
import OnCall
import Planning
import TextEditing

/// Moving and finding in the rows of the detail.
extension Console {
    mutating func moveInDetail(toNextGroup isForward: Bool) {
        guard let selected else { return }
        workspace.detail.move(toNextGroup: isForward, rows: detailRows(selected).rows)
    }

    mutating func openDetailFind() { workspace.detail.find = EditableText("", singleLine: true) }

    mutating func closeDetailFind() { workspace.detail.find = nil }

    /// The search text has changed: the selected row stays if it has the text.
    mutating func setDetailFind(_ text: EditableText) {
        workspace.detail.find = text
        findInDetail(.same)
    }

    /// Where a search in the detail begins.
    enum DetailSearch { case same, next, previous }

    /// Selects a row that has the search text in its label, its group or its value, also one that is folded. After the last comes the first.
    mutating func findInDetail(_ search: DetailSearch) {
        guard let selected, let needle = detail.find?.text.lowercased(), !needle.isEmpty else { return }
        var rows = DetailRow.rows(of: selected)
        let here = rows.firstIndex(of: detail.selected) ?? 0
        switch search {
        case .same: rows = Array(rows[here...] + rows[..<here])
        case .next: rows = Array(rows[(here + 1)...] + rows[...here])
        case .previous: rows = (rows[here...] + rows[..<here]).reversed()
        }
        if let row = rows.first(where: { $0.isSelectable && hasText(needle, $0, selected) }) {
            workspace.detail.reveal(row, of: selected.id)
        }
    }

    private func hasText(_ needle: String, _ row: DetailRow, _ integration: Integration) -> Bool {
        var texts = [row.title]
        switch row {
        case .field(let field):
            if case .template(let slot) = field { texts.append(slot.title) }
            let typed = draft(integration.id, field)
            if field.isChosen {
                let value = typed.map { Field(sent: $0.value) } ?? integration.value(of: field)
                let chosen = FieldText(value, directory.valueNames(of: field))
                texts.append(chosen.name ?? chosen.text)
            } else if let value = typed?.value ?? integration.value(of: field).value {
                texts.append(value.string ?? value.compactText)
            }
        case .id: texts.append(integration.id.rawValue)
        case .type: texts.append(integration.type.value ?? "")
        case .maintenance: texts.append(integration.maintenance?.mode.title ?? "")
        case .heading, .link, .inboundEmail, .foreign, .unreadable, .servicesOff, .channelsAtDefault: break
        }
        return texts.contains { $0.firstRange(ofIgnoringCase: needle) != nil }
    }
}
