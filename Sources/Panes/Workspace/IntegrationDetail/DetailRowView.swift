import Features
import FoundationEssentials
import JSON
import OnCall
import Planning
import TerminalCore

/// Draws one row of the detail on a canvas of the row's size.
struct DetailRowView {
    let scene: DetailScene
    let theme: Theme
    let isFocused: Bool

    /// An empty template.
    private static let emptied = "empty: acts as the default"

    private var integration: Integration { scene.integration }
    private var valueColumn: Int { scene.columns.value }

    func draw(_ placed: DetailScene.Row, _ canvas: inout Canvas) {
        let (row, draft) = (placed.row, placed.draft)
        if case .heading(let text) = row {
            let used = canvas.put(text, x: 1, y: 0, style: theme[.title].adding(.bold))
            let line = Rect(x: used + 2, y: 0, width: max(0, canvas.bounds.width - used - 3), height: 1)
            canvas.fill(line, style: theme[.border], character: "─")
            return
        }
        let isSelected = scene.detail.selected == row
        let base = isSelected ? theme[isFocused ? .selection : .selectionInactive] : theme[.text]
        if isSelected {
            // Several bright lines would be heavier than anything else on the screen: the others get a bar.
            canvas.fill(Rect(x: 0, y: 0, width: canvas.bounds.width, height: 1), style: base)
            canvas.put("›", x: 0, y: 0, style: base)
            for y in 1..<max(1, canvas.bounds.height) { canvas.put("▏", x: 0, y: y, style: theme[.focus]) }
        }
        func style(_ role: Role, y: Int = 0) -> Style {
            isSelected && y == 0 ? theme.style(role, onSelection: base) : theme[role]
        }
        canvas.put(row.title, x: 2, y: 0, style: style(.accent), width: valueColumn - 4)
        if isBusy(row) {
            canvas.put("↻", x: valueColumn - 2, y: 0, style: style(.busy))
        } else if draft != nil {
            let (mark, role): (String, Role) = placed.isUnwritten ? ("✗", .danger) : ("✎", .draft)
            canvas.put(mark, x: valueColumn - 2, y: 0, style: style(role))
        }
        let width = scene.columns.valueWidth
        for (y, spans) in lines(of: placed).prefix(canvas.bounds.height).enumerated() {
            let styled = spans.map {
                Span($0.text, $0.role == .text ? (isSelected && y == 0 ? base : theme[.text]) : style($0.role, y: y))
            }
            var used = 0
            for span in styled where used < width {
                used += canvas.put(
                    span.text, x: valueColumn + used, y: y, style: span.style,
                    controlStyle: style(.control, y: y),
                    width: width - used)
            }
        }
    }

    private func isBusy(_ row: DetailRow) -> Bool {
        guard let call = scene.activity else { return false }
        switch (call, row) {
        case (.update(_, let patch), .field(let field)): return patch[field] != nil
        case (.startMaintenance, .maintenance), (.stopMaintenance, .maintenance): return true
        default: return false
        }
    }

    /// A part of a value with its role.
    private struct Piece {
        let text: String
        let role: Role

        init(_ text: String, _ role: Role = .text) {
            self.text = text
            self.role = role
        }
    }

    private func lines(of placed: DetailScene.Row) -> [[Piece]] {
        let draft = placed.draft
        if draft == nil, let field = placed.row.field, integration.problem(of: field) != nil { return [[unreadable]] }
        if let chosen = placed.chosen { return [self.chosen(chosen, placed)] }
        switch placed.row {
        case .heading: return []
        case .field(.name): return [[text(draft?.value.string, integration.name, none: "unnamed")]]
        case .field(.descriptionShort): return [[text(draft?.value.string, integration.descriptionShort, none: "none")]]
        case .field(.team), .field(.route): return []
        case .field(.labels): return labels(draft, integration.labels)
        case .field(.dynamicLabels): return labels(draft, integration.dynamicLabels)
        case .field(.template(let slot)): return template(draft?.value.string, integration.templates[slot])
        case .id: return [[Piece(integration.id.rawValue, .muted)]]
        case .type:
            if integration.unreadable["type"] != nil { return [[unreadable]] }
            return [[Piece(integration.type.value ?? "unknown")]]
        case .link: return [link]
        case .inboundEmail: return [inboundEmail]
        case .maintenance: return maintenance
        case .foreign(let path): return [[Piece(integration.templates.foreign[path]?.compactText ?? "", .muted)]]
        case .unreadable(let member):
            return scene.columns.lines(integration.unreadableMembers[member]?.reason ?? "").map {
                [Piece($0, .warning)]
            }
        case .channelsAtDefault(let titles): return [[Piece(titles.joined(separator: ", "), .muted)]]
        case .servicesOff(let titles): return [[Piece("off: " + titles.joined(separator: ", "), .muted)]]
        }
    }

    /// Instead of a value that does not match the API reference; the rows at the top say what is wrong.
    private var unreadable: Piece { Piece("unreadable", .warning) }

    private func text(_ draft: String?, _ stored: Field<String>, none: String) -> Piece {
        if let draft { return Piece(draft, .draft) }
        if let value = stored.value, !value.isEmpty { return Piece(value) }
        return Piece(none, .muted)
    }

    private func template(_ draft: String?, _ stored: Field<String>) -> [[Piece]] {
        if let draft {
            return draft.isEmpty
                ? [[Piece(DetailRowView.emptied, .draft)]] : DetailRow.preview(draft).map { [Piece($0, .draft)] }
        }
        switch stored {
        case .absent: return [[Piece("not reported by the server", .muted)]]
        case .null: return [[Piece("default", .muted)]]
        case .value(""): return [[Piece(DetailRowView.emptied, .muted)]]
        case .value(let text): return DetailRow.preview(text).map { [Piece($0)] }
        }
    }

    private func labels(_ draft: Draft?, _ stored: Field<[Label]>) -> [[Piece]] {
        guard scene.offersLabels else { return [[Piece("not supported by this server", .muted)]] }
        let isDraft = draft != nil
        let labels = draft?.value.array?.compactMap(Label.init) ?? stored.value ?? []
        if labels.isEmpty {
            return [[Piece(stored.isAbsent ? "not reported by the server" : "none", isDraft ? .draft : .muted)]]
        }
        return labels.map { label in
            [
                Piece(label.key, isDraft ? .draft : .text), Piece(" = ", .muted),
                Piece(label.value, isDraft ? .draft : .text),
            ]
        }
    }

    private var link: [Piece] {
        if integration.unreadable["link"] != nil { return [unreadable] }
        guard let link = integration.link.value else {
            let isUnknown = integration.link.isAbsent && scene.isFromCache
            return [Piece(isUnknown ? "unknown until the server responds" : "none", .muted)]
        }
        if scene.detail.revealed == integration.id { return [Piece(link)] }
        return [Piece(SecretLink(link).masked), Piece("  v shows it", .muted)]
    }

    private var inboundEmail: [Piece] {
        let address = integration.inboundEmail.value ?? ""
        if scene.detail.revealed == integration.id { return [Piece(address)] }
        return [Piece(SecretAddress(address).masked), Piece("  v shows it", .muted)]
    }

    /// A value that is chosen from a list; for a chat service with its channel.
    private func chosen(_ text: FieldText, _ placed: DetailScene.Row) -> [Piece] {
        let isNothing = text.name != nil || text.text == "off"
        let value = Piece(text.name ?? text.text, placed.draft != nil ? .draft : isNothing ? .muted : .text)
        guard case .route(.isPosting(let service)) = placed.row.field, service != "slack", text.text != "off",
            let channel = integration.defaultRoute.value.flatMap({ RouteField.channel(of: service, in: $0) })
        else { return [value] }
        return [value, Piece("  channel \(channel)", .muted)]
    }

    private var maintenance: [[Piece]] {
        if integration.unreadable["maintenance_mode"] != nil { return [[unreadable]] }
        guard let window = integration.maintenance else {
            return [[Piece("none", .muted), Piece(scene.offersMaintenance ? "  m starts one" : "", .muted)]]
        }
        var (left, role) = Countdown.long(window, at: scene.serverTime)
        if integration.unreadable["maintenance_end_at"] != nil {
            (left, role) = ("on, its end is unreadable", .warning)
        }
        // The remaining time comes first, because it must not be cut off.
        return [
            [Piece(left + "  ", role), Piece(window.mode.title, .maintenance)],
            [Piece(times, .muted)],
        ]
    }

    /// Start and end of the window. Without the server's time the remaining time can be wrong, and the line says why; shorter, so that
    /// it is not cut off.
    private var times: String {
        if scene.isLocalTime {
            let end = scene.windowEnd.map { (scene.windowStart == nil ? "ends " : "to ") + $0 }
            return (["by the local clock:", scene.windowStart, end] as [String?]).compactMap(\.self).joined(
                separator: " ")
        }
        return [scene.windowStart.map { "started \($0)" }, scene.windowEnd.map { "ends \($0)" }]
            .compactMap(\.self).joined(separator: ", ")
    }
}
