package import Foundation
package import JSON
package import Jinja

/// One case of the corpus: a template, its variables, and the result of real jinja2 3.1.6.
package struct CorpusCase: Sendable {
    package let id: String
    package let family: String
    package let template: String
    package let context: JSONObject
    package let now: String?
    package let mode: RenderMode
    package let truthy: Bool?
    package let expect: JSONValue

    package init?(line: String) {
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

    /// The folder of the corpus and the oracle.
    package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("JinjaTests")

    /// All cases in the folder `Corpus`.
    package static let all: [CorpusCase] = {
        let corpus = folder.appendingPathComponent("Corpus")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
        return names.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap {
            cases(in: corpus.appendingPathComponent($0))
        }
    }()

    /// Regressions found by random templates, with the results of Python's jinja2.
    package static let found = cases(in: folder.appendingPathComponent("Oracle/found.jsonl"))

    private static func cases(in file: URL) -> [CorpusCase] {
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { CorpusCase(line: String($0)) }
    }

    /// The result of this engine.
    package func render(_ template: Template) -> Rendering {
        template.render(context, now: now.flatMap { RenderInstant(iso: $0) } ?? .now, mode: mode)
    }
}
