package import FoundationEssentials
package import OnCall
import TerminalCore
package import TextEditing

/// The dialog that starts a maintenance window: mode and duration.
package struct MaintenanceDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case start, close
        case nextMode, previousMode, longer, shorter
        case edit(TextEdit)
    }

    package let integration: IntegrationID
    /// The marked integrations; empty for a window of one.
    package let marked: [IntegrationID]
    package let modes: [MaintenanceMode]
    package private(set) var modeIndex = 0
    /// The duration as typed.
    package private(set) var duration: EditableText

    /// The durations that Tab cycles through.
    package static let presets = ["1h", "3h", "6h", "12h", "24h"]

    init(_ integration: IntegrationID, marked: [IntegrationID] = [], modes: [MaintenanceMode]) {
        self.integration = integration
        self.marked = marked
        self.modes = modes
        duration = EditableText(MaintenanceDialog.presets[0], singleLine: true)
        // Selected, so that typing replaces it.
        duration.selectAll()
    }

    package var mode: MaintenanceMode { modes[modeIndex] }

    /// The duration, or its error.
    package func seconds(_ clock: LocalClock, _ now: Date) -> Result<Int, MaintenanceDuration.Problem> {
        Result { () throws(MaintenanceDuration.Problem) in
            try MaintenanceDuration(duration.text) {
                clock.seconds(until: $0, daysAhead: $1, from: now)
            }.seconds
        }
    }

    private mutating func chooseMode(by step: Int) {
        modeIndex = (modeIndex + step + modes.count) % modes.count
    }

    private mutating func choosePreset(by step: Int) {
        let presets = MaintenanceDialog.presets
        let here = presets.firstIndex(of: duration.text) ?? (step > 0 ? -1 : presets.count)
        duration.replaceAll(with: presets[(here + step + presets.count) % presets.count])
        duration.selectAll()
    }

    // MARK: Keys

    static let title = "Maintenance"
    static let takesText = true
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .start, label: "start", help: "start the window"),
            Binding(.up, .ctrl("p"), command: .previousMode, help: "previous mode"),
            Binding(.down, .ctrl("n"), command: .nextMode, label: "mode", help: "next mode"),
            Binding(.tab, command: .longer, label: "longer", help: "longer: 1h 3h 6h 12h 24h, then from the start"),
            Binding(.backTab, command: .shorter, help: "shorter: 24h 12h 6h 3h 1h, then from the end"),
            Binding(.escape, command: .close, label: "cancel", help: "change nothing", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        guard command == .start, case .failure = seconds(surroundings.configuration.clock, surroundings.now) else {
            return .usual
        }
        return .hidden
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .start:
            switch seconds(surroundings.configuration.clock, surroundings.now) {
            case .success(let seconds):
                guard marked.isEmpty else {
                    return [.close, .planBulk(.startMaintenance(mode, seconds: seconds), marked)]
                }
                return [.close, .send(.startMaintenance(integration, mode, seconds: seconds))]
            case .failure(let problem): return [.notify(.maintenance(.noDuration(problem)))]
            }
        case .nextMode: chooseMode(by: 1)
        case .previousMode: chooseMode(by: -1)
        case .longer: choosePreset(by: 1)
        case .shorter: choosePreset(by: -1)
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&duration)
        return []
    }
}
