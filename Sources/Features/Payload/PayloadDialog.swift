package import OnCall
package import TextEditing

/// The dialog that chooses what templates are tried on: a sample, one of the last alerts, or a file.
package struct PayloadDialog: Hashable, Sendable {
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
    package internal(set) var alerts: Alerts
    package internal(set) var index = 0
    /// The path of a file.
    package internal(set) var path = EditableText("", singleLine: true)
    /// Why what was chosen could not be taken.
    package internal(set) var failure: String?

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

    mutating func move(by step: Int) {
        let count = choices.count
        index = (min(index, count - 1) + step + count) % count
        failure = nil
    }

    /// The last alerts are known, or won't be; the cursor stays on what it is on.
    mutating func learn(_ alerts: Alerts) {
        let before = choice
        self.alerts = alerts
        index = choices.firstIndex(of: before) ?? 0
    }

    /// Typing is about the path.
    mutating func typed(_ change: (inout EditableText) -> Void) {
        change(&path)
        index = choices.count - 1
        failure = nil
    }
}
