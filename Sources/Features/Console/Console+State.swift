package import FoundationEssentials
import JSON
import OnCall
package import Planning
package import TerminalCore

/// What is read everywhere, under short names. It is written where it belongs: by the feature that owns it.
extension Console {
    package var now: Date { clock.now }

    package var size: Size { workspace.size }
    package var list: IntegrationList { workspace.list }
    package var detail: IntegrationDetail { workspace.detail }
    package var focus: Pane { workspace.focus }
    package var isZoomed: Bool { workspace.isZoomed }

    package var editing: Editor? { desk.editing }
    package var labelTrial: LabelTrial? { desk.labelTrial }
    package var studio: Studio? { desk.studio }
    var payloads: [IntegrationID: PayloadEditor] { desk.payloads }
    package var clipboard: String { desk.clipboard }

    package var drafts: DraftBook { persistence.drafts }
    package var journal: Journal { persistence.journal }
}
