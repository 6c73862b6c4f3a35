import JSON
import Testing

@Suite struct JSONReaderTests {
    @Test(arguments: [
        #"{"b":1,"a":1.0,"c":[true,false,null]}"#, #""\"\\\n\r\t\u0001""#, "123456789012345678901234567890", "-0",
        "1e10", "[]", "{}", #"{"a":{"b":{"c":[[[]]]}}}"#, #""漢字 é 👩‍💻""#,
    ])
    func `reading and writing preserves the text`(text: String) throws {
        #expect(try JSONReader.read(text).compactText == text)
    }

    @Test func `keys keep their order, and a duplicate replaces the value of the first`() throws {
        let object = try #require(try JSONReader.read(#"{"z":1,"a":2,"z":3}"#).object)
        #expect(object.keys == ["z", "a"])
        #expect(object["z"] == 3)
    }

    @Test func `objects with the same first keys, duplicates, escapes and many keys keep their own members`() throws {
        let wide = "{" + (0..<100).map { #""w\#($0)":\#($0)"# }.joined(separator: ",") + "}"
        let different = (0..<3000).map { #"{"d\#($0)":{"e\#($0)":1}}"# }
        let rows =
            [
                #"{"a":1,"b":2}"#, #"{"a":1,"b":2}"#, #"{"a":1}"#, #"{"a":1,"b":2,"c":3}"#, #"{"b":1,"a":2}"#, "{}",
                #"{"a":{"a":1,"b":{"a":2}},"b":3}"#, wide, wide,
            ] + different + different
        let text = "[" + rows.joined(separator: ",") + "]"
        #expect(try JSONReader.read(text).compactText == text)
        let odd = try JSONReader.read(#"[{"a":1,"b":2,"a":3},{"a":1,"b":2},{"\u0061":4,"b":5,"a":6},{"a":1,"b":2}]"#)
        #expect(odd.compactText == #"[{"a":3,"b":2},{"a":1,"b":2},{"a":6,"b":5},{"a":1,"b":2}]"#)
    }

    @Test func `objects from one text are changed separately`() throws {
        var rows = try #require(try JSONReader.read(#"[{"a":1,"b":2},{"a":3,"b":4}]"#).array?.compactMap(\.object))
        rows[0]["c"] = 5
        rows[1]["a"] = nil
        #expect(rows.map { JSONValue.object($0).compactText } == [#"{"a":1,"b":2,"c":5}"#, #"{"b":4}"#])
    }

    @Test func `members of large objects are found by key, also after a removal`() throws {
        var object = JSONObject((0..<40).map { ("k\($0)", JSONValue.number(JSONNumber($0))) })
        object["k3"] = nil
        #expect(object["k39"] == 39)
        #expect(object["k3"] == nil)
        #expect(object.count == 39)
    }

    @Test(arguments: [
        (#""😀""#, "😀"), (#""\ud83d\ude00""#, "😀"), (#""\ud800x""#, "\u{FFFD}x"), (#""\ud800A""#, "\u{FFFD}A"),
        (#""\/""#, "/"),
    ])
    func `escapes become the characters they stand for`(text: String, expected: String) throws {
        #expect(try JSONReader.read(text) == .string(expected))
    }

    @Test(arguments: [
        ("", 1, 1), ("[1,]", 1, 4), ("{\n  \"a\" 1}", 2, 7), ("01", 1, 2), ("[1\n", 2, 1), ("\"a", 1, 1), ("nul", 1, 1),
        ("1 2", 1, 3), ("{\"é\":x}", 1, 6), ("\"\u{1}\"", 1, 2), ("NaN", 1, 1), ("-", 1, 2), ("\"\\x\"", 1, 3),
    ])
    func `an error has a line and a column`(text: String, line: Int, column: Int) {
        let error = #expect(throws: JSONError.self) { try JSONReader.read(text) }
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test func `depth and length are limited`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONError.self) { try JSONReader.read(deep) }
        #expect(throws: JSONError.self) { try JSONReader.read("[1,2,3]", limits: .init(bytes: 3)) }
        #expect(throws: Never.self) {
            try JSONReader.read(String(repeating: "[", count: 200) + String(repeating: "]", count: 200))
        }
    }

    @Test func `NaN and the infinities are read only if allowed`() throws {
        let value = try JSONReader.read("[NaN,Infinity,-Infinity]", limits: .init(acceptsNonFinite: true))
        #expect(value.array?.compactMap { $0.number?.double.isFinite } == [false, false, false])
    }

    @Test func `a number knows whether it is an integer`() throws {
        let values = try #require(try JSONReader.read("[1,1.0,1e2,-7,99999999999999999999]").array)
        #expect(values.map { $0.number?.int } == [1, nil, nil, -7, nil])
        #expect(values.map { $0.number?.isInteger } == [true, false, false, true, true])
    }

    @Test func `indented text has one member per line`() {
        let value: JSONValue = ["a": [1, 2], "b": [:]]
        #expect(value.indentedText() == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}")
    }

    @Test func `a composed and a decomposed letter are two keys and two values`() throws {
        let object = try #require(try JSONReader.read("{\"\u{E9}\":1,\"e\u{301}\":2}").object)
        #expect(object.count == 2)
        #expect(JSONValue.string("\u{E9}") != JSONValue.string("e\u{301}"))
    }
}
