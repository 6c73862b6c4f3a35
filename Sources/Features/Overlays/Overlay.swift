import TerminalCore

/// One of the overlays. An overlay is named only in this file, in its line in `Panes/Overlays/OverlayView.swift`, and where it is opened:
/// its state, commands and keys are in its own folder.
package enum Overlay: Hashable, Sendable {
    case payload(PayloadDialog)
    case choice(ChoiceDialog)
    case maintenance(MaintenanceDialog)
    case windows(CockpitView)
    case confirmation(ConfirmationDialog)
    case question(Question)
    case deletion(DeletionDialog)
    case creation(CreationDialog)
    case help(HelpView)
    case helpFind(HelpFind)
    case plan(PlanOverlay)
    case history(HistoryView)
    case drafts(DraftsView)
    case requests(RequestLogView)
    case commandLine(CommandLine)
    case unwritten(UnwrittenDialog)
    case planTable(PlanTable)
    case countCheck(CountCheck)
    case bulkSheet(BulkSheet)
    case batchUndo(BatchUndo)
    case matrix(OverrideMatrix)
    case altKeys(AltKeys)
    case palette(Palette)

    /// Which overlay; the raw value is its name for `oncall-tui keys --place`.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case payload = "payload-choice"
        case choice = "value-choice"
        case maintenance, windows, confirmation, question, deletion, creation, help, plan, history, drafts, requests
        case commandLine = "command-line"
        case unwritten = "unwritten-drafts"
        case helpFind = "help-find"
        case planTable = "plan-table"
        case countCheck = "count-check"
        case bulkSheet = "bulk-sheet"
        case batchUndo = "batch-undo"
        case matrix
        case altKeys = "alt-keys"
        case palette

        var layer: any OverlayLayer.Type {
            switch self {
            case .payload: PayloadDialog.self
            case .choice: ChoiceDialog.self
            case .maintenance: MaintenanceDialog.self
            case .windows: CockpitView.self
            case .confirmation: ConfirmationDialog.self
            case .question: Question.self
            case .deletion: DeletionDialog.self
            case .creation: CreationDialog.self
            case .help: HelpView.self
            case .helpFind: HelpFind.self
            case .plan: PlanOverlay.self
            case .history: HistoryView.self
            case .drafts: DraftsView.self
            case .requests: RequestLogView.self
            case .commandLine: CommandLine.self
            case .unwritten: UnwrittenDialog.self
            case .planTable: PlanTable.self
            case .countCheck: CountCheck.self
            case .bulkSheet: BulkSheet.self
            case .batchUndo: BatchUndo.self
            case .matrix: OverrideMatrix.self
            case .altKeys: AltKeys.self
            case .palette: Palette.self
            }
        }
    }

    package var kind: Kind {
        switch self {
        case .payload: .payload
        case .choice: .choice
        case .maintenance: .maintenance
        case .windows: .windows
        case .confirmation: .confirmation
        case .question: .question
        case .deletion: .deletion
        case .creation: .creation
        case .help: .help
        case .helpFind: .helpFind
        case .plan: .plan
        case .history: .history
        case .drafts: .drafts
        case .requests: .requests
        case .commandLine: .commandLine
        case .unwritten: .unwritten
        case .planTable: .planTable
        case .countCheck: .countCheck
        case .bulkSheet: .bulkSheet
        case .batchUndo: .batchUndo
        case .matrix: .matrix
        case .altKeys: .altKeys
        case .palette: .palette
        }
    }

    /// Applies `change` to its state.
    mutating func modify<Result>(_ change: (inout any OverlayLayer) -> Result) -> Result {
        var layer = layer
        defer { self = Overlay(layer) ?? self }
        return change(&layer)
    }

    var layer: any OverlayLayer {
        switch self {
        case .payload(let layer): layer
        case .choice(let layer): layer
        case .maintenance(let layer): layer
        case .windows(let layer): layer
        case .confirmation(let layer): layer
        case .question(let layer): layer
        case .deletion(let layer): layer
        case .creation(let layer): layer
        case .help(let layer): layer
        case .helpFind(let layer): layer
        case .plan(let layer): layer
        case .history(let layer): layer
        case .drafts(let layer): layer
        case .requests(let layer): layer
        case .commandLine(let layer): layer
        case .unwritten(let layer): layer
        case .planTable(let layer): layer
        case .countCheck(let layer): layer
        case .bulkSheet(let layer): layer
        case .batchUndo(let layer): layer
        case .matrix(let layer): layer
        case .altKeys(let layer): layer
        case .palette(let layer): layer
        }
    }

    private init?(_ layer: any OverlayLayer) {
        switch layer {
        case let layer as PayloadDialog: self = .payload(layer)
        case let layer as ChoiceDialog: self = .choice(layer)
        case let layer as MaintenanceDialog: self = .maintenance(layer)
        case let layer as CockpitView: self = .windows(layer)
        case let layer as ConfirmationDialog: self = .confirmation(layer)
        case let layer as Question: self = .question(layer)
        case let layer as DeletionDialog: self = .deletion(layer)
        case let layer as CreationDialog: self = .creation(layer)
        case let layer as HelpView: self = .help(layer)
        case let layer as HelpFind: self = .helpFind(layer)
        case let layer as PlanOverlay: self = .plan(layer)
        case let layer as HistoryView: self = .history(layer)
        case let layer as DraftsView: self = .drafts(layer)
        case let layer as RequestLogView: self = .requests(layer)
        case let layer as CommandLine: self = .commandLine(layer)
        case let layer as UnwrittenDialog: self = .unwritten(layer)
        case let layer as PlanTable: self = .planTable(layer)
        case let layer as CountCheck: self = .countCheck(layer)
        case let layer as BulkSheet: self = .bulkSheet(layer)
        case let layer as BatchUndo: self = .batchUndo(layer)
        case let layer as OverrideMatrix: self = .matrix(layer)
        case let layer as AltKeys: self = .altKeys(layer)
        case let layer as Palette: self = .palette(layer)
        default: return nil
        }
    }
}
