import Foundation
import JSON
import OnCall
import ServerTemplates
import Testing

@testable import OnCallTemplates

@Suite struct ChannelStepTests {
    /// Texts and what the packages of the engine make of them. `CHANNELS_TABLE` names a larger file, written by `Oracle/channels.py`.
    private static let examples: [JSONValue] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file =
            ProcessInfo.processInfo.environment["CHANNELS_TABLE"].map { URL(fileURLWithPath: $0) }
            ?? folder.appendingPathComponent("Oracle/channels.jsonl")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { try? JSONReader.read(String($0)) }
    }()

    @Test(arguments: [("web", SlackMarkup.web), ("email", .email), ("telegram", .telegram), ("plain", .plain)])
    func `Slack markup becomes what the engine makes of it`(style: String, markup: SlackMarkup) {
        #expect(ChannelStepTests.examples.count >= 300)
        for example in ChannelStepTests.examples {
            let text = example["text"]?.string ?? ""
            expectSame(markup.format(text), example[style]?.string ?? "", "\(style) of \(text.debugDescription)")
        }
    }

    @Test func `texts are escaped and cut as by the engine`() {
        for example in ChannelStepTests.examples {
            let text = example["text"]?.string ?? ""
            expectSame(HTMLText.escaped(text), example["escaped"]?.string ?? "", text.debugDescription)
            let length = example["length"]?.number?.int ?? 0
            expectSame(
                ShortenedText.within(length, of: text, ending: "…"), example["cut"]?.string ?? "",
                "\(length) of \(text.debugDescription)")
        }
    }

    @Test func `Markdown becomes the text that SMS and phone calls get`() {
        for example in ChannelStepTests.examples {
            let text = example["text"]?.string ?? ""
            expectSame(PlainMarkup.cleaned(text), example["cleaned"]?.string ?? "", text.debugDescription)
        }
    }

    @Test func `Markdown becomes the HTML of web pages and e-mails`() {
        for example in ChannelStepTests.examples {
            let text = example["text"]?.string ?? ""
            expectSame(RichMarkup.html(text), example["html"]?.string ?? "", text.debugDescription)
        }
    }

    @Test func `addresses of images are judged as by Django`() {
        for example in ChannelStepTests.examples {
            let address = example["address"]?.string ?? ""
            #expect(ImageAddress.isValid(address) == example["valid"]?.bool, "\(address.debugDescription)")
        }
    }

    private func expectSame(_ ours: String, _ theirs: String, _ comment: String) {
        #expect(Array(ours.unicodeScalars) == Array(theirs.unicodeScalars), "\(comment)")
    }
}
