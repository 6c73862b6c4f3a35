import JSON
import SeededRandom
import Testing

/// Damaged JSON gives a value that round-trips, or an error with a position in the text.
@Suite struct RandomJSONTests {
    private static let text = #"""
        {"a": [1, -0.5, 1e3, true, false, null, "é \u00e9 \ud83d\ude00 \\ \" \n"], "b": {"c": {}, "": []},
         "b": 123456789012345678901234567890, "漢": "👩‍💻"}
        """#

    private static let pieces = [
        "null", "true", "[", "]", "{", "}", ",", ":", "\"", "\\u0000", "\\ud800", "\\udc00", "\\", "\\u12", "1e999",
        "-0",
        "01", ".5", "1.", "NaN", "[[[[[[[[", "{\"a\":", "\u{0}", "\u{FEFF}", "\n", "\r", "\t", "//", "'", "\u{2028}",
    ]

    @Test func `damaged JSON`() async {
        await LongRun.repeated("JSON", count: 2000) { random, seed in
            let bytes = Damage.of(Self.text, with: Self.pieces, &random)
            do throws(JSONError) {
                let value = try JSONReader.read(bytes)
                let again = try JSONReader.read(value.compactText)
                #expect(again == value, "seed \(seed)")
            } catch {
                #expect(error.line >= 1 && error.column >= 1 && !"\(error)".isEmpty, "seed \(seed)")
            }
        }
    }
}
