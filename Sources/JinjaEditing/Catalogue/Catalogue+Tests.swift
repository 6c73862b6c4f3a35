extension Catalogue {
    /// What is true of a value that passes each test.
    static let testSummaries: [(name: String, summary: String)] = [
        ("boolean", "is true or false"),
        ("callable", "can be called"),
        ("defined", "is there; fails where two levels are missing"),
        ("divisibleby", "can be divided by a number without rest"),
        ("eq", "equals the other value"),
        ("equalto", "equals the other value"),
        ("escaped", "is marked as escaped HTML"),
        ("even", "is an even number"),
        ("false", "is false itself, not merely empty"),
        ("filter", "is the name of a filter"),
        ("float", "is a number with a point"),
        ("ge", "is greater than the other value, or equals it"),
        ("greaterthan", "is greater than the other value"),
        ("gt", "is greater than the other value"),
        ("in", "lies in the other value"),
        ("integer", "is a whole number"),
        ("iterable", "has items or letters to go through"),
        ("le", "is less than the other value, or equals it"),
        ("lessthan", "is less than the other value"),
        ("lower", "has no large letters"),
        ("lt", "is less than the other value"),
        ("mapping", "is an object: names with values"),
        ("ne", "differs from the other value"),
        ("none", "is none, JSON's null"),
        ("number", "is a number"),
        ("odd", "is an odd number"),
        ("sameas", "is the very same value, not merely an equal one"),
        ("sequence", "is a list, an object or text"),
        ("string", "is text"),
        ("test", "is the name of a test"),
        ("true", "is true itself, not merely there"),
        ("undefined", "is not there"),
        ("upper", "has no small letters"),
        ("!=", "differs from the other value"),
        ("<", "is less than the other value"),
        ("<=", "is less than the other value, or equals it"),
        ("==", "equals the other value"),
        (">", "is greater than the other value"),
        (">=", "is greater than the other value, or equals it"),
    ]

    /// Tests that compare with another value.
    static let comparingTests: Set<String> = [
        "eq", "equalto", "==", "ne", "!=", "gt", "greaterthan", ">", "ge", ">=", "lt", "lessthan", "<", "le", "<=",
    ]
}
