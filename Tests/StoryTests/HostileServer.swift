import DemoServer
import Foundation
import JSON
import Synchronization

/// A server that replaces every text with characters that terminals obey, or that hide or reorder text.
final class HostileServer: Sendable {
    enum Mood { case speaking, failing, garbled }

    /// The number of integrations that the pieces are spread over.
    static let count = 120

    private let mood = Mutex(Mood.speaking)
    /// The integrations by id, in the order in which they were reported.
    private let numbers = Mutex<[String: Int]>([:])

    /// Every control character, and everything that Unicode classifies as format, line separator or ignorable; then terminal commands,
    /// unassigned characters, and endless combining marks.
    static let pieces: [String] =
        (UInt32(0)...0x10FFFF).compactMap { Unicode.Scalar($0) }.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: true
            case .unassigned: false
            default: scalar.properties.isDefaultIgnorableCodePoint
            }
        }.map { String($0) }
        + [
            "\u{1B}]52;c;ZXZpbA==\u{7}", "\u{1B}]52;c;?\u{7}", "\u{1B}]0;owned\u{1B}\\", "\u{1B}]8;;https://x\u{7}",
            "\u{1B}Pq#\u{1B}\\", "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;x\u{7}\u{1B}\\", "\u{1B}_evil\u{1B}\\",
            "\u{1B}^evil\u{1B}\\", "\u{1B}[2J", "\u{1B}[6n", "\u{1B}[?1049l", "\u{1B}c", "\u{9B}2J", "\u{9D}2;t\u{9C}",
            "\u{90}q\u{9C}",
            "\u{E000}", "\u{FFFE}", "\u{10FFFF}", "\u{378}", "a" + String(repeating: "\u{301}", count: 100),
            "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{05D0}\u{202E}b", "\r\n", "\u{301}",
        ]

    /// The text in every field of an integration.
    static func text(_ number: Int) -> String {
        let own = stride(from: number % count, to: pieces.count, by: count).map { "x" + pieces[$0] }
        return "evil\(number)" + own.joined() + "y"
    }

    /// Invalid UTF-8 in the middle of a text: out of range, overlong, surrogates, and an incomplete sequence.
    static let noText: [UInt8] =
        Array("{\"detail\":\"garbled ".utf8)
        + [0xC0, 0x80, 0xFF, 0x9B, 0x32, 0x4A, 0xED, 0xA0, 0x80, 0x1B, 0x5B, 0x32, 0x4A, 0xE2, 0x80, 0xF4, 0x90, 0x80]
        + Array("\\ud800\\udfff\\u009b2J\\u001b[2J end\"}".utf8) + [0xE2, 0x80]

    func turn(_ mood: Mood) { self.mood.withLock { $0 = mood } }

    func stage(_ request: DemoRequest, _ next: @Sendable (DemoRequest) async -> DemoResponse) async -> DemoResponse {
        let answer = await next(request)
        let json = ["Content-Type": "application/json"]
        switch mood.withLock({ $0 }) {
        case .failing:
            let text = JSONValue.string(HostileServer.text(0))
            let body: JSONValue = ["detail": text]
            return DemoResponse(status: 500, headers: json, body: Array(body.compactText.utf8))
        case .garbled: return DemoResponse(status: 400, headers: json, body: HostileServer.noText)
        case .speaking:
            guard answer.status < 300, let reported = answer.json else { return answer }
            return DemoResponse(
                status: answer.status, headers: json, body: Array(changed(reported, 0).compactText.utf8))
        }
    }

    /// `json` with other texts and, in a payload, other keys; ids and times stay.
    private func changed(_ json: JSONValue, _ number: Int, isPayload: Bool = false) -> JSONValue {
        switch json {
        case .string: return .string(HostileServer.text(number))
        case .array(let items): return .array(items.map { changed($0, number, isPayload: isPayload) })
        case .object(let object):
            var number = number
            if object.keys.contains("templates"), let id = object["id"]?.string {
                number = numbers.withLock { numbers in
                    let known = numbers[id] ?? numbers.count
                    numbers[id] = known
                    return known
                }
            }
            var result = JSONObject()
            for (name, value) in zip(object.keys, object.values) {
                if isPayload {
                    result[HostileServer.text(number) + name] = changed(value, number, isPayload: true)
                } else if ["id", "next", "previous"].contains(name) || name.hasSuffix("_at") {
                    result[name] = value
                } else {
                    result[name] = changed(value, number, isPayload: name == "payload")
                }
            }
            return .object(result)
        default: return json
        }
    }
}
