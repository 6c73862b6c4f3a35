import FoundationEssentials
import JSON
package import OnCall
import TerminalCore
package import TextEditing

/// The dialog that chooses the payload: a sample, one of the latest alerts, or a file.
package struct PayloadDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case take, close, next, previous
        case edit(TextEdit)
    }

    /// The state of the latest alerts.
    package enum Alerts: Hashable, Sendable {
        /// They are being fetched.
        case reading(RequestNumber)
        case read([AlertPayload])
        /// Why they are unavailable.
        case failed(String)
    }

    /// A choice in the list.
    package enum Choice: Hashable, Sendable {
        case sample(SamplePayload)
        case alert(AlertPayload)
        case file
    }

    package let integration: IntegrationID
    package let samples: [SamplePayload]
    package private(set) var alerts: Alerts
    package private(set) var index = 0
    /// The path of a file.
    package private(set) var path = EditableText("", singleLine: true)
    /// Why the choice could not be used.
    package private(set) var failure: String?

    init(_ integration: IntegrationID, type: String, alerts: Alerts) {
        self.integration = integration
        samples = SamplePayload.all(forType: type)
        self.alerts = alerts
    }

    /// All choices, from top to bottom.
    package var choices: [Choice] {
        var choices = samples.map(Choice.sample)
        if case .read(let alerts) = alerts { choices += alerts.map(Choice.alert) }
        return choices + [.file]
    }

    package var choice: Choice { choices[min(index, choices.count - 1)] }

    private mutating func move(by step: Int) {
        let count = choices.count
        index = (min(index, count - 1) + step + count) % count
        failure = nil
    }

    /// The latest alerts are known, or unavailable; the selection stays.
    private mutating func learn(_ alerts: Alerts) {
        let before = choice
        self.alerts = alerts
        index = choices.firstIndex(of: before) ?? 0
    }
}

// MARK: Keys and facts

extension PayloadDialog {
    static let title = "Choose a payload"
    static let takesText = true
    static let isInHelp = false
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .take, label: "take", help: "render the template with it"),
            Binding(.down, .ctrl("n"), command: .next, label: "choose", help: "next one"),
            Binding(.up, .ctrl("p"), command: .previous, help: "previous one"),
            Binding(.escape, command: .close, label: "cancel", help: "keep the current payload", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func shownAges(_ surroundings: Surroundings) -> [Date] {
        if case .read(let alerts) = alerts { alerts.compactMap(\.receivedAt) } else { [] }
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return cancelled() + [.close]
        case .take: return take()
        case .next: move(by: 1)
        case .previous: move(by: -1)
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    private mutating func take() -> [OverlayRequest] {
        switch choice {
        case .sample(let sample): return chosen(ChosenPayload(source: .sample(sample.name), text: sample.text))
        case .alert(let alert):
            return chosen(
                ChosenPayload(
                    source: .alert(id: alert.id, title: alert.title, receivedAt: alert.receivedAt),
                    text: alert.payload.indentedText()))
        case .file:
            let path = path.text.trimmingBlanks()
            guard path.isEmpty else { return [.run(.readPayload(path: path))] }
            failure = "type the path of a JSON file"
            return []
        }
    }

    private func chosen(_ payload: ChosenPayload) -> [OverlayRequest] {
        cancelled() + [.close, .choosePayload(payload, integration)]
    }

    /// Typing edits the path.
    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&path)
        index = choices.count - 1
        failure = nil
        return []
    }

    /// The fetch of alerts is no longer needed.
    func cancelled() -> [OverlayRequest] {
        if case .reading(let number) = alerts { [.cancel(number)] } else { [] }
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch fact {
        case .alertPayloads(let number, let alerts) where self.alerts == .reading(number): learn(alerts)
        case .payloadRead(let path, let text) where self.path.text.trimmingBlanks() == path:
            do {
                let text = try text.get()
                _ = try JSONReader.read(text)
                return chosen(ChosenPayload(source: .file(path: path), text: text))
            } catch let problem as PayloadFileProblem {
                failure = problem.description
            } catch {
                failure = "\(path) is not JSON: \(error)"
            }
        default: break
        }
        return []
    }
}
