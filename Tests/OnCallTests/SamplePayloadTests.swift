import JSON
import Testing

@testable import OnCall

@Suite struct SamplePayloadTests {
    private static let types = Set(Dialect.allCases.flatMap(\.creatableTypes)).sorted()
    private static let everyType = types + ["legacy_alertmanager", "legacy_grafana_alerting", "direct_paging"]

    @Test(arguments: types) func `every type that can be created has its own samples`(type: String) throws {
        let samples = SamplePayload.all(forType: type)
        #expect(SamplePayload.ownSamples(type) == samples)
        #expect(samples.first?.name == "firing")
        let others = Self.types.filter { $0 != type }.flatMap { SamplePayload.all(forType: $0) }
        #expect(Set(samples.map(\.text)).isDisjoint(with: others.map(\.text)))
    }

    @Test func `an unknown type gets the samples of a webhook`() {
        #expect(SamplePayload.ownSamples("no_such_type") == nil)
        #expect(SamplePayload.all(forType: "no_such_type") == SamplePayload.all(forType: "webhook"))
    }

    /// A sample that is edited and reformatted then differs only in the edit.
    @Test(arguments: everyType) func `a sample is an object in our JSON format`(type: String) throws {
        for sample in SamplePayload.all(forType: type) {
            let json = try JSONReader.read(sample.text)
            #expect(json.object?.isEmpty == false, "\(sample.name)")
            #expect(json.indentedText() == sample.text, "\(sample.name)")
        }
    }

    @Test(arguments: everyType) func `the samples of a type are distinct, and each has a description`(type: String) {
        let samples = SamplePayload.all(forType: type)
        #expect(Set(samples.map(\.name)).count == samples.count)
        #expect(Set(samples.map(\.text)).count == samples.count)
        for sample in samples {
            #expect(!sample.name.isEmpty && !sample.summary.isEmpty)
            #expect(!sample.summary.contains("\n") && sample.summary.count <= 64, "\(sample.summary)")
        }
    }

    /// A manually created alert has no resolved counterpart.
    @Test(arguments: types.filter { $0 != "manual" })
    func `every firing sample has a resolved one`(type: String) throws {
        let samples = SamplePayload.all(forType: type)
        let firing = try #require(samples.first { $0.name == "firing" })
        let resolved = try #require(samples.first { $0.name == "resolved" })
        #expect(try JSONReader.read(firing.text) != JSONReader.read(resolved.text))
    }

    @Test func `alerts of Alertmanager are counted correctly`() throws {
        for type in ["alertmanager", "grafana_alerting"] {
            for sample in SamplePayload.all(forType: type) {
                let json = try JSONReader.read(sample.text)
                let states = try #require(json["alerts"]?.array).map { $0["status"]?.string }
                #expect(json["numFiring"]?.number?.int == states.count { $0 == "firing" }, "\(type) \(sample.name)")
                #expect(json["numResolved"]?.number?.int == states.count { $0 == "resolved" }, "\(type) \(sample.name)")
                #expect(json["status"]?.string == (states.contains("firing") ? "firing" : "resolved"))
                for (name, value) in try #require(json["commonLabels"]?.object) {
                    let labels = try #require(json["alerts"]?.array).map { $0["labels"]?[name] }
                    #expect(labels.allSatisfy { $0 == value }, "\(type) \(sample.name) \(name)")
                }
            }
        }
    }

    /// Reserved example names (RFC 2606) and documentation addresses (RFC 5737).
    @Test(arguments: everyType) func `no sample names a host that may exist`(type: String) {
        for sample in SamplePayload.all(forType: type) {
            #expect(Self.realHosts(in: sample.text) == [], "\(sample.name)")
        }
    }

    @Test(arguments: [
        ("http://somewhere/x", "somewhere"), ("see shop.de", "shop.de"), ("me@mail.org", "mail.org"),
        ("10.0.0.1", "10.0.0.1"), ("https://notexample.net", "notexample.net"),
        ("https://example.net.shop.io/", "example.net.shop.io"),
    ])
    func `hosts that may exist are found`(text: String, host: String) {
        #expect(Set(Self.realHosts(in: text)) == [host])
    }

    private static func realHosts(in text: String) -> [String] {
        let endings: Set = [
            "app", "ch", "cloud", "co", "com", "corp", "de", "dev", "eu", "fr", "io", "local", "net", "org", "pl", "uk",
        ]
        let addresses = ["192.0.2.", "198.51.100.", "203.0.113."]
        func isReserved(_ host: Substring) -> Bool {
            let labels = host.split(separator: ".")
            return labels.count >= 2 && labels[labels.count - 2] == "example"
                && ["com", "net", "org"].contains(labels.last)
                || addresses.contains { host.hasPrefix($0) }
        }
        let linked = text.matches(of: /:\/\/([^\/\s"':?)>]+)/).map { $0.output.1 }
        let named = text.matches(of: /[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+/).map(\.output).filter { name in
            let labels = name.split(separator: ".")
            let isAddress = labels.count == 4 && labels.allSatisfy { UInt8($0) != nil }
            return isAddress || endings.contains(labels.last?.lowercased() ?? "")
        }
        return (linked + named).filter { !isReserved($0) }.map(String.init)
    }
}
