import JSON
import SeededRandom
import Testing

/// Objects and arrays that come again in the next row are not read again, which must not be noticed.
@Suite struct RepeatedValueTests {
    private static let pieces = [
        "null", "1", "1.0", #""é""#, #""e\u0301""#, "[]", "{}", #"{"title": null, "message": null, "image_url": null}"#,
        #"{"title": null, "message": null, "image_url": ""}"#, #"[{"key": {"name": "a long name"}}, {"key": 1}]"#,
        #"[{"key": {"name": "a long name"}}, {"key": 2}]"#, #"{"a": {"b": {"c": "a text that is long enough"}}}"#,
        #"{"a": {"b": {"c": "a text that is long enougH"}}}"#, #"{"a": "a \"quoted\" text with an escape", "a": 1}"#,
    ]

    @Test func `each row of a list is read as if it were alone`() async throws {
        await LongRun.repeated("repeated values", count: 500) { random, seed in
            let rows = (0..<8).map { _ in
                let members = ["first", "second", "third"].map {
                    "\"\($0)\":" + (Bool.random(using: &random) ? " " : "")
                        + (Self.pieces.randomElement(using: &random) ?? "")
                }
                return "{" + members.joined(separator: ", ") + "}"
            }
            guard let list = (try? JSONReader.read("[" + rows.joined(separator: ",\n") + "]"))?.array else {
                Issue.record("seed \(seed)")
                return
            }
            #expect(list == rows.compactMap { try? JSONReader.read($0) }, "seed \(seed)")
        }
    }

    @Test(arguments: [
        #"{"a": 1, "rows": [{"x": [1]}, 2, [], {"x": [1]}], "b": {"rows": [7]}}"#, #"{"rows": []}"#, #"{"rows": {}}"#,
        #"{}"#, #" {"rows" : [ 1 , 2 ] } "#, #"[{"rows": [1]}]"#, #"{"r\u006fws": [1]}"#,
        #"{"rows": [1"#, #"{"rows": [1]"#, #"{"rows": [1]} x"#, #"{"rows": [1,]}"#, #"{"rows" [1]}"#, "", "7",
    ])
    func `elements that are given one by one are those of the whole`(text: String) {
        var given: [JSONValue] = []
        let bytes = Array(text.utf8)
        let rest = try? JSONReader.read(bytes, givingElementsOf: "rows") { given.append($0) }
        let whole = try? JSONReader.read(bytes)
        #expect((rest == nil) == (whole == nil))
        guard let whole, let rest else { return }
        var expected = whole.object
        if whole["rows"]?.array != nil { expected?["rows"] = .array([]) }
        #expect(rest.object == expected)
        #expect(given == whole["rows"]?.array ?? [])
    }

    @Test func `what begins as a row before and is cut off is an error`() {
        let value = #"{"title": null, "message": null, "image_url": null}"#
        #expect(throws: JSONError.self) { try JSONReader.read(#"[{"a": \#(value)}, {"a": \#(value.dropLast())]"#) }
        #expect(throws: JSONError.self) { try JSONReader.read(#"[{"a": \#(value)}, {"a": \#(value.dropLast())"#) }
        #expect(throws: JSONError.self) { try JSONReader.read(#"[{"a": \#(value)}, {"a": \#(value)x}]"#) }
    }

    @Test func `a repeated value counts where it is nested`() throws {
        let value = #"{"b": {"c": {"d": "a text that is long enough"}}}"#
        let limits = JSONReader.Limits(depth: 5)
        _ = try JSONReader.read(#"[{"a": \#(value)}, {"a": \#(value)}]"#, limits: limits)
        // Once more inside another object it is too deep.
        #expect(throws: JSONError.self) {
            try JSONReader.read(#"[{"a": \#(value)}, [{"a": \#(value)}]]"#, limits: limits)
        }
    }
}
