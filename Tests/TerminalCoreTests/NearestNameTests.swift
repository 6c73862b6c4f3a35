import TerminalCore
import Testing

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("refresh_second", "refresh_seconds"), ("them", "theme"), ("thmee", "theme"), ("URL", "url"), ("zzz", nil),
        ("", nil),
    ])
    func `the nearest name is one typo away`(name: String, near: String?) {
        #expect(NearestName.of(name, among: ["url", "theme", "refresh_seconds", "context"]) == near)
    }
}
