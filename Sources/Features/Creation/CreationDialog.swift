import JSON
package import OnCall
package import TextEditing

/// The dialog that makes an integration: type, name, team.
package struct CreationDialog: Hashable, Sendable {
    /// A field of the dialog.
    package enum Part: Hashable, Sendable { case type, name, team, origin }

    /// All types that the server is known to take.
    package let types: [String]
    /// What the user typed to find a type.
    package internal(set) var typeText = EditableText("", singleLine: true)
    package internal(set) var typeIndex = 0
    package internal(set) var name = EditableText("", singleLine: true)
    /// No team first, then those of the server.
    package let teams: [Team]
    /// 0 is no team.
    package internal(set) var teamIndex = 0
    /// Integrations that were deleted from here, as the journal has them.
    package let deleted: [JournalEntry]
    /// 0 is none of them.
    package internal(set) var originIndex = 0
    package internal(set) var part: Part = .type
    /// The request that runs for it.
    package internal(set) var request: RequestNumber?
    /// Why the last attempt failed.
    package internal(set) var failure: String?

    init(types: [String], teams: [Team], deleted: [JournalEntry] = []) {
        self.types = types
        self.teams = teams
        self.deleted = deleted
    }

    /// The fields there are.
    package var parts: [Part] { deleted.isEmpty ? [.type, .name, .team] : [.type, .name, .team, .origin] }

    /// The deleted integration that the new one is made from.
    package var origin: JournalEntry? { originIndex == 0 ? nil : deleted[originIndex - 1] }

    /// The types that hold what was typed.
    package var matchingTypes: [String] {
        let needle = typeText.text.lowercased()
        return needle.isEmpty ? types : types.filter { $0.contains(needle) }
    }

    /// The chosen type; nil where none holds what was typed.
    package var type: String? {
        let matching = matchingTypes
        return matching.isEmpty ? nil : matching[min(typeIndex, matching.count - 1)]
    }

    /// The chosen team; nil for none.
    package var team: Team? { teamIndex == 0 ? nil : teams[teamIndex - 1] }

    /// Why it can't be created as it stands; nil where it can.
    package var problem: String? {
        if type == nil { return "no type is called so: delete some letters" }
        let name = name.text.trimmingBlanks()
        if name.isEmpty { return "a name is needed" }
        if name.unicodeScalars.count > 150 { return "a name may have 150 characters at most" }
        return nil
    }

    /// What to send.
    var integration: NewIntegration? {
        guard problem == nil, let type else { return nil }
        return NewIntegration(type: type, name: name.text.trimmingBlanks(), teamID: team?.id)
    }

    mutating func move(by step: Int) {
        let parts = parts
        part = parts[((parts.firstIndex(of: part) ?? 0) + step + parts.count) % parts.count]
    }

    mutating func choose(by step: Int) {
        switch part {
        case .type:
            let count = matchingTypes.count
            if count > 0 { typeIndex = (min(typeIndex, count - 1) + step + count) % count }
        case .name: move(by: step)
        case .team: teamIndex = (teamIndex + step + teams.count + 1) % (teams.count + 1)
        case .origin:
            originIndex = (originIndex + step + deleted.count + 1) % (deleted.count + 1)
            fill()
        }
    }

    /// Takes type, name and team from the deleted integration.
    private mutating func fill() {
        guard case .delete(let before) = origin?.operation else { return }
        if let type = before["type"]?.string {
            typeText = EditableText(type, singleLine: true)
            typeIndex = matchingTypes.firstIndex(of: type) ?? 0
        }
        name = EditableText(before["name"]?.string ?? "", singleLine: true)
        name.move(.documentEnd)
        let team = before["team_id"]?.string
        teamIndex = (teams.firstIndex { $0.id.rawValue == team } ?? -1) + 1
    }
}

extension String {
    /// Without blanks and line ends at either end, as the server stores names.
    func trimmingBlanks() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
