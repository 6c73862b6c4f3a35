import Features
import TerminalCore

/// Draws the dialog that is open, over everything else.
enum DialogView {
    static func draw(_ console: Console, _ theme: Theme, on canvas: inout Canvas) {
        switch console.dialog {
        case .maintenance(let dialog): MaintenanceDialogView.draw(dialog, console, theme, on: &canvas)
        case .question(let question): QuestionView.draw(question, theme, on: &canvas)
        case .deletion(let dialog): DeletionDialogView.draw(dialog, console, theme, on: &canvas)
        case .creation(let dialog): CreationDialogView.draw(dialog, console, theme, on: &canvas)
        case .help(let help): HelpOverlay.draw(help, console, theme, on: &canvas)
        case .payload(let dialog): PayloadDialogView.draw(dialog, console, theme, on: &canvas)
        case .plan(let overlay): PlanView.draw(overlay, console, theme, on: &canvas)
        case .history(let view): HistoryOverlay.draw(view, console, theme, on: &canvas)
        case .drafts(let view): DraftsOverlay.draw(view, console, theme, on: &canvas)
        case .requests(let view): RequestLogOverlay.draw(view, console, theme, on: &canvas)
        case nil: break
        }
    }
}
