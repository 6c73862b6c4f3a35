import Testing

@testable import TOML

@Suite struct KeyLinesTests {
    @Test func `every key is found on its line, whatever precedes it`() {
        let text = #"""
            # url = "comment"
            a = "x # no comment = 1"

            b = """
            c = 1
            [d]
            \""" still """
            e = [ 1, # one ]
              "]", { f = 2 } ]
            'g h'.i = { j = 1, k = { l = '[m]' } }
            [contexts."prod eu"]
            url = 'https://x'
              [ n . o ]
            p = 1979-05-27T07:32:00Z
            [[q]]
            r = ''' '
            s = 2'''
            t = """x"""""
            u = 1
            """#
        let lines = KeyLines(of: text).lines
        let expected: [[String]: Int] = [
            ["a"]: 2, ["b"]: 4, ["e"]: 8, ["e", "f"]: 9, ["g h"]: 10, ["g h", "i"]: 10, ["g h", "i", "j"]: 10,
            ["g h", "i", "k"]: 10, ["g h", "i", "k", "l"]: 10, ["contexts"]: 11, ["contexts", "prod eu"]: 11,
            ["contexts", "prod eu", "url"]: 12, ["n"]: 13, ["n", "o"]: 13, ["n", "o", "p"]: 14, ["q"]: 15,
            ["q", "r"]: 16, ["q", "t"]: 18, ["q", "u"]: 19,
        ]
        #expect(lines == expected)
    }

    @Test(arguments: [
        ("[", nil), ("=", ""), ("a", "a"), ("a =", "a"), ("a = [", "a"), ("a = {", "a"), ("\"", ""), ("'''", "'"),
        ("a.", "a"),
        ("[a.", "a"), ("a = \"\\", "a"), ("{}[]", ""), ("\\", ""), ("a = [[{,", "a"),
    ])
    func `a text that is not TOML is read to its end, with any key in it`(text: String, key: String?) {
        #expect(KeyLines(of: text).lines == (key.map { [[$0]: 1] } ?? [:]))
    }

    /// Line and message of the error that `body` throws.
    private static func message(_ body: () throws(TOMLError) -> TOMLSection) -> String {
        do throws(TOMLError) {
            _ = try body()
            return ""
        } catch {
            return "config.toml:\(error.line ?? 0): \(error.message)"
        }
    }

    @Test func `a syntax error has its line`() {
        let error = Self.message { () throws(TOMLError) in
            try TOMLSection(text: "a = 1\nb = = 2\n", file: "config.toml")
        }
        #expect(error == "config.toml:2: not TOML: while parsing value: could not determine value type")
    }

    @Test(arguments: ["KEY = 1", "[KEY]", "[[KEY]]", "b = { KEY = 1 }"])
    func `a key with too many parts is refused before the parser gets it`(line: String) {
        let text = line.replacing("KEY", with: String(repeating: "a . 'b'.", count: 4000) + "c")
        let error = Self.message { () throws(TOMLError) in
            try TOMLSection(text: "x = 1\n\(text)\n", file: "config.toml")
        }
        #expect(error == "config.toml:2: not TOML: a key has more than 20 parts; no setting is nested so deep")
    }

    @Test(arguments: ["[", "{a=", "[{a="])
    func `too many brackets in each other are refused before the parser gets them`(opening: String) {
        let error = Self.message { () throws(TOMLError) in
            try TOMLSection(text: "x = 1\ny = " + String(repeating: opening, count: 100_000), file: "config.toml")
        }
        #expect(error.contains("config.toml:2: not TOML: "))
        #expect(error.contains("nested so deep"))
    }

    @Test func `a byte order mark and Windows line ends don't shift lines`() {
        #expect(KeyLines(of: "\u{FEFF}a = 1\r\nb = 2\r\n").lines == [["a"]: 1, ["b"]: 2])
    }

    @Test func `a NUL does not hide what follows it`() {
        let error = Self.message { () throws(TOMLError) in
            try TOMLSection(text: "a = 1\n\u{0}\nb = 2", file: "config.toml")
        }
        #expect(error == "config.toml:2: the file has a NUL character")
    }

    @Test func `members are in file order`() throws {
        let section = try TOMLSection(text: "z = 1\na = true\n[m]\nb = 1.5", file: "f")
        #expect(section.members.map(\.name) == ["z", "a", "m"])
        #expect(section["a"]?.node == .bool(true))
        #expect(section["m"]?.line == 3)
    }
}
