import JSON

@testable import Jinja

/// The results of a pattern, in the form of `Oracle/patterns.py`.
enum PatternResults {
    static func object(
        _ pattern: String, _ text: String, _ replacement: String, steps: Int = RegularExpression.serverSteps,
        recordsAtOnce: Bool = false
    ) -> JSONObject {
        var expression: RegularExpression
        do {
            expression = try RegularExpression(pattern)
            expression.program.recordsAtOnce = recordsAtOnce
        } catch {
            return ["compile": .string(shown(error))]
        }
        let ready = expression
        func result(_ work: () throws -> JSONValue) -> JSONValue {
            do {
                return try work()
            } catch {
                return .object(["error": .string(shown(error))])
            }
        }
        return [
            "match": result { spans(try ready.match(text, steps: steps)) },
            "search": result { spans(try ready.search(text, steps: steps)) },
            "sub": result { .string(try ready.replace(text, with: replacement, steps: steps)) },
        ]
    }

    private static func shown(_ error: any Error) -> String {
        guard let error = error as? PythonError else { return "\(error)" }
        return "\(error.type): \(error.message)"
    }

    /// Start, end, and the texts of the groups.
    private static func spans(_ match: RegularExpression.Match?) -> JSONValue {
        guard let match else { return .null }
        let groups = (0..<match.groupCount).map { index -> JSONValue in
            match.text(of: index + 1).map { .string($0) } ?? .null
        }
        return .array([.number(JSONNumber(match.start)), .number(JSONNumber(match.end))] + groups)
    }
}
