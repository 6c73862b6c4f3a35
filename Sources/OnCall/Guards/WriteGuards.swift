/// What a context does not allow, or only after something is typed: the same rules for the console and the command line.
///
/// They come from the configuration file, each with its line. A flag can only add to them.
package struct WriteGuards: Hashable, Sendable {
    /// What is typed before a guarded write.
    package enum Confirmation: String, CaseIterable, Hashable, Sendable {
        /// The name of the context.
        case name
        /// How many integrations it is about.
        case count
        /// Nothing.
        case off
    }

    /// A kind of write, as named in `forbid` and `confirm_for`.
    package enum Verb: String, CaseIterable, Hashable, Sendable {
        case create, update, delete, start, stop, extend, apply, bulk, test
        case disableAlerts = "disable_alerts"
    }

    /// An entry of `confirm_for`.
    package enum Trigger: Hashable, Sendable {
        case verb(Verb)
        /// `window>8h`: a window that is longer than so many seconds.
        case longWindow(Int)
    }

    /// A value and the line it comes from: `config.toml:14`.
    package struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
        package let value: Value
        package let source: String

        package init(_ value: Value, source: String) {
            self.value = value
            self.source = source
        }
    }

    /// The name of the context.
    package var context = ""
    /// Whether the context is marked in the first line and by its frames.
    package var isProtected = false
    package var confirmation = Confirmation.off
    package var triggers: [Trigger] = []
    /// The longest maintenance window.
    package var maxWindow: WindowGrammar.Limit?
    package var forbidden: Sourced<[Verb]>?
    /// The names of the teams whose integrations may be changed; nil for all.
    package var teams: Sourced<[String]>?
    /// Minutes for which `:unlock` lifts read-only mode; nil if it can't.
    package var unlockMinutes: Int?

    /// No guards.
    package init() {}

    /// What a protected context asks for unless it says otherwise.
    package static let usualTriggers: [Trigger] = [
        .verb(.delete), .verb(.disableAlerts), .verb(.bulk), .longWindow(8 * 3600), .verb(.apply), .verb(.test),
    ]

    /// The word in the first line: `PROD`.
    package var badge: String { context.uppercased() }

    // MARK: Rules

    /// A write that is planned.
    package struct Write: Hashable, Sendable {
        /// All verbs that apply: a bulk deletion is `bulk` and `delete`.
        package var verbs: Set<Verb>
        /// The names of the teams of its integrations; nil for an integration without a team.
        package var teams: [String?]
        /// How many integrations it is about.
        package var count: Int
        /// The length of a maintenance window in seconds.
        package var windowSeconds: Int?

        package init(_ verbs: Set<Verb>, teams: [String?], windowSeconds: Int? = nil) {
            self.verbs = verbs
            self.teams = teams
            count = teams.count
            self.windowSeconds = windowSeconds
        }

        /// The start of a window.
        package static func start(_ mode: MaintenanceMode, seconds: Int, teams: [String?]) -> Write {
            Write(
                mode == .disableAlerts ? [.start, .disableAlerts] : [.start], teams: teams, windowSeconds: seconds)
        }
    }

    /// Why a write is not allowed.
    package enum Refusal: Hashable, Sendable {
        case forbidden(Verb, source: String)
        /// A team is not among those of the context; nil for an integration without a team.
        case otherTeam(String?, source: String)
        case windowTooLong(maxSeconds: Int, source: String)

        /// The reason, for people.
        package var message: String {
            switch self {
            case .forbidden(let verb, let source): "this context forbids \(verb.rawValue) (\(source))"
            case .otherTeam(let team, let source):
                (team.map { "the team \($0) is locked in this context" }
                    ?? "integrations without a team are locked in this context")
                    + " (\(source))"
            case .windowTooLong(let seconds, let source):
                "this context allows \(MaintenanceDuration.text(seconds)) (\(source))"
            }
        }
    }

    /// What has to be typed before a write is sent.
    package struct Demand: Hashable, Sendable {
        /// Case matters.
        package let word: String
        /// `PROD: type prod to delete Payments API`; without what is done.
        package let badge: String

        package init(word: String, badge: String) {
            self.word = word
            self.badge = badge
        }

        /// Whether the typed text is enough.
        package func isMet(by typed: String) -> Bool { typed == word }
    }

    /// Why a write is not allowed; nil if it is.
    package func refusal(_ write: Write) -> Refusal? {
        if let forbidden {
            let verbs = Verb.allCases.filter { write.verbs.contains($0) && forbidden.value.contains($0) }
            if let verb = verbs.first { return .forbidden(verb, source: forbidden.source) }
        }
        if let teams, let other = write.teams.first(where: { $0.map { !teams.value.contains($0) } ?? true }) {
            return .otherTeam(other, source: teams.source)
        }
        if let maxWindow, let seconds = write.windowSeconds, seconds > maxWindow.seconds {
            return .windowTooLong(maxSeconds: maxWindow.seconds, source: maxWindow.source)
        }
        return nil
    }

    /// What has to be typed; nil if nothing has.
    package func demand(_ write: Write) -> Demand? {
        let isNamed = triggers.contains { trigger in
            switch trigger {
            case .verb(let verb): write.verbs.contains(verb)
            case .longWindow(let seconds): (write.windowSeconds ?? 0) > seconds
            }
        }
        guard isNamed else { return nil }
        switch confirmation {
        case .off: return nil
        case .name: return Demand(word: context, badge: badge)
        case .count: return Demand(word: String(write.count), badge: badge)
        }
    }
}

extension WriteGuards.Trigger {
    /// Reads an entry of `confirm_for`: a verb, or `window>8h`.
    package init?(_ text: String) {
        if let verb = WriteGuards.Verb(rawValue: text) {
            self = .verb(verb)
        } else if text.hasPrefix("window>"),
            let seconds = WindowGrammar.seconds(ofLength: String(text.dropFirst("window>".count)))
        {
            self = .longWindow(seconds)
        } else {
            return nil
        }
    }

    /// As in the configuration file.
    package var text: String {
        switch self {
        case .verb(let verb): verb.rawValue
        case .longWindow(let seconds): "window>" + MaintenanceDuration.text(seconds).filter { $0 != " " }
        }
    }
}
