import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TextEditing

extension Console {
    /// Under what the chosen payload of an integration is remembered.
    func payloadKey(_ id: IntegrationID) -> PayloadKey { PayloadKey(server: setup.server, integration: id) }

    /// The payload that the open template is tried on; nil until it is known which was chosen last.
    package var payload: PayloadEditor? { studio.flatMap { payloads[$0.integration] } }

    /// Finds out which payload was chosen last, where this session does not know.
    mutating func recallPayload(of id: IntegrationID) {
        if payloads[id] == nil { run(.loadPayload(payloadKey(id))) }
    }

    /// It is known which payload was chosen last for an integration; nil for none.
    mutating func payloadLoaded(_ key: PayloadKey, _ chosen: ChosenPayload?) {
        guard key.server == setup.server, payloads[key.integration] == nil else { return }
        payloads[key.integration] = PayloadEditor(chosen ?? firstSample(of: key.integration))
    }

    private func firstSample(of id: IntegrationID) -> ChosenPayload {
        let samples = SamplePayload.all(forType: directory.integration(id)?.type.value ?? "")
        let first = samples.first
        return ChosenPayload(source: .sample(first?.name ?? "empty"), text: first?.text ?? "{}")
    }

    /// Brings to disk which payloads were chosen and what was written into them.
    mutating func flushPayloads() {
        for (id, payload) in payloads where payload.isDirty {
            let key = payloadKey(id)
            // Two writers at once could end in either order.
            guard payloadsUnderWay.insert(key).inserted else { continue }
            payloads[id]?.isDirty = false
            run(.savePayload(key, payload.chosen))
        }
    }

    /// Whether a payload has yet to be brought to disk.
    var hasDirtyPayload: Bool { payloads.values.contains(where: \.isDirty) }

    // MARK: Choosing

    mutating func choosePayload() {
        guard let studio else { return }
        let type = directory.integration(studio.integration)?.type.value ?? ""
        let number = send(.alertPayloads(studio.integration))
        dialog = .payload(PayloadDialog(studio.integration, type: type, alerts: .reading(number)))
    }

    mutating func perform(_ command: Command, in dialog: PayloadDialog) -> Bool {
        var dialog = dialog
        switch command {
        case .back:
            closePayloadDialog(dialog)
            return true
        case .confirm:
            take(dialog)
            return true
        case .nextChoice: dialog.move(by: 1)
        case .previousChoice: dialog.move(by: -1)
        default: return false
        }
        self.dialog = .payload(dialog)
        return true
    }

    /// Closes the dialog; whoever closes it wants no alerts any more.
    mutating func closePayloadDialog(_ dialog: PayloadDialog) {
        if case .reading(let number) = dialog.alerts, let request = requests.removeValue(forKey: number) {
            outbox.append(.cancel(Console.effect(number, request.call)))
        }
        self.dialog = nil
    }

    private mutating func take(_ dialog: PayloadDialog) {
        var dialog = dialog
        switch dialog.choice {
        case .sample(let sample):
            choose(ChosenPayload(source: .sample(sample.name), text: sample.text), from: dialog)
        case .alert(let alert):
            choose(
                ChosenPayload(
                    source: .alert(id: alert.id, title: alert.title, receivedAt: alert.receivedAt),
                    text: alert.payload.indentedText()), from: dialog)
        case .file:
            let path = dialog.path.text.trimmingBlanks()
            if path.isEmpty {
                dialog.failure = "type the path of a JSON file"
                self.dialog = .payload(dialog)
            } else {
                run(.readPayload(path: path))
            }
        }
    }

    private mutating func choose(_ chosen: ChosenPayload, from dialog: PayloadDialog) {
        closePayloadDialog(dialog)
        guard studio?.integration == dialog.integration else { return }
        // What was written by hand can be had back: it is one change of the text.
        payloads[dialog.integration]?.replace(with: chosen)
        notice = Notice(.done, "the template is tried on \(chosen.source.summary)")
    }

    mutating func alertPayloadsAnswered(_ number: RequestNumber, _ alerts: PayloadDialog.Alerts) {
        switch (dialog, underHelp) {
        case (.payload(var open), _) where open.alerts == .reading(number):
            open.learn(alerts)
            dialog = .payload(open)
        case (.help, .payload(var open)) where open.alerts == .reading(number):
            open.learn(alerts)
            underHelp = .payload(open)
        default: break
        }
    }

    mutating func payloadRead(_ path: String, _ text: Result<String, PayloadFileProblem>) {
        guard case .payload(var dialog) = dialog, dialog.path.text.trimmingBlanks() == path else { return }
        do {
            let text = try text.get()
            _ = try JSONReader.read(text)
            choose(ChosenPayload(source: .file(path: path), text: text), from: dialog)
        } catch let problem as PayloadFileProblem {
            dialog.failure = problem.description
            self.dialog = .payload(dialog)
        } catch {
            dialog.failure = "\(path) is no JSON: \(error)"
            self.dialog = .payload(dialog)
        }
    }
}
