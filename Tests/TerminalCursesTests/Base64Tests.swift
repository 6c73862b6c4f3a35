import Testing

@testable import TerminalCurses

@Suite struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("\u{FF}\u{3FF}?>", "w7/Pvz8+"),
    ])
    func `the test vectors of the RFC`(text: String, encoded: String) {
        #expect(Base64.encode(text.utf8) == encoded)
    }
}
