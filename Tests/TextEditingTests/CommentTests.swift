import Testing

@testable import TextEditing

@Suite struct CommentTests {
    private func toggled(_ marked: String) -> String {
        EditableText.after(marked) { text in
            let isDone = text.toggleComment()
            #expect(isDone)
        }
    }

    @Test(arguments: [
        Row("fo|o", "{# fo|o #}"), Row("|foo", "{# |foo #}"), Row("foo|", "{# foo| #}"),
        Row("a\n  b|\nc", "a\n  {# b| #}\nc"),
        Row("[a\nb|]", "{# [a\nb|] #}"), Row("a[b\r\n\r\nc|]d", "{# a[b\r\n\r\nc|]d #}"),
        Row("[a\n|]b", "{# [a #}\n|]b"),
        Row("[|  a\n\tb  ]", "[|  {# a\n\tb #}  ]"), Row("[\n\n a\n \n|]b", "[\n\n {# a #}\n \n|]b"),
        Row("- x|", "{# - x| #}"), Row("\(UnusualCharacters.accented)|", "{# \(UnusualCharacters.accented)| #}"),
    ])
    func `lines are commented and uncommented`(row: Row) {
        #expect(toggled(row.before) == row.after.escaped)
        #expect(toggled(row.after) == row.before.escaped)
    }

    @Test(arguments: [
        Row("{#x|#}", "x|"), Row("{#- x| -#}", "x|"), Row("{#+ x| #}", "x|"), Row("{#  x|  #}", " x| "),
        Row("{##}|", "|"), Row("{# #}|", "|"), Row("{#-#}|", "|"),
    ])
    func `comments written elsewhere are removed with their modifiers`(row: Row) {
        #expect(toggled(row.before) == row.after.escaped)
    }

    @Test(arguments: ["[{# x #}|]", "{[# x #|]}", "{#[ x|] #}"])
    func `a selection that ends within the delimiters ends at their edge after removal`(marked: String) {
        #expect(toggled(marked) == "[x|]")
    }

    @Test(arguments: [
        "|", " | \n", "a {# b #} c|", "{# a #} b|", "a {# b #}|", "x #} y|", "{# a|\nb #}", "{# a\nb| #}",
        "{# a\nb|\nc #}",
        "{# a\n{# b #}|", "{#}|", "a {# b|", "{# a #} {# b #}|",
    ])
    func `lines that contain delimiters, are inside a comment or are blank are unchanged`(marked: String) {
        var text = EditableText(marked: marked)
        let isDone = text.toggleComment()
        #expect(!isDone)
        #expect(text.marked == marked)
        #expect(!text.canUndo)
    }

    @Test func `a comment before the lines does not matter`() {
        #expect(toggled("{# a #} b\nc|") == "{# a #} b\n{# c| #}".escaped)
        #expect(toggled("{# {# a #}\nc|") == "{# {# a #}\n{# c| #}".escaped)
    }

    @Test func `it is one undo step`() {
        let start = "a[b\nc|]d"
        let after = EditableText.after(start) {
            $0.toggleComment()
            $0.undo()
            #expect(!$0.canUndo)
        }
        #expect(after == start.escaped)
    }

    @Test func `other delimiters can be used`() {
        var text = EditableText(marked: "a|")
        text.toggleComment(opening: "<!--", closing: "-->")
        #expect(text.marked == "<!-- a| -->")
        text.toggleComment(opening: "<!--", closing: "-->")
        #expect(text.marked == "a|")
    }
}
