package import OnCall
import OnCallTemplates

/// The verdicts on templates of many integrations, which are asked for a few at a time.
package struct LintBook: Hashable, Sendable {
    /// So many integrations are tried out at a time.
    static let itemsAtOnce = 20

    private var results: [IntegrationID: LintResult] = [:]
    /// The integrations that are being tried out.
    private var waiting: Set<IntegrationID> = []

    package init() {}

    /// Whether verdicts are on their way.
    var isWaiting: Bool { !waiting.isEmpty }

    /// How many integrations have been tried out.
    package var count: Int { results.count }

    /// The verdict on a template; nil if it is fine, or not tried out yet.
    package subscript(id: IntegrationID, slot: TemplateSlot, text: String) -> LintVerdict? {
        guard let result = results[id], result.texts[slot] == text else { return nil }
        return result.verdicts[slot]
    }

    /// What is to be tried out of an integration; nil if nothing is.
    /// - Parameter texts: templates as they are to be, in place of those of the integration.
    func item(_ integration: Integration, _ texts: [TemplateSlot: String], server: String) -> LintItem? {
        // An empty text acts as the server's default.
        let texts = texts.filter { !$0.value.isEmpty }
        guard !texts.isEmpty, results[integration.id]?.texts != texts else { return nil }
        let templates = integration.templates
        let pieces = templates.slots.map { RenderRequest.Piece.stored($0, texts[$0] ?? templates[$0].value) }
        return LintItem(
            key: PayloadKey(server: server, integration: integration.id), name: integration.displayName,
            type: integration.type.value ?? "", pieces: pieces, wanted: Set(texts.keys))
    }

    /// Notes that items are tried out.
    mutating func request(_ items: [LintItem]) -> [OverlayRequest] {
        guard !items.isEmpty else { return [] }
        waiting = Set(items.map(\.key.integration))
        return [.run(.lint(items))]
    }

    /// Verdicts have arrived.
    mutating func add(_ new: [LintResult]) {
        for result in new {
            waiting.remove(result.integration)
            results[result.integration] = result
        }
    }
}
