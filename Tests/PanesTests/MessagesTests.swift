import Features
import Foundation
import Panes
import Planning
import Testing

/// Every sentence of the status line, as approved, in `Messages/notices.txt`: case, level, sentence.
///
/// With `RECORD_SCREENS=1` in the environment the file is written instead of compared.
@Suite struct MessagesTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Messages/notices.txt")
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD_SCREENS"] == "1"

    @Test func `every sentence is as recorded`() throws {
        let lines = Notice.samples.map { "\($0.path) | \($0.level) | \($0.sentence)" }
        let text = lines.joined(separator: "\n") + "\n"
        if Self.isRecording {
            try text.write(to: Self.file, atomically: true, encoding: .utf8)
        } else {
            let recorded = try String(contentsOf: Self.file, encoding: .utf8)
            #expect(text == recorded)
        }
    }

    @Test func `every case has samples, which belong to it`() {
        Self.expectSamples(of: Notice.self)
        Self.expectSamples(of: DisabledReason.self)
        Self.expectSamples(of: UnboundKey.self)
        Self.expectSamples(of: UnboundHint.self)
        Self.expectSamples(of: EditingNotice.self)
        Self.expectSamples(of: StudioNotice.self)
        Self.expectSamples(of: DraftNotice.self)
        Self.expectSamples(of: ServerHint.self)
        Self.expectSamples(of: PlanNotice.self)
        Self.expectSamples(of: ContextNotice.self)
        Self.expectSamples(of: MaintenanceNotice.self)
        Self.expectSamples(of: CreationNotice.self)
        Self.expectSamples(of: UncertainCreation.self)
        Self.expectSamples(of: ReadNotice.self)
        Self.expectSamples(of: WriteNotice.self)
        Self.expectSamples(of: DiskNotice.self)
        Self.expectSamples(of: JournalRefusal.self)
    }

    private static func expectSamples<Value: Sampled>(of type: Value.Type) {
        for kind in Value.Kind.allCases {
            let samples = Value.samples(of: kind)
            #expect(!samples.isEmpty, "\(type).\(kind)")
            #expect(samples.allSatisfy { $0.kind == kind }, "\(type).\(kind)")
        }
    }

    @Test func `no sentence is empty, ends with a full stop or has two lines`() {
        for notice in Notice.samples {
            let sentence = notice.sentence
            #expect(!sentence.isEmpty && !sentence.hasSuffix(".") && !sentence.contains("\n"), "\(notice.path)")
        }
    }
}
