import OnCall

/// What a search in many templates finds, identical texts together.
package struct ReplacementPreview: Hashable, Sendable {
    /// What it was made for.
    struct Question: Hashable, Sendable {
        let replacement: TextReplacement
        let slot: TemplateSlot?
        /// Of the directory.
        let revision: Int
    }

    /// A text that is found, and how many templates have it.
    package struct Group: Hashable, Sendable {
        package let text: String
        package let replaced: String
        package let count: Int
    }

    let question: Question
    /// Why nothing can be searched; nil if it can.
    package let problem: String?
    /// The texts that change, the most frequent first.
    package let groups: [Group]
    /// Texts in which the search takes too long.
    package let skipped: Int

    package var isEmpty: Bool { groups.isEmpty }

    /// How many templates change.
    package var count: Int { groups.reduce(0) { $0 + $1.count } }

    init(_ question: Question, _ integrations: [Integration]) {
        self.question = question
        problem = question.replacement.problem
        guard problem == nil else {
            groups = []
            skipped = 0
            return
        }
        var counts: [String: Int] = [:]
        for integration in integrations {
            let templates = integration.templates
            for slot in question.slot.map({ [$0] }) ?? templates.slots {
                if let text = templates[slot].value { counts[text, default: 0] += 1 }
            }
        }
        var groups: [Group] = []
        var skipped = 0
        for (text, count) in counts {
            guard let replaced = question.replacement.applied(to: text) else {
                skipped += count
                continue
            }
            if replaced != text { groups.append(Group(text: text, replaced: replaced, count: count)) }
        }
        self.groups = groups.sorted { $0.count == $1.count ? $0.text < $1.text : $0.count > $1.count }
        self.skipped = skipped
    }
}
