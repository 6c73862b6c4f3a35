import JSON
import OnCall
import OnCallTemplates
import Planning
import TerminalCore
import TextEditing

/// What a template renders before and after a save, with the payload that is open beside it.
package struct PlannedResults: Hashable, Sendable {
    let integration: IntegrationID
    let slot: TemplateSlot
    /// nil for the server's default, or if it was not rendered here.
    let before: SlotRendering?
    let after: SlotRendering
    /// Where the payload came from.
    let payload: String?

    /// Rows of a result on the screen at most.
    private static let maxRows = 12

    /// nil if the result of the edited template is unknown.
    init?(_ studio: Studio?, payload: String?) {
        guard let studio, !studio.isRendering, let after = studio.rendering else { return nil }
        (integration, slot) = (studio.integration, studio.slot)
        before = studio.saved
        self.after = after
        self.payload = payload
    }

    /// Whether they are those of a change.
    func isOf(_ change: PlannedChange) -> Bool {
        change.integration == integration && change.field == .template(slot) && !change.value.isNull
    }

    func rows(width: Int) -> [PlanRow] {
        let new = PlannedResults.text(after)
        let with = payload.map { " with \($0)" } ?? ""
        let diff = before.map { FieldDiff(from: .value(.string(PlannedResults.text($0))), to: .value(.string(new))) }
        let change = diff.map { $0.isEmpty ? " stays the same" : " changes" } ?? ""
        let heading = "The result\(with)\(change):"
        var rows: [PlanRow]
        if let diff, !diff.isEmpty {
            rows = diff.rows(width: width)
        } else {
            rows = new.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line in
                Paragraph.lines(String(line), width: width - 2).map { .text("  " + $0, .plain) }
            }
        }
        if rows.count > PlannedResults.maxRows {
            rows = Array(rows.prefix(PlannedResults.maxRows - 1)) + [.text("  …", .muted)]
        }
        return [.blank, .text(heading, .muted)] + rows
    }

    private static func text(_ rendering: SlotRendering) -> String {
        switch rendering.outcome {
        case .text(let text): text.text
        case .failure(let message, _): message
        }
    }
}
