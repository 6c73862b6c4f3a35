import FoundationEssentials
import JSON
import OnCall
import Testing

@Suite struct ChosenPayloadTests {
    @Test(
        arguments: [
            .sample("firing"),
            .alert(id: "I1", title: "Disk\u{1B}[31m", receivedAt: Date(timeIntervalSince1970: 1.8e9)),
            .alert(id: "", title: "", receivedAt: nil), .file(path: "/tmp/e\u{301}.json"),
            .edited(of: "sample 'firing'"),
        ] as [ChosenPayload.Source])
    func `a chosen payload round-trips through a file`(source: ChosenPayload.Source) throws {
        let chosen = ChosenPayload(source: source, text: "{\r\n\t\"a\": 1.0, \u{0} e\u{301}")
        let back = try #require(ChosenPayload(try JSONReader.read(chosen.json.indentedText())))
        #expect(back == chosen)
        #expect(back.text.isExactly(chosen.text))
    }

    @Test(arguments: [
        "[]", "{}", #"{"text":"x"}"#, #"{"text":"x","source":"sample"}"#, #"{"text":"x","source":{}}"#,
        #"{"text":"x","source":{"kind":"dream"}}"#, #"{"text":"x","source":{"kind":"sample"}}"#,
        #"{"text":"x","source":{"kind":"alert","id":"I1"}}"#, #"{"text":"x","source":{"kind":"file","path":7}}"#,
        #"{"text":"x","source":{"kind":"edited"}}"#, #"{"text":1,"source":{"kind":"sample","name":"firing"}}"#,
    ])
    func `invalid JSON is not a chosen payload`(text: String) throws {
        #expect(ChosenPayload(try JSONReader.read(text)) == nil)
    }

    @Test func `an edited payload keeps the description of its original`() {
        let sample = ChosenPayload(source: .sample("firing"), text: "{}")
        let once = sample.edited("{ }")
        #expect(once == ChosenPayload(source: .edited(of: "sample 'firing'"), text: "{ }"))
        #expect(once.edited("[]") == ChosenPayload(source: .edited(of: "sample 'firing'"), text: "[]"))
        #expect(once.source.summary == "edited, was sample 'firing'")
    }

    @Test func `an alert without a title is named by its id`() {
        #expect(ChosenPayload.Source.alert(id: "I1", title: "", receivedAt: nil).summary == "alert I1")
        #expect(ChosenPayload.Source.alert(id: "I1", title: "Disk", receivedAt: nil).summary == "alert 'Disk'")
        #expect(ChosenPayload.Source.file(path: "/x.json").summary == "file /x.json")
    }
}
