import Features
import TerminalCore
import Testing
import TextEditing

@Suite struct FirstStartTests {
    private var page = FirstStart()

    /// The last request.
    @discardableResult
    private mutating func press(_ keys: Key...) -> FirstStart.Request? {
        var last: FirstStart.Request?
        for key in keys { last = page.handle(.key(key)) }
        return last
    }

    private mutating func type(_ text: String) { for character in text { _ = page.handle(.key(.char(character))) } }

    private mutating func fill() {
        press(.down, .enter)
        type("https://oncall.example.com")
        press(.enter, .enter)
        _ = page.handle(.paste("s3cret\n"))
        press(.enter)
    }

    @Test mutating func `Enter opens the demo, Escape leaves`() {
        #expect(press(.enter) == .openDemo)
        #expect(press(.escape) == .leave)
        #expect(press(.down, .enter) == nil)
        #expect(page.page == .server)
        #expect(press(.escape) == nil)
        #expect(page.page == .choice)
    }

    @Test mutating func `the last Enter asks for a check, and nothing before it asks for anything`() {
        fill()
        #expect(page.field == .name)
        let answers = page.answers
        #expect(answers.address == "https://oncall.example.com")
        #expect([answers.grafanaAddress, answers.token, answers.name] == ["", "s3cret", "work"])
        #expect(press(.enter) == .check(answers))
        #expect(page.page == .checking)
        #expect(press(.enter) == nil)
        page.checked("401: no valid token", canWriteAnyway: true)
        #expect(page.page == .server)
        #expect(page.problem == "401: no valid token")
        #expect(press(.ctrl("s")) == .write(answers))
    }

    @Test mutating func `a change withdraws what was found, and what it allowed`() {
        fill()
        press(.enter)
        page.checked("401", canWriteAnyway: true)
        type("2")
        #expect(page.problem == nil)
        #expect(press(.ctrl("s")) == nil)
    }

    @Test mutating func `a field that must not be empty is named`() {
        press(.down, .enter, .enter, .enter, .enter)
        #expect(press(.enter) == nil)
        #expect(page.problem == "Address is missing")
        #expect(page.field == .address)
    }

    @Test mutating func `a token can't be copied out of its field`() {
        fill()
        press(.backTab)
        #expect(page.field == .token)
        press(.alt("a"), .ctrl("x"))
        #expect(page.text(of: .token).text == "s3cret")
    }
}
