import JSON

/// Reads the body of a request, with the error messages of the real server, which are Python's.
enum RequestBody {
    /// The body as JSON; an empty body is an empty object, and a form is an object of strings.
    static func read(_ request: DemoRequest) throws(Problem) -> JSONValue {
        guard !request.body.isEmpty else { return .object(JSONObject()) }
        let contentType = request.headers["content-type"] ?? ""
        let parts = contentType.lowercased().split(separator: ";").map(trimmed)
        switch parts.first {
        case "application/json": return try json(try text(request.body, parameters: parts.dropFirst()))
        case "application/x-www-form-urlencoded":
            let form = Query(String(decoding: request.body, as: UTF8.self))
            return .object(JSONObject(form.fields.map { ($0.name, .string($0.value)) }))
        default:
            throw .detail("Unsupported media type \"\(contentType)\" in request.", status: 415)
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private static func text(_ bytes: [UInt8], parameters: ArraySlice<String>) throws(Problem) -> String {
        if parameters.contains(where: { ["charset=latin1", "charset=iso-8859-1"].contains($0) }) {
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let position = validPrefix(of: bytes)
        let byte = bytes[position]
        let reason =
            switch byte {
            case 0xC2..<0xF5: "invalid continuation byte"
            default: "invalid start byte"
            }
        throw .detail(
            "JSON parse error - 'utf-8' codec can't decode byte 0x\(String(byte, radix: 16)) in position \(position): \(reason)"
        )
    }

    private static func validPrefix(of bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var length = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { length += UTF8.width(scalar) }
        return min(length, bytes.count - 1)
    }

    private static func json(_ text: String) throws(Problem) -> JSONValue {
        if text.unicodeScalars.first == "\u{FEFF}" {
            throw parseError("Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)")
        }
        do {
            let value = try JSONReader.read(text, limits: JSONReader.Limits(acceptsNonFinite: true))
            if let literal = nonFinite(in: value) {
                throw parseError("Out of range float values are not JSON compliant: '\(literal)'")
            }
            return value
        } catch let error as JSONError {
            let position = text.utf8.prefix(error.offset).count { $0 & 0xC0 != 0x80 }
            throw parseError(
                "\(message(for: error.kind)): line \(error.line) column \(error.column) (char \(position))")
        } catch let problem as Problem {
            throw problem
        } catch {
            throw .serverError
        }
    }

    private static func parseError(_ text: String) -> Problem { .detail("JSON parse error - " + text) }

    /// The message of Python's `json`.
    private static func message(for kind: JSONError.Kind) -> String {
        switch kind {
        case .expectedName: "Expecting property name enclosed in double quotes"
        case .expectedColon: "Expecting ':' delimiter"
        case .expectedCommaOrBrace, .expectedCommaOrBracket: "Expecting ',' delimiter"
        case .expectedEnd: "Extra data"
        case .unterminatedString: "Unterminated string starting at"
        case .controlCharacter: "Invalid control character at"
        default: "Expecting value"
        }
    }

    private static func nonFinite(in value: JSONValue) -> String? {
        switch value {
        case .number(let number):
            number.double.isFinite || number.literal.first?.isNumber != false ? nil : number.literal
        case .array(let values): values.lazy.compactMap(nonFinite).first
        case .object(let object): object.values.lazy.compactMap(nonFinite).first
        default: nil
        }
    }
}
