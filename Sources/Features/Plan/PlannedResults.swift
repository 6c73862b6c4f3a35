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
        let old = before.map(PlannedResults.text)
        let with = payload.map { " with \($0)" } ?? ""
        let diff = FieldDiff(from: old.map { .value(.string($0)) } ?? .absent, to: .value(.string(new)))
        let heading =
            old == nil
            ? "The result\(with):" : diff.isEmpty ? "The result\(with) stays the same:" : "The result\(with) changes:"
        var rows = diff.rows(width: width)
        if diff.isEmpty {
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
