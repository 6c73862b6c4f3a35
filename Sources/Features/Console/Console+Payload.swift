import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TextEditing

extension Console {
    /// Under what the chosen payload of an integration is remembered.
    func payloadKey(_ id: IntegrationID) -> PayloadKey { PayloadKey(server: setup.server, integration: id) }

    /// It is known which payload was chosen last for an integration; nil for none.
    mutating func payloadLoaded(_ key: PayloadKey, _ chosen: ChosenPayload?) {
        guard key.server == setup.server, payloads[key.integration] == nil else { return }
        let payload = PayloadEditor(chosen ?? firstSample(of: key.integration))
        payloads[key.integration] = payload
        if studio?.integration == key.integration, studio?.payload == nil { studio?.payload = payload }
    }

    private func firstSample(of id: IntegrationID) -> ChosenPayload {
        let samples = SamplePayload.all(forType: directory.integration(id)?.type.value ?? "")
        let first = samples.first
        return ChosenPayload(source: .sample(first?.name ?? "empty"), text: first?.text ?? "{}")
    }

    /// Brings to disk which payloads were chosen and what was written into them.
    mutating func flushPayloads() {
        if let studio { payloads[studio.integration] = studio.payload ?? payloads[studio.integration] }
        for (id, payload) in payloads where payload.isDirty {
            let key = payloadKey(id)
            // Two writers at once could end in either order.
            guard payloadsUnderWay.insert(key).inserted else { continue }
            payloads[id]?.isDirty = false
            if id == studio?.integration { studio?.payload?.isDirty = false }
            let job = Job.savePayload(key, payload.chosen)
            outbox.append(.run(Console.effect(job), job))
        }
    }

    /// Whether a payload has yet to be brought to disk.
    var hasDirtyPayload: Bool {
        studio?.payload?.isDirty ?? false || payloads.contains { $0.key != studio?.integration && $0.value.isDirty }
    }

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
                let job = Job.readPayload(path: path)
                outbox.append(.run(Console.effect(job), job))
            }
        }
    }

    private mutating func choose(_ chosen: ChosenPayload, from dialog: PayloadDialog) {
        closePayloadDialog(dialog)
        guard studio?.integration == dialog.integration else { return }
        // What was written by hand can be had back: it is one change of the text.
        if var payload = studio?.payload {
            payload.replace(with: chosen)
            studio?.payload = payload
        }
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
