/// What a filter can say, for the help and for a list in which nothing matches.
package enum FilterGrammar {
    /// - Parameters:
    ///   - example: as it is typed.
    ///   - meaning: what it matches.
    package static let lines: [(example: String, meaning: String)] = [
        ("word", "in name, type, team, labels or ID; all words must match"),
        ("is:maintenance", "is: " + IntegrationFilter.states.joined(separator: ", ")),
        ("type:webhook", "a part of the type; type:=webhook is all of it"),
        ("team:\"Site Rel", "a part of the team; quotes keep blanks together"),
        ("label:tier=gold", "a label; label:tier has any value"),
        ("id:CX3", "the start of the ID"),
    ]
}
