import Foundation
import JSON

@testable import Jinja

/// One case of the corpus: a template, its variables, and what real jinja2 3.1.6 made of them.
struct CorpusCase: Sendable {
    let id: String
    let family: String
    let template: String
    let context: JSONObject
    let now: String?
    let mode: RenderMode
    let truthy: Bool?
    let expect: JSONValue

    init?(line: String) {
        guard let json = try? JSONReader.read(line, limits: .init(depth: 400)), let id = json["id"]?.string,
            let family = json["family"]?.string, let template = json["template"]?.string, let expect = json["expect"]
        else { return nil }
        self.id = id
        self.family = family
        self.template = template
        self.expect = expect
        context = json["context"]?.object ?? JSONObject()
        now = json["now"]?.string
        mode = json["mode"]?.string.flatMap { RenderMode(rawValue: $0) } ?? .plain
        truthy = json["truthy"]?.bool
    }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// Everything in the folder beside this file.
    static let all: [CorpusCase] = {
        let corpus = folder.appendingPathComponent("Corpus")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
        return names.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap {
            cases(in: corpus.appendingPathComponent($0))
        }
    }()

    /// What random templates have brought to light, with the answers of Python's jinja2.
    static let found = cases(in: folder.appendingPathComponent("Oracle/found.jsonl"))

    private static func cases(in file: URL) -> [CorpusCase] {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { CorpusCase(line: String($0)) }
    }

    func render(_ template: Template) -> Rendering {
        template.render(context, now: now.flatMap { RenderInstant(iso: $0) } ?? .now, mode: mode)
    }
}
