package import OnCall

/// What is counted over all rows of the matrix. Counted again only when a row may have changed.
package struct MatrixTotals: Hashable, Sendable {
    /// What it was counted from.
    struct Source: Hashable, Sendable {
        /// Of the directory.
        let revision: Int
        let filter: String
        let count: Int
    }

    let source: Source?
    /// The slots that any of the rows has.
    let slots: [TemplateSlot]
    /// How many rows have a custom template.
    private let custom: [TemplateSlot: Int]
    /// The letters of texts that several rows have, by slot.
    private let letters: [TemplateSlot: [String: Character]]

    init() {
        source = nil
        slots = []
        custom = [:]
        letters = [:]
    }

    /// - Parameter countsEqual: whether equal texts get letters.
    init(_ source: Source, _ integrations: some Sequence<Integration>, countsEqual: Bool) {
        var slots: [TemplateSlot] = []
        var numbers: [TemplateSlot: Int] = [:]
        var counts: [Int] = []
        var texts: [[String: Int]] = []
        // Most integrations have the same slots, often in the same memory.
        var last: [TemplateSlot] = []
        var lastNumbers: [Int] = []
        for integration in integrations {
            let templates = integration.templates
            if templates.slots != last {
                last = templates.slots
                lastNumbers = last.map { slot in
                    if let number = numbers[slot] { return number }
                    numbers[slot] = slots.count
                    slots.append(slot)
                    counts.append(0)
                    texts.append([:])
                    return slots.count - 1
                }
            }
            for (index, field) in templates.texts.enumerated() {
                // An empty text acts as the server's default.
                guard let text = field.value, !text.isEmpty else { continue }
                counts[lastNumbers[index]] += 1
                if countsEqual { texts[lastNumbers[index]][text, default: 0] += 1 }
            }
        }
        self.source = source
        self.slots = slots
        custom = Dictionary(zip(slots, counts), uniquingKeysWith: { first, _ in first })
        letters = Dictionary(zip(slots, texts.map(MatrixTotals.letters)), uniquingKeysWith: { first, _ in first })
    }

    /// The most frequent texts get the first letters; a text that only one row has gets none.
    private static func letters(_ counts: [String: Int]) -> [String: Character] {
        let shared = counts.filter { $0.value > 1 }
            .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        return Dictionary(zip(shared.map(\.key), "abcdefghijklmnopqrstuvwxyz"), uniquingKeysWith: { first, _ in first })
    }

    /// How many rows have a custom template in a slot.
    package func customCount(_ slot: TemplateSlot) -> Int { custom[slot] ?? 0 }

    /// The letter of a text that several rows have; nil if it is the only one, or letters are off.
    func letter(of text: String, in slot: TemplateSlot) -> Character? { letters[slot]?[text] }
}
