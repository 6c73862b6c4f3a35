extension Catalogue {
    /// What is true of a value that passes each test.
    static let testSummaries: [(name: String, summary: String)] = [
        ("boolean", "is true or false"),
        ("callable", "can be called"),
        ("defined", "exists; fails if two levels are missing"),
        ("divisibleby", "is divisible by a number"),
        ("eq", "equals the other value"),
        ("equalto", "equals the other value"),
        ("escaped", "is marked as escaped HTML"),
        ("even", "is an even number"),
        ("false", "is exactly false, not merely empty"),
        ("filter", "is the name of a filter"),
        ("float", "is a floating-point number"),
        ("ge", "is greater than the other value, or equals it"),
        ("greaterthan", "is greater than the other value"),
        ("gt", "is greater than the other value"),
        ("in", "is contained in the other value"),
        ("integer", "is a whole number"),
        ("iterable", "can be iterated over"),
        ("le", "is less than the other value, or equals it"),
        ("lessthan", "is less than the other value"),
        ("lower", "has no upper-case letters"),
        ("lt", "is less than the other value"),
        ("mapping", "is an object: keys with values"),
        ("ne", "differs from the other value"),
        ("none", "is none, JSON's null"),
        ("number", "is a number"),
        ("odd", "is an odd number"),
        ("sameas", "is the same object, not merely an equal one"),
        ("sequence", "is a list, an object or text"),
        ("string", "is text"),
        ("test", "is the name of a test"),
        ("true", "is exactly true, not merely non-empty"),
        ("undefined", "is missing"),
        ("upper", "has no lower-case letters"),
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
