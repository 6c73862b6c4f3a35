import FoundationEssentials
package import OnCall
import TerminalCore
package import TextEditing

/// The dialog that starts maintenance windows, or moves their ends: mode, time, and why.
package struct MaintenanceDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case start, close
        case nextMode, previousMode, longer, shorter, otherField
        case edit(TextEdit)
    }

    package enum Purpose: Hashable, Sendable {
        case start
        /// Move the end of the open window.
        case extend
    }

    /// One, or several that were marked.
    package let integrations: [IntegrationID]
    package let purpose: Purpose
    /// Empty for an extension: it keeps the mode.
    package let modes: [MaintenanceMode]
    /// The window that is extended, as it was when the dialog was opened: one that changes meanwhile is left alone.
    let base: MaintenanceWindow?
    package private(set) var modeIndex = 0
    /// How long or until when, as typed.
    package private(set) var duration: EditableText
    /// Why, as typed; may be empty.
    package private(set) var why = EditableText("", singleLine: true)
    /// Whether the line with the reason has the keyboard.
    package private(set) var isInWhy = false

    /// The durations that Tab cycles through.
    package static let presets = ["1h", "3h", "6h", "12h", "24h"]

    init(
        _ integrations: [IntegrationID], purpose: Purpose = .start, modes: [MaintenanceMode],
        base: MaintenanceWindow? = nil
    ) {
        self.integrations = integrations
        self.purpose = purpose
        self.modes = modes
        self.base = base
        duration = EditableText(MaintenanceDialog.presets[0], singleLine: true)
        // Selected, so that typing replaces it.
        duration.selectAll()
    }

    /// nil for an extension.
    package var mode: MaintenanceMode? { modes.indices.contains(modeIndex) ? modes[modeIndex] : nil }

    /// The window, or why there is none. The length of an extension is added to the latest end.
    package func window(_ surroundings: Surroundings) -> Result<RequestedWindow, WindowGrammar.Problem> {
        Result { () throws(WindowGrammar.Problem) in
            guard purpose == .extend else { return try surroundings.windowGrammar.window(duration.text) }
            let window = try surroundings.windowGrammar.window(lengthOrEnd)
            guard window.start == nil else {
                throw WindowGrammar.Problem(
                    message: "an open window has started: write its new end, or how much longer")
            }
            guard window.isLength, integrations.count == 1, let id = integrations.first else { return window }
            return try surroundings.extended(window, of: id)
        }
    }

    /// What was typed, without the plus sign of a length to be added.
    private var lengthOrEnd: String {
        let text = duration.text.trimmingBlanks()
        return text.hasPrefix("+") ? String(text.dropFirst()) : text
    }

    /// Whether an extension is written as a length to be added, and not as an end.
    package func isLonger(_ surroundings: Surroundings) -> Bool {
        guard purpose == .extend,
            case .success(let window) = Result(catching: { try surroundings.windowGrammar.window(lengthOrEnd) })
        else { return false }
        return window.isLength
    }

    /// The window that comes back, or why there is none; nil if none was written.
    package func recurring(_ surroundings: Surroundings) -> Result<RecurringWindow, WindowGrammar.Problem>? {
        guard purpose == .start, WindowGrammar.isRecurring(duration.text) else { return nil }
        return Result { () throws(WindowGrammar.Problem) in
            try surroundings.windowGrammar.recurring(duration.text)
        }
    }

    private mutating func chooseMode(by step: Int) {
        guard !modes.isEmpty else { return }
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
            Binding(.enter, command: .start, label: "start", help: "start the window, or move its end"),
            Binding(.up, .ctrl("p"), command: .previousMode, help: "previous mode"),
            Binding(.down, .ctrl("n"), command: .nextMode, label: "mode", help: "next mode"),
            Binding(.tab, command: .longer, label: "longer", help: "longer: 1h 3h 6h 12h 24h, then from the start"),
            Binding(.backTab, command: .shorter, help: "shorter: 24h 12h 6h 3h 1h, then from the end"),
            Binding(.ctrl("o"), command: .otherField, label: "why", help: "write why, and back to the time"),
            Binding(.escape, command: .close, label: "cancel", help: "change nothing", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        switch command {
        case .start:
            if let recurring = recurring(surroundings) {
                return if case .success = recurring { .text("queue") } else { .hidden }
            }
            guard case .success(let window) = self.window(surroundings) else { return .hidden }
            if purpose == .extend { return .text("extend") }
            return window.start == nil ? .usual : .text("queue")
        case .nextMode: return modes.isEmpty ? .hidden : .usual
        case .otherField: return isInWhy ? .text("time") : .usual
        default: return .usual
        }
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .start:
            if let mode, case .success(let window)? = recurring(surroundings) {
                return [.close, .recurring(integrations, mode, window, why: reason)]
            }
            if case .failure(let problem)? = recurring(surroundings) {
                return [.notify(.maintenance(.noDuration(problem)))]
            }
            switch window(surroundings) {
            case .success(let window): return [.close, .window(request(window))]
            case .failure(let problem):
                isInWhy = false
                return [.notify(.maintenance(.noDuration(problem)))]
            }
        case .nextMode: chooseMode(by: 1)
        case .previousMode: chooseMode(by: -1)
        case .longer: choosePreset(by: 1)
        case .shorter: choosePreset(by: -1)
        case .otherField: isInWhy.toggle()
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    private func request(_ window: RequestedWindow) -> WindowRequest {
        WindowRequest(
            integrations: integrations, kind: mode.map { .start($0) } ?? .extend, window: window, base: base,
            why: reason)
    }

    private var reason: String? {
        let why = why.text.trimmingBlanks()
        return why.isEmpty ? nil : why
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        if isInWhy { change(&why) } else { change(&duration) }
        return []
    }
}
