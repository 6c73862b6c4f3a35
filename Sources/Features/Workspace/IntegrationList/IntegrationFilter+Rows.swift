import FoundationEssentials
import OnCall

/// The filter on the index of the directory.
extension IntegrationFilter {
    /// What `is:` asks for. An unfinished word already filters, so that the list follows the typing.
    struct Meaning: Hashable, Sendable {
        let flags: ListIndex.Flags
        let isOverdue: Bool
        let isDraft: Bool

        init(_ state: String) {
            let meant = IntegrationFilter.states.filter { $0.hasPrefix(state) }
            var flags: ListIndex.Flags = []
            if meant.contains("maintenance") { flags.insert(.maintenance) }
            if meant.contains("custom") { flags.insert(.custom) }
            if meant.contains("unreadable") { flags.insert(.unreadable) }
            self.flags = flags
            isOverdue = meant.contains("overdue")
            isDraft = meant.contains("draft")
        }

        /// What `has:` asks for.
        init(part: String) {
            let meant = IntegrationFilter.parts.filter { $0.hasPrefix(part) }
            var flags: ListIndex.Flags = []
            if meant.contains("label") { flags.insert(.hasLabel) }
            if meant.contains("team") { flags.insert(.hasTeam) }
            if meant.contains("chain") { flags.insert(.hasChain) }
            if meant.contains("description") { flags.insert(.hasDescription) }
            self.flags = flags
            isOverdue = false
            isDraft = false
        }
    }

    /// Whether the rows that match depend on more than the index: on the time, or on drafts.
    var isVolatile: Bool {
        dependsOnTime
            || clauses.contains { clause in
                clause.alternatives.contains {
                    if case .state(let state) = $0 { Meaning(state).isDraft } else { false }
                }
            }
    }

    /// Whether the rows that match depend on the time.
    var dependsOnTime: Bool {
        clauses.contains { clause in
            clause.alternatives.contains { term in
                switch term {
                case .state(let state): Meaning(state).isOverdue
                case .ends: true
                default: false
                }
            }
        }
    }

    /// Whether all rows that match it also match `other`, as with a longer word.
    func narrows(_ other: IntegrationFilter) -> Bool {
        other.clauses.allSatisfy { wide in clauses.contains { $0.implies(wide) } }
    }

    /// The numbers of the rows that match.
    /// - Parameters:
    ///   - rows: the numbers of the rows to look at, in ascending order.
    ///   - serverTime: decides which maintenance windows are overdue.
    ///   - hasDraft: whether an integration has a draft.
    func rows(
        of directory: Directory, among rows: some Sequence<Int>, at serverTime: Date,
        hasDraft: (IntegrationID) -> Bool
    ) -> [Int] {
        let index = directory.index
        let order = directory.order
        let tests = clauses.map { ClauseTest($0, index) }
        let time = serverTime.timeIntervalSinceReferenceDate
        return index.bytes.withUnsafeBytes { bytes in
            rows.filter { row in
                tests.allSatisfy { test in
                    test.matches(row, of: index, bytes, at: time) { hasDraft(order[$0]) }
                }
            }
        }
    }
}

extension IntegrationFilter.Clause {
    /// Whether everything that matches it also matches `other`.
    fileprivate func implies(_ other: Self) -> Bool {
        guard !isNegated, !other.isNegated else { return self == other }
        return alternatives.allSatisfy { mine in other.alternatives.contains { mine.implies($0) } }
    }
}

extension IntegrationFilter.Term {
    /// Whether everything that matches it also matches `other`.
    fileprivate func implies(_ other: IntegrationFilter.Term) -> Bool {
        switch (self, other) {
        case (.word(let mine), .word(let theirs)): mine.contains(theirs)
        case (.type(let mine), .type(let theirs)), (.team(let mine), .team(let theirs)),
            (.chain(let mine), .chain(let theirs)), (.mode(let mine), .mode(let theirs)):
            mine.impliesPart(theirs)
        case (.id(let mine), .id(let theirs)): mine.impliesStart(theirs)
        case (.label(let key, let mine), .label(let otherKey, let theirs)):
            if let theirs {
                key == otherKey && mine?.impliesStart(theirs) ?? false
            } else {
                key.hasPrefix(otherKey)
            }
        default: self == other
        }
    }
}

extension IntegrationFilter.Value {
    /// Whether a text of which this is a part has `other` as a part.
    fileprivate func impliesPart(_ other: Self) -> Bool { other.isExact ? self == other : text.contains(other.text) }

    /// Whether a text that starts with this starts with `other`.
    fileprivate func impliesStart(_ other: Self) -> Bool { other.isExact ? self == other : text.hasPrefix(other.text) }
}
