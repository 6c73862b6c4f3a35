extension JSONError {
    /// What is wrong with a text.
    package enum Kind: Hashable, Sendable {
        /// It has more bytes than the limit.
        case tooLong(limit: Int)
        /// Arrays and objects lie deeper in each other than the limit.
        case tooDeep(limit: Int)
        case expectedValue
        /// The text ends where a value should be.
        case expectedValueAtEnd
        case expectedDigit
        /// In an array, behind a value.
        case expectedCommaOrBracket
        /// In an object, behind a member.
        case expectedCommaOrBrace
        /// In an object, where a member begins.
        case expectedName
        case expectedColon
        /// Something follows the value.
        case expectedEnd
        case unterminatedString
        /// One that only an escape may write.
        case controlCharacter
        case unterminatedEscape
        case unknownEscape
        case expectedHexadecimalDigits
        /// Nobody has looked into the text, for a reason of the caller's.
        case notRead(reason: String)

        /// For people: `expected a value`.
        package var message: String {
            switch self {
            case .tooLong(let limit): "the text is longer than \(limit) bytes"
            case .tooDeep(let limit): "nested deeper than \(limit) levels"
            case .expectedValue: "expected a value"
            case .expectedValueAtEnd: "expected a value, found the end of the text"
            case .expectedDigit: "expected a digit"
            case .expectedCommaOrBracket: "expected ',' or ']'"
            case .expectedCommaOrBrace: "expected ',' or '}'"
            case .expectedName: "expected a name in double quotes"
            case .expectedColon: "expected ':'"
            case .expectedEnd: "expected the end of the text"
            case .unterminatedString: "this string does not end"
            case .controlCharacter: "a control character must be written as an escape"
            case .unterminatedEscape: "this escape does not end"
            case .unknownEscape: "unknown escape"
            case .expectedHexadecimalDigits: "expected four hexadecimal digits"
            case .notRead(let reason): reason
            }
        }
    }
}
