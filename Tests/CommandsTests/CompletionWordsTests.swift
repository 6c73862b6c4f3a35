import ArgumentParser
import Testing

@testable import Commands

/// What the shell's completion gets; `CompletionStories` tries it in the shells.
@Suite struct CompletionWordsTests {
    @Test func `bash gets names that it does not expand, and only what it replaces`() {
        let plain = CompletionWords(["oncall-tui", "get", "Pay"], 2, "Pay", .bash)
        #expect(plain.offered(["Payments API", "$(rm -rf ~)", "Pay`x`"]) == ["Payments\\ API", "Pay\\`x\\`"])
        // As bash takes words apart.
        let parts = CompletionWords(["oncall-tui", "list", "team", ":", "Si"], 4, "Si", .bash)
        #expect(parts.prefix == "team:Si" && parts.words == ["oncall-tui", "list"])
        #expect(parts.offered([#"team:"Site Reliability""#, "team:Payments"]) == [])
        let quoted = CompletionWords(["oncall-tui", "list", "team", ":"], 3, ":", .bash)
        #expect(quoted.offered([#"team:"Site Reliability""#, "is:custom"]) == [#"\"Site\ Reliability\""#])
    }

    @Test func `quotes and backslashes that were typed do not matter`() {
        for typed in [#"Payments\ A"#, #""Payments A"#, "'Payments A"] {
            #expect(
                CompletionWords(["oncall-tui", "get", typed], 2, typed, .fish).offered(["Payments API"]) == [
                    "Payments API"
                ])
        }
    }

    @Test func `zsh does not take what follows a colon for a description`() {
        #expect(
            CompletionWords(["oncall-tui", "list", "is"], 2, "is", .zsh).offered(["is:custom"]) == [#"is\:custom"#])
    }
}
