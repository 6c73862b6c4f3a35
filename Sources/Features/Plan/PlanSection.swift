package import JSON
package import OnCall

/// One field of a plan.
package struct PlanSection: Hashable, Sendable {
    /// Something to know before it is sent.
    package enum Warning: Hashable, Sendable {
        /// An empty template is not the server's default.
        case empty
        /// The server would refuse it.
        case faulty(place: String, message: String, remedy: String?)
        /// A draft of the field goes when the server has confirmed.
        case dropsDraft
        /// A rule that the server would surely enforce.
        case hindered(String)
    }

    /// How far it has come.
    package enum State: Hashable, Sendable {
        /// What the server holds is being asked.
        case fetching
        case notFetched(ServiceError)
        /// The integration is not on the server any more.
        case gone
        /// The server holds it already.
        case same
        /// It can be sent.
        case open
        case sending(RequestNumber)
        case saved
        case refused(ServiceError)
        case unanswered(String)
        /// The server's text was taken, and the draft dropped.
        case tookTheirs
        /// It was not sent, and why.
        case held(String)

        var isOpen: Bool { self == .open }
        var isSending: Bool { if case .sending = self { true } else { false } }
        var failure: ServiceError? { if case .notFetched(let error) = self { error } else { nil } }
    }

    /// What shall become of two changes of the same field.
    package enum Pick: Hashable, Sendable {
        case mine, theirs
    }

    package let integration: IntegrationID
    /// The integration's name.
    package let name: String
    package let field: EditableField
    /// What the server shall hold; null is its default.
    package let value: JSONValue
    /// What the server held when the editing began.
    package internal(set) var base: Field<JSONValue>
    /// What it holds now.
    package private(set) var theirs: Field<JSONValue> = .absent
    package let warnings: [Warning]
    /// The draft of the field as it was when the plan was made: what is typed later is not what is sent.
    let draft: JSONValue?
    package internal(set) var state = State.fetching
    package internal(set) var pick: Pick?
    /// Whether the user wants it sent although the server would refuse it.
    package internal(set) var isConsented = false
    /// What is sent does to what was there when the editing began.
    package let own: FieldDiff
    /// Whether Enter was pressed on it: what becomes ready later waits for an Enter of its own.
    var isQueued = false
    /// What is sent does to what the server holds.
    package private(set) var change: FieldDiff
    /// What somebody else did meanwhile; empty where nobody did.
    package private(set) var others: FieldDiff

    init(
        _ integration: IntegrationID, name: String, _ field: EditableField, _ value: JSONValue,
        base: Field<JSONValue>, draft: JSONValue? = nil, warnings: [Warning] = []
    ) {
        self.integration = integration
        self.name = name
        self.field = field
        self.value = value
        self.base = base
        self.draft = draft
        self.warnings = warnings
        own = FieldDiff(from: base, to: Field(sent: value))
        change = own
        others = FieldDiff(from: .absent, to: .absent)
    }

    /// The server has told what it holds.
    mutating func learn(_ theirs: Field<JSONValue>) {
        self.theirs = theirs
        change = FieldDiff(from: theirs, to: Field(sent: value))
        others = isConflict ? FieldDiff(from: base, to: theirs) : FieldDiff(from: theirs, to: theirs)
        state = theirs.isSame(as: Field(sent: value)) ? .same : .open
    }

    /// The server has told again, and of something else: what was decided about the former is void.
    mutating func learnAgain(_ theirs: Field<JSONValue>) {
        // Where nobody knew what the editing began on, it is what was shown so far.
        if base.isAbsent { base = self.theirs }
        pick = nil
        isQueued = false
        learn(theirs)
    }

    /// Whether somebody else has changed the field since the editing began, to something else than this.
    package var isConflict: Bool {
        !base.isAbsent && !theirs.isAbsent && !theirs.isSame(as: base) && !theirs.isSame(as: Field(sent: value))
    }

    /// Whether it must be said that it be sent all the same.
    package var needsConsent: Bool {
        !isConsented && warnings.contains { if case .faulty = $0 { true } else { false } }
    }

    /// Whether it goes out as it stands.
    package var isReady: Bool {
        let isHindered = warnings.contains { if case .hindered = $0 { true } else { false } }
        return state.isOpen && !isHindered && (!isConflict || pick == .mine) && !needsConsent
    }
}
