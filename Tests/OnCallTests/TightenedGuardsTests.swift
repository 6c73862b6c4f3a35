import OnCall
import Testing

@Suite struct TightenedGuardsTests {
    @Test func `of two guards the stricter counts, whichever comes first`() {
        var one = WriteGuards()
        one.maxWindow = WindowGrammar.Limit(seconds: 3600, source: "a")
        one.forbidden = WriteGuards.Sourced([.delete], source: "a")
        one.unlockMinutes = 10
        var other = WriteGuards()
        other.isProtected = true
        other.confirmation = .name
        other.triggers = [.verb(.bulk)]
        other.forbidden = WriteGuards.Sourced([.bulk], source: "b")
        other.teams = WriteGuards.Sourced(["SRE"], source: "b")
        for both in [one.tightened(by: other), other.tightened(by: one)] {
            #expect(both.isProtected && both.confirmation == .name && both.triggers == [.verb(.bulk)])
            #expect(both.maxWindow?.seconds == 3600)
            #expect(Set(both.forbidden?.value ?? []) == [.delete, .bulk])
            #expect(both.teams?.value == ["SRE"])
            #expect(both.unlockMinutes == nil)
        }
        #expect(one.tightened(by: one) == one)
        #expect(one.tightened(by: WriteGuards()).forbidden?.value == [.delete])
    }
}
