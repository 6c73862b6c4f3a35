/// What a filter can say, for the help, the man page, and a list in which nothing matches.
package enum FilterGrammar {
    /// - Parameters:
    ///   - example: as it is typed.
    ///   - meaning: what it matches.
    package static let lines: [(example: String, meaning: String)] = [
        ("word", "in name, type, team, labels or ID; all words must match"),
        ("is:maintenance", "is: " + IntegrationFilter.states.joined(separator: ", ")),
        ("has:label", "has: " + IntegrationFilter.parts.joined(separator: ", ")),
        ("type:webhook", "a part of the type; type=webhook is all of it"),
        ("team:\"Night ops\"", "the team of that name; team:night is a part of it"),
        ("label:tier=gold", "a label; label:tier has any value"),
        ("chain:night", "a part of the name of the escalation chain"),
        ("mode:silence", "a part of the mode of its maintenance window"),
        ("ends<1h", "its window ends within an hour; ends>1h: later"),
        ("id:CX3", "the start of the ID"),
        ("a|b", "one of both: team:payments|checkout, is:draft|custom"),
        ("!word  -is:custom", "all that don't match"),
        ("~pyapi", "these letters in the name, in this sequence"),
    ]
}
