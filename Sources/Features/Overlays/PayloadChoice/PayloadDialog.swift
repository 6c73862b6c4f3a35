import JSON
package import OnCall
import TerminalCore
package import TextEditing

/// The dialog that chooses what templates are tried on: a sample, one of the last alerts, or a file.
package struct PayloadDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case take, close, next, previous
        case edit(TextEdit)
    }

    /// How far the last alerts are known.
    package enum Alerts: Hashable, Sendable {
        /// They are being asked for.
        case reading(RequestNumber)
        case read([AlertPayload])
        /// Why there are none, in the server's or our words.
        case failed(String)
    }

    /// A line that can be chosen.
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
    /// Why what was chosen could not be taken.
    package private(set) var failure: String?

    init(_ integration: IntegrationID, type: String, alerts: Alerts) {
        self.integration = integration
        samples = SamplePayload.all(forType: type)
        self.alerts = alerts
    }

    /// What can be chosen, from top to bottom.
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

    /// The last alerts are known, or won't be; the cursor stays on what it is on.
    private mutating func learn(_ alerts: Alerts) {
        let before = choice
        self.alerts = alerts
        index = choices.firstIndex(of: before) ?? 0
    }
}

// MARK: Keys and facts

extension PayloadDialog {
    static let title = "Choosing a payload"
    static let takesText = true
    static let isInHelp = false
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .take, label: "take", help: "try the template on it"),
            Binding(.down, .ctrl("n"), command: .next, label: "choose", help: "the next one"),
            Binding(.up, .ctrl("p"), command: .previous, help: "the one before"),
            Binding(.escape, command: .close, label: "cancel", help: "keep the payload", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

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

    /// Typing is about the path.
    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&path)
        index = choices.count - 1
        failure = nil
        return []
    }

    /// The alerts that are being asked for are wanted no more.
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
                failure = "\(path) is no JSON: \(error)"
            }
        default: break
        }
        return []
    }
}
