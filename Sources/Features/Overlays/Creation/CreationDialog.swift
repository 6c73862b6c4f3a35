import JSON
package import OnCall
import TerminalCore
package import TextEditing

/// The dialog that creates an integration: type, name, team, and the integration to start from.
package struct CreationDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case create, close
        case nextField, previousField, nextChoice, previousChoice
        case edit(TextEdit)
    }

    /// A field of the dialog.
    package enum Part: Hashable, Sendable { case type, name, team, origin }

    /// Why the input is not valid.
    package enum Problem: Hashable, Sendable { case noSuchType, nameTooLong, noSuchOrigin }

    /// The types that can be chosen.
    package let types: [String]
    /// Those of them that only Grafana Cloud accepts, as long as the kind of server is unknown.
    package let cloudTypes: Set<String>
    /// The search text for the type.
    package private(set) var typeText = EditableText("", singleLine: true)
    package private(set) var typeIndex = 0
    package private(set) var name = EditableText("", singleLine: true)
    /// No team first, then those of the server.
    package let teams: [Team]
    /// 0 is no team.
    package private(set) var teamIndex = 0
    /// What was typed to find a team.
    package private(set) var teamText = EditableText("", singleLine: true)
    /// Integrations to start from: the selected one, those that were deleted from here, and the others.
    package let origins: [CreationOrigin]
    /// The search text for the integration to start from.
    package private(set) var originText = EditableText("", singleLine: true)
    /// None, unless there is a search text, and the integrations whose names contain it.
    package private(set) var matchingOrigins: [CreationOrigin?]
    /// Without a search text, 0 is none of them.
    package private(set) var originIndex = 0
    /// What the user has entered, while the fields show the values of another integration; nil without one.
    private var own: Inputs?
    package private(set) var part: Part = .type
    /// The running request.
    package private(set) var request: RequestNumber?
    /// Why the last attempt failed.
    package private(set) var lastFailure: CreationFailure?

    /// - Parameters:
    ///   - dialect: the kind of server; nil if it is unknown.
    ///   - origin: one of `origins` to start from.
    init(
        _ dialect: Dialect?, teams: [Team], origins: [CreationOrigin] = [], origin: CreationOrigin? = nil
    ) {
        types = (dialect ?? .cloud).creatableTypes
        cloudTypes = dialect == nil ? Set(types).subtracting(Dialect.oss.creatableTypes) : []
        self.teams = teams
        self.origins = origins
        matchingOrigins = [nil] + origins
        guard let index = origin.flatMap({ origins.firstIndex(of: $0) }) else { return }
        originIndex = index + 1
        part = .name
        fill()
    }

    /// The fields of the dialog.
    package var parts: [Part] { origins.isEmpty ? [.type, .name, .team] : [.type, .name, .team, .origin] }

    /// The integration to start from; nil for none.
    package var origin: CreationOrigin? {
        matchingOrigins.isEmpty ? nil : matchingOrigins[min(originIndex, matchingOrigins.count - 1)]
    }

    /// Which of the integrations that match is chosen.
    package struct OriginPosition: Hashable, Sendable {
        /// From 1; nil for none of them.
        package let number: Int?
        /// How many match.
        package let count: Int
    }

    /// Which of the integrations that match the search text is chosen; nil if none matches.
    package var originPosition: OriginPosition? {
        let matching = matchingOrigins.compactMap(\.self)
        guard !matching.isEmpty else { return nil }
        // Without a search text the first choice is none.
        let index = min(originIndex, matchingOrigins.count - 1) - (matchingOrigins.count - matching.count)
        return OriginPosition(number: index < 0 ? nil : index + 1, count: matching.count)
    }

    private mutating func searchOrigins() {
        let needle = originText.text.trimmingBlanks().lowercased()
        matchingOrigins = needle.isEmpty ? [nil] + origins : origins.filter { $0.name.lowercased().contains(needle) }
        originIndex = 0
    }

    /// The types that contain the search text; one that is the search text comes first.
    package var matchingTypes: [String] {
        let needle = typeText.text.lowercased()
        return types.filter { $0 == needle } + types.filter { $0 != needle && (needle.isEmpty || $0.contains(needle)) }
    }

    /// The chosen type; nil if none matches.
    package var type: String? {
        let matching = matchingTypes
        return matching.isEmpty ? nil : matching[min(typeIndex, matching.count - 1)]
    }

    /// The chosen team; nil for none.
    package var team: Team? { teamIndex == 0 ? nil : teams[teamIndex - 1] }

    /// Why the input is not valid; nil if it is.
    package var problem: Problem? {
        if type == nil { return .noSuchType }
        let name = name.text.trimmingBlanks()
        if matchingOrigins.isEmpty { return .noSuchOrigin }
        return name.unicodeScalars.count > 150 ? .nameTooLong : nil
    }

    /// What to send.
    var integration: NewIntegration? {
        guard problem == nil, let type else { return nil }
        return NewIntegration(type: type, name: name.text.trimmingBlanks(), teamID: team?.id)
    }

    private mutating func move(by step: Int) {
        let parts = parts
        part = parts[((parts.firstIndex(of: part) ?? 0) + step + parts.count) % parts.count]
    }

    private mutating func choose(by step: Int) {
        switch part {
        case .type:
            let count = matchingTypes.count
            if count > 0 { typeIndex = (min(typeIndex, count - 1) + step + count) % count }
            keepOwn(.type)
        case .name: move(by: step)
        case .team:
            teamIndex = (teamIndex + step + teams.count + 1) % (teams.count + 1)
            teamText.replaceAll(with: "")
            keepOwn(.team)
        case .origin:
            let count = matchingOrigins.count
            if count > 0 { originIndex = (min(originIndex, count - 1) + step + count) % count }
            fill()
        }
    }

    /// The fields that another integration can fill.
    private struct Inputs: Hashable, Sendable {
        var typeText: EditableText
        var typeIndex: Int
        var name: EditableText
        var teamIndex: Int
    }

    /// Fills type, name and team from the integration to start from, as far as the user has left them empty. Without one, they are again as
    /// the user left them. A type that can't be created any more is left to the user.
    private mutating func fill() {
        let inputs = own ?? Inputs(typeText: typeText, typeIndex: typeIndex, name: name, teamIndex: teamIndex)
        (typeText, typeIndex, name, teamIndex) = (inputs.typeText, inputs.typeIndex, inputs.name, inputs.teamIndex)
        own = nil
        guard let origin, let before = origin.integration else { return }
        own = inputs
        if let type = before.type.value, types.contains(type), inputs.typeText.isEmpty, inputs.typeIndex == 0 {
            typeText = EditableText(type, singleLine: true)
            // Typing replaces it.
            typeText.selectAll()
            typeIndex = matchingTypes.firstIndex(of: type) ?? 0
        }
        if inputs.name.isEmpty {
            name = EditableText(origin.newName, singleLine: true)
            name.move(.documentEnd)
        }
        if inputs.teamIndex == 0 { teamIndex = (teams.firstIndex { $0.id == before.teamID.value } ?? -1) + 1 }
    }

    /// What the user changes while the fields are filled is the user's own.
    private mutating func keepOwn(_ part: Part) {
        switch part {
        case .type:
            own?.typeText = typeText
            own?.typeIndex = typeIndex
        case .name: own?.name = name
        case .team: own?.teamIndex = teamIndex
        case .origin: break
        }
    }
}

// MARK: Keys and facts

extension CreationDialog {
    static let title = "New integration"
    static let takesText = true
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .create, label: "create", help: "create it"),
            Binding(.tab, command: .nextField, label: "next field", help: "next field"),
            Binding(.backTab, command: .previousField, help: "previous field"),
            Binding(.down, .ctrl("n"), command: .nextChoice, label: "choose", help: "next choice"),
            Binding(.up, .ctrl("p"), command: .previousChoice, help: "previous choice"),
            Binding(.escape, command: .close, label: "cancel", help: "create nothing", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func isBusy(_ surroundings: Surroundings) -> Bool {
        request != nil || integration.map(surroundings.isCreationRechecked) ?? false
    }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        guard command == .create else { return .usual }
        if let running = request.flatMap({ surroundings.exchange.requests[$0] }) {
            return running.wait == nil ? .hidden : .text("retry")
        }
        if part == .type, type != nil, name.isEmpty { return .text("to the name") }
        guard let integration else { return .hidden }
        return surroundings.exchange.isUnclear(integration, at: surroundings.now) ? .text("check again") : .usual
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close:
            guard request != nil else { return cancelled() + [.close] + reminder }
            return [.close, .notify(.creation(.continues))]
        case .create: return create(surroundings)
        case .nextField: move(by: 1)
        case .previousField: move(by: -1)
        case .nextChoice, .previousChoice:
            let before = (type, team, originIndex)
            choose(by: command == .nextChoice ? 1 : -1)
            return before == (type, team, originIndex) ? [] : dropOutdatedFailure()
        case .edit(let edit): return self.edit(edit, surroundings)
        }
        return []
    }

    private mutating func create(_ surroundings: Surroundings) -> [OverlayRequest] {
        var requests: [OverlayRequest] = []
        if let number = request {
            guard let running = surroundings.exchange.requests[number], running.wait != nil,
                running.call != integration.map(Call.create)
            else { return [.retryNow] }
            // A waiting request was not sent, and the input has changed.
            requests.append(.dropRetry(number))
            request = nil
        }
        // Never create twice: an integration that may have been created is looked up first.
        if surroundings.exchange.uncertainCreation(of: integration) != nil { return requests + [.recheck] }
        // The first Enter goes to the name, which may be left empty.
        if part == .type, type != nil, name.isEmpty {
            part = .name
            return requests
        }
        guard let integration else {
            lastFailure = problem.map { .incomplete($0) }
            return requests
        }
        // The same request is running, from a dialog that was closed.
        guard !surroundings.exchange.requests.values.contains(where: { $0.call == .create(integration) }) else {
            lastFailure = .underWay
            return requests
        }
        return requests + [.create(integration)]
    }

    /// The problem of the last attempt is gone once the input has changed. An unclear outcome stays.
    private mutating func dropOutdatedFailure() -> [OverlayRequest] {
        switch lastFailure {
        case .incomplete, .underWay:
            lastFailure = nil
            return []
        case .failed(let error) where !error.mayHaveBeenApplied:
            lastFailure = nil
            return [.withdraw(.creation(.failed(error)))]
        case .failed, .uncertain, nil: return []
        }
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        let before = (typeText.text, name.text, originText.text, teamIndex)
        changeText(change)
        return before == (typeText.text, name.text, originText.text, teamIndex) ? [] : dropOutdatedFailure()
    }

    private mutating func changeText(_ change: (inout EditableText) -> Void) {
        switch part {
        case .type:
            let before = typeText.text
            change(&typeText)
            guard typeText.text != before else { break }
            typeIndex = 0
            keepOwn(.type)
        case .name:
            let before = name.text
            change(&name)
            if name.text != before { keepOwn(.name) }
        case .origin:
            let before = origin
            let text = originText.text
            change(&originText)
            if originText.text != text { searchOrigins() }
            if origin != before { fill() }
        case .team:
            let before = teamText.text
            change(&teamText)
            guard teamText.text != before else { break }
            findTeam()
        }
    }

    /// Takes the first team with the typed text, one that begins with it before others; no team for none, or without text.
    private mutating func findTeam() {
        let needle = teamText.text.trimmingBlanks().lowercased()
        let names = teams.map { $0.name.lowercased() }
        let found = names.firstIndex { $0.hasPrefix(needle) } ?? names.firstIndex { $0.contains(needle) }
        teamIndex = needle.isEmpty ? 0 : found.map { $0 + 1 } ?? 0
        keepOwn(.team)
    }

    /// A typed name is there again when the dialog is next opened, and so is a creation whose outcome is unclear.
    func cancelled() -> [OverlayRequest] {
        let isUnclear = if case .uncertain = lastFailure { true } else { false }
        return [.park(name.isEmpty && !isUnclear ? nil : self)]
    }

    /// The notice named a key of this dialog.
    private var reminder: [OverlayRequest] {
        guard case .uncertain(.missing(let name, let mayArrive, _)) = lastFailure else { return [] }
        return [.notify(.creation(.uncertain(.missing(name, mayArrive: mayArrive, isInDialog: false))))]
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch fact {
        case .sent(let number, .create(let new)) where new == integration:
            request = number
            lastFailure = nil
        case .creationFailed(let number, let error) where number == request:
            request = nil
            lastFailure = .failed(error)
        case .creationUncertain(let new, let uncertain) where new == integration: lastFailure = .uncertain(uncertain)
        case .created(let number) where number == request: return [.close]
        default: break
        }
        return []
    }
}

extension String {
    /// Without blanks and line breaks at either end, as the server stores names.
    func trimmingBlanks() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
