import JSON
import Testing

@Suite struct JSONLimitsTests {
    private func kind(_ text: String, _ limits: JSONReader.Limits) -> JSONError.Kind? {
        do throws(JSONError) {
            _ = try JSONReader.read(text, limits: limits)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test(arguments: [0, 1, 2, 200]) func `nesting up to the limit is accepted, one level more is not`(depth: Int) {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = depth == 0 ? "1" : ""
            func text(_ depth: Int) -> String {
                let levels = String(repeating: open, count: depth)
                let value = inner.isEmpty && open != "[" ? "1" : inner
                return levels + value + String(repeating: close, count: depth)
            }
            #expect(kind(text(depth), .init(depth: depth)) == nil)
            #expect(kind(text(depth + 1), .init(depth: depth)) == .tooDeep(limit: depth))
        }
    }

    @Test func `siblings don't count as nesting`() {
        let text = "[" + String(repeating: "[[]],", count: 1000) + "[]]"
        #expect(kind(text, .init(depth: 3)) == nil)
        #expect(kind(text, .init(depth: 2)) == .tooDeep(limit: 2))
    }

    @Test func `no text can overflow the stack`() {
        for text in ["[", "{\"a\":", "[{\"a\":"] {
            #expect(kind(String(repeating: text, count: 100_000), .init()) == .tooDeep(limit: 200))
        }
    }

    @Test func `a length up to the limit is accepted, one byte more is not`() {
        #expect(kind("[1,2]", .init(bytes: 5)) == nil)
        #expect(kind("[1,2]", .init(bytes: 4)) == .tooLong(limit: 4))
        #expect(kind("\"é\"", .init(bytes: 3)) == .tooLong(limit: 3), "bytes count, not letters")
    }

    @Test func `a text that is too long is not parsed`() throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read("no JSON", limits: .init(bytes: 3)) }
        #expect(error.kind == .tooLong(limit: 3))
        #expect((error.offset, error.line, error.column) == (0, 1, 1))
    }
}
