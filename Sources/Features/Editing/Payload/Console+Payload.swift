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
        editingState.payloads[key.integration] = PayloadEditor(chosen ?? firstSample(of: key.integration))
    }

    private func firstSample(of id: IntegrationID) -> ChosenPayload {
        let samples = SamplePayload.all(forType: directory.integration(id)?.type.value ?? "")
        let first = samples.first
        return ChosenPayload(source: .sample(first?.name ?? "empty"), text: first?.text ?? "{}")
    }

    /// Whether a payload has yet to be brought to disk.
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
        // What was written by hand can be had back: it is one change of the text.
        editingState.payloads[id]?.replace(with: chosen)
        notice = .studio(.payloadChosen(chosen.source))
    }
}
