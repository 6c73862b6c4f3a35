import Glibc
import Testing

@testable import Platform

@Suite struct ShellWordsTests {
    @Test(arguments: [
        ("vi", ["vi"]), ("  code\t--wait \n", ["code", "--wait"]), ("", []), (" \t", []),
        ("'/opt/my editor/bin/ed' -x", ["/opt/my editor/bin/ed", "-x"]),
        (#""/opt/my editor/ed" "a 'b'""#, ["/opt/my editor/ed", "a 'b'"]),
        (#"/opt/my\ editor/ed"#, ["/opt/my editor/ed"]),
        (#"ed ''"#, ["ed", ""]), (#"a"b c"'d e'f"#, ["ab cd ef"]),
        (#"ed "\$HOME" "a\"b" "c\\d" "e\f""#, ["ed", "$HOME", "a\"b", #"c\d"#, #"e\f"#]),
        (#"ed 'a\b' $HOME `id` *;x"#, ["ed", #"a\b"#, "$HOME", "`id`", "*;x"]),
        ("ed a\\\nb \"c\\\nd\"", ["ed", "ab", "cd"]), (#"ed \"#, ["ed", #"\"#]), ("éd 'ü x'", ["éd", "ü x"]),
    ])
    func `quotes and backslashes group words, and nothing is expanded`(text: String, words: [String]) {
        #expect(ShellWords.split(text) == words)
    }

    @Test(arguments: ["vi '", "vi \"a", #"vi "a\""#, "'a' \""]) func `an open quote is an error`(text: String) {
        #expect(ShellWords.split(text) == nil)
    }

    @Test func `the words are those of a shell`() throws {
        var generator = SystemRandomNumberGenerator()
        let alphabet = ["a", "b", " ", "'", "\"", "\\", "\t"]
        var compared = 0
        for _ in 0..<200 {
            let text = (0..<10).map { _ in alphabet.randomElement(using: &generator) ?? "" }.joined()
            // A backslash at the end is left to each shell.
            guard let words = ShellWords.split(text), text.last != "\\" else { continue }
            let result = try CommandResult.of(
                ["sh", "-c", "printf '%s\\n' x \(text)"], environment: ["PATH": "/usr/bin:/bin"], outputLimit: 1 << 16,
                timeout: .seconds(60))
            #expect(
                String(decoding: result.output, as: UTF8.self) == (["x"] + words).joined(separator: "\n") + "\n",
                "\(text)")
            compared += 1
        }
        #expect(compared > 10)
    }
}
