import ConsoleScript
import Features
import OnCall
import Testing

@Suite struct DeletionTests {
    @Test func `the confirmation word has to be typed`() {
        var script = Script([.sample("C1"), .sample("C2")])
        script.press("d<Enter>")
        #expect(script.calls == [])
        script.press("delet<Enter>")
        #expect(script.calls == [])
        script.press("e<Enter>")
        #expect(script.calls == [.delete(IntegrationID("C1"))])
        #expect(script.console.list.rows.count == 2)
        script.answer(script.latest, .deleted)
        #expect(script.console.list.rows.map(\.rawValue) == ["C2"])
        #expect(script.console.selectedID == IntegrationID("C2"))
    }

    @Test func `a refused deletion changes nothing`() {
        var script = Script([.sample("C1")])
        script.press("ddelete<Enter>")
        script.answer(script.latest, .failed(ServiceError(.refused, status: 403)))
        #expect(script.console.list.rows.count == 1)
        #expect(script.console.notice?.level == .failure)
    }
}
