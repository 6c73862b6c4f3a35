import Foundation
import JSON
import Testing

@testable import OnCall

/// The source files of the embedded samples.
@Suite struct PayloadFileTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/OnCall/Payloads/samples")

    @Test func `every file is embedded, and nothing else`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(names.sorted() == SamplePayload.types.map { "\($0).json" }.sorted())
    }

    @Test(arguments: SamplePayload.types) func `a file contains samples in our JSON format`(type: String) throws {
        let file = Self.folder.appendingPathComponent("\(type).json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let json = try JSONReader.read(text)
        #expect(json.indentedText() + "\n" == text)
        let samples = try #require(json.array)
        #expect(!samples.isEmpty)
        for sample in samples { #expect(sample.object?.keys == ["name", "summary", "payload"]) }
        #expect(SamplePayload.ownSamples(type)?.map(\.text) == samples.map { $0["payload"]?.indentedText() })
    }

    @Test func `there are sixty samples of twenty-five types, and none is larger than a terminal`() {
        let samples = SamplePayload.types.flatMap { SamplePayload.all(forType: $0) }
        #expect(SamplePayload.types.count == 25)
        #expect(samples.count == 60)
        for sample in samples { #expect((30...8192).contains(sample.text.utf8.count), "\(sample.text.utf8.count)") }
    }

    @Test func `numbers are written as their senders write them`() throws {
        let numbers = SamplePayload.types.flatMap { SamplePayload.all(forType: $0) }.flatMap { Self.numbers($0.text) }
        #expect(numbers.contains { $0.isInteger })
        #expect(numbers.contains { !$0.isInteger })
        #expect(numbers.allSatisfy { $0.double.isFinite })
    }

    private static func numbers(_ text: String) -> [JSONNumber] {
        func all(_ value: JSONValue) -> [JSONNumber] {
            switch value {
            case .number(let number): [number]
            case .array(let values): values.flatMap(all)
            case .object(let object): object.values.flatMap(all)
            default: []
            }
        }
        return (try? JSONReader.read(text)).map(all) ?? []
    }
}
