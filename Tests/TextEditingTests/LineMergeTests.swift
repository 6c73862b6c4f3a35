import Testing
import TextEditing

@Suite struct LineMergeTests {
    @Test(arguments: [
        // Mine, theirs, base, merged.
        ("A\nb\nc\n", "a\nb\nC\n", "a\nb\nc\n", "A\nb\nC\n"),
        ("a\nb\nc\nmine\n", "theirs\na\nb\nc\n", "a\nb\nc\n", "theirs\na\nb\nc\nmine\n"),
        ("a\nc\nd\ne\n", "a\nb\nc\nd\nE", "a\nb\nc\nd\ne\n", "a\nc\nd\nE"),
        ("same\n", "same\n", "a\n", "same\n"),
        ("a\r\nb\r\nC", "A\r\nb\r\nc", "a\r\nb\r\nc", "A\r\nb\r\nC"),
        ("a", "b", "a", "b"),
        ("", "x\ny\nz\n", "x\ny\nz\n", ""),
    ])
    func `changes of different lines are both kept`(mine: String, theirs: String, base: String, merged: String) {
        #expect(LineMerge.merged(mine, theirs, from: base) == merged)
        #expect(LineMerge.merged(theirs, mine, from: base) == merged)
    }

    @Test(arguments: [
        ("mine", "theirs", "a"), ("a\nmine\n", "a\ntheirs\n", "a\nb\n"),
        // Next to each other: nothing says that they don't belong together.
        ("A\nb\n", "a\nB\n", "a\nb\n"), ("a\nx\n", "a\ny\n", "a\n"),
    ])
    func `changes of the same lines, or of neighbours, are not merged`(mine: String, theirs: String, base: String) {
        #expect(LineMerge.merged(mine, theirs, from: base) == nil)
        #expect(LineMerge.merged(theirs, mine, from: base) == nil)
    }
}
