import Features
import Planning
import TerminalCore

/// Draws an overlay above the panes.
enum OverlayView {
    /// Whether nothing of the panes is left to be seen.
    static func hidesPanes(_ overlay: Overlay, _ surroundings: Surroundings) -> Bool {
        switch overlay {
        case .matrix: true
        case .planTable(let table):
            WideDialog.isFull(
                table.isOpen ? table.rows.count : surroundings.plan?.plan.groups.count ?? 0, surroundings)
        case .requests(let view):
            WideDialog.isFull(view.opened?.rows.count ?? view.records?.count ?? 0, surroundings)
        default: false
        }
    }

    static func draw(_ overlay: Overlay, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        switch overlay {
        case .maintenance(let dialog): MaintenanceDialogView.draw(dialog, surroundings, theme, on: &canvas)
        case .confirmation(let dialog): ConfirmationDialogView.draw(dialog, theme, on: &canvas)
        case .windows(let view): CockpitOverlay.draw(view, surroundings, theme, on: &canvas)
        case .question(let question): QuestionView.draw(question, theme, on: &canvas)
        case .deletion(let dialog): DeletionDialogView.draw(dialog, surroundings, theme, on: &canvas)
        case .creation(let dialog): CreationDialogView.draw(dialog, surroundings, theme, on: &canvas)
        case .help(let help): HelpOverlay.draw(help, surroundings, theme, on: &canvas)
        case .helpFind(let find): HelpOverlay.draw(find.help, typing: find.text, surroundings, theme, on: &canvas)
        case .choice(let dialog): ChoiceDialogView.draw(dialog, surroundings, theme, on: &canvas)
        case .payload(let dialog): PayloadDialogView.draw(dialog, surroundings, theme, on: &canvas)
        case .plan(let overlay): PlanView.draw(overlay, surroundings, theme, on: &canvas)
        case .history(let view): HistoryOverlay.draw(view, surroundings, theme, on: &canvas)
        case .drafts(let view): DraftsOverlay.draw(view, surroundings, theme, on: &canvas)
        case .requests(let view): RequestLogOverlay.draw(view, surroundings, theme, on: &canvas)
        case .unwritten(let dialog): UnwrittenDialogView.draw(dialog, surroundings, theme, on: &canvas)
        case .planTable(let table): PlanTableView.draw(table, surroundings, theme, on: &canvas)
        case .countCheck(let check): CountCheckView.draw(check, theme, on: &canvas)
        case .bulkSheet(let sheet): BulkSheetView.draw(sheet, surroundings, theme, on: &canvas)
        case .batchUndo(let question): BatchUndoView.draw(question, surroundings, theme, on: &canvas)
        case .matrix(let matrix): MatrixView.draw(matrix, surroundings, theme, on: &canvas)
        case .altKeys(let keys): AltKeysView.draw(keys, theme, on: &canvas)
        case .palette(let palette): PaletteView.draw(palette, surroundings, theme, on: &canvas)
        // It covers no pane: it is in place of the status line.
        case .commandLine: break
        }
    }
}
