import FoundationEssentials
import JSON
import OnCall
import StateMachine
import TextEditing

extension Console {
    /// The key under which the payload of an integration is stored.
    func payloadKey(_ id: IntegrationID) -> PayloadKey { PayloadKey(server: configuration.server, integration: id) }

    /// The payload that the open template is rendered with; nil until it is loaded.
    package var payload: PayloadEditor? { studio.flatMap { payloads[$0.integration] } }

    /// Loads the payload that was chosen last, if not loaded in this session.
    mutating func recallPayload(of id: IntegrationID) {
        if payloads[id] == nil { run(.loadPayload(payloadKey(id))) }
    }

    /// The payload that was chosen last is known; nil for none.
    mutating func payloadLoaded(_ key: PayloadKey, _ chosen: ChosenPayload?) {
        guard key.server == configuration.server, payloads[key.integration] == nil else { return }
        editingState.payloads[key.integration] = PayloadEditor(chosen ?? firstSample(of: key.integration))
    }

    private func firstSample(of id: IntegrationID) -> ChosenPayload {
        let samples = SamplePayload.all(forType: directory.integration(id)?.type.value ?? "")
        let first = samples.first
        return ChosenPayload(source: .sample(first?.name ?? "empty"), text: first?.text ?? "{}")
    }

    /// Whether a payload has to be written to disk.
    var hasDirtyPayload: Bool { payloads.values.contains(where: \.isDirty) }

    // MARK: Choosing

    mutating func choosePayload() {
        guard let studio else { return }
        let type = directory.integration(studio.integration)?.type.value ?? ""
        let number = send(.alertPayloads(studio.integration))
        overlays.push(.payload(PayloadDialog(studio.integration, type: type, alerts: .reading(number))))
    }

    mutating func choose(_ chosen: ChosenPayload, for id: IntegrationID) {
        guard studio?.integration == id else { return }
        // Undo brings the edited text back: the choice is one change of the text.
        editingState.payloads[id]?.replace(with: chosen)
        notice = .studio(.payloadChosen(chosen.source))
    }
}
