extension JSONError {
    /// What is wrong with a text.
    package enum Kind: Hashable, Sendable {
        /// The text has more bytes than the limit.
        case tooLong(limit: Int)
        /// Arrays and objects are nested deeper than the limit.
        case tooDeep(limit: Int)
        case expectedValue
        /// The text ends where a value is expected.
        case expectedValueAtEnd
        case expectedDigit
        /// In an array, after a value.
        case expectedCommaOrBracket
        /// In an object, after a member.
        case expectedCommaOrBrace
        /// In an object, at the start of a member.
        case expectedName
        case expectedColon
        /// Something follows the value.
        case expectedEnd
        case unterminatedString
        /// A control character that must be escaped.
        case controlCharacter
        case unterminatedEscape
        case unknownEscape
        case expectedHexadecimalDigits
        /// The text was not parsed, for a reason given by the caller.
        case notRead(reason: String)

        /// The user-facing message: `expected a value`.
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
            case .unterminatedString: "unterminated string"
            case .controlCharacter: "a control character must be escaped"
            case .unterminatedEscape: "unterminated escape"
            case .unknownEscape: "unknown escape"
            case .expectedHexadecimalDigits: "expected four hexadecimal digits"
            case .notRead(let reason): reason
            }
        }
    }
}
