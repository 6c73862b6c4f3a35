package import FoundationEssentials
import JSON
import OnCall
package import Planning
package import TerminalCore

/// Shortcuts for reading state. Each part is written by the feature that owns it.
extension Console {
    package var now: Date { clock.now }

    package var size: Size { workspace.size }
    package var list: IntegrationList { workspace.list }
    package var detail: IntegrationDetail { workspace.detail }
    package var focus: Pane { workspace.focus }
    package var isZoomed: Bool { workspace.isZoomed }

    package var editing: Editor? { editingState.editing }
    package var labelPreview: LabelPreview? { editingState.labelPreview }
    package var studio: Studio? { editingState.studio }
    var payloads: [IntegrationID: PayloadEditor] { editingState.payloads }
    package var clipboard: String { editingState.clipboard }

    package var drafts: DraftBook { persistence.drafts }
    package var journal: Journal { persistence.journal }
}
