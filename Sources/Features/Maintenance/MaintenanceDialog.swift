package import FoundationEssentials
package import OnCall
package import TextEditing

/// The dialog that starts a maintenance window: a mode and how long.
package struct MaintenanceDialog: Hashable, Sendable {
    package let integration: IntegrationID
    package let modes: [MaintenanceMode]
    package internal(set) var modeIndex = 0
    /// How long, as typed.
    package internal(set) var duration: EditableText

    /// What Tab goes through.
    package static let presets = ["1h", "3h", "6h", "12h", "24h"]

    init(_ integration: IntegrationID, modes: [MaintenanceMode]) {
        self.integration = integration
        self.modes = modes
        duration = EditableText(MaintenanceDialog.presets[0], singleLine: true)
        // Selected, so that typing replaces it.
        duration.selectAll()
    }

    package var mode: MaintenanceMode { modes[modeIndex] }

    /// The duration, or what is wrong with it.
    package func seconds(_ clock: LocalClock, _ now: Date) -> Result<Int, MaintenanceDuration.Problem> {
        Result { () throws(MaintenanceDuration.Problem) in
            try MaintenanceDuration(duration.text) { clock.seconds(until: $0, from: now) }.seconds
        }
    }

    mutating func chooseMode(by step: Int) {
        modeIndex = (modeIndex + step + modes.count) % modes.count
    }

    mutating func choosePreset(by step: Int) {
        let presets = MaintenanceDialog.presets
        let here = presets.firstIndex(of: duration.text) ?? (step > 0 ? -1 : presets.count)
        duration.replaceAll(with: presets[(here + step + presets.count) % presets.count])
        duration.selectAll()
    }
}
