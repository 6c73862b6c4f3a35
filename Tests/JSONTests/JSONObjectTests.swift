import JSON
import Testing

@Suite struct JSONObjectTests {
    @Test func `keys keep the order they are written in`() throws {
        let keys = ["z", "a", "10", "9", "", "é", "A"]
        let text = "{" + keys.map { "\"\($0)\":null" }.joined(separator: ",") + "}"
        #expect(try JSONReader.read(text).object?.keys == keys)
        #expect(try JSONReader.read(text).compactText == text)
    }

    @Test func `the same members in another order are another object`() throws {
        let one = try JSONReader.read(#"{"a":1,"b":2}"#)
        let other = try JSONReader.read(#"{"b":2,"a":1}"#)
        #expect(one["a"] == other["a"] && one["b"] == other["b"])
        #expect(one != other && one == ["a": 1, "b": 2])
    }

    @Test(arguments: [3, 40]) func `a duplicate key keeps its first position and its last value`(count: Int)
        throws
    {
        let members =
            (0..<count).map { "\"k\($0)\":\($0)" } + ["\"k1\":\"last\"", "\"k0\":true", "\"k1\":\"very last\""]
        let object = try #require(try JSONReader.read("{" + members.joined(separator: ",") + "}").object)
        #expect(object.keys == (0..<count).map { "k\($0)" })
        #expect(object["k1"] == "very last" && object["k0"] == true && object["k2"] == 2)
    }

    @Test func `null is a value, and a missing key is nil`() throws {
        var object: JSONObject = ["a": .null]
        #expect(object["a"] == .null && object["b"] == nil)
        #expect(object.contains("a") && !object.contains("b"))
        object["a"] = nil
        #expect(object.isEmpty && !object.contains("a"))
    }

    @Test(arguments: [4, 64]) func `a key that was removed and added again comes last`(count: Int) {
        var object = JSONObject((0..<count).map { ("k\($0)", JSONValue.number(JSONNumber($0))) })
        object["k1"] = nil
        object["k1"] = "again"
        #expect(object.keys.last == "k1" && object.count == count)
        for index in 2..<count { #expect(object["k\(index)"]?.number?.int == index) }
    }

    @Test func `keys that only look the same are different`() throws {
        let object = try #require(try JSONReader.read("{\"\u{212B}\":1,\"\u{C5}\":2,\"A\u{30A}\":3}").object)
        #expect(object.count == 3)
        #expect(object["\u{C5}"] == 2)
    }
}
