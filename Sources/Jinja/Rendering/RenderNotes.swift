/// What a rendering has seen of its context: the stuff of an editor's hints.
package struct RenderNotes: Sendable {
    /// A place in the context: `payload.alerts[0].labels`.
    package struct Path: Hashable, Sendable {
        package let text: String
    }

    /// A place where a value that isn't there was printed as nothing.
    package struct EmptyPrint: Hashable, Sendable {
        /// UTF-8 offsets in the text as edited.
        package let range: Range<Int>
        /// Why there is nothing: `'dict object' has no attribute 'x'`.
        package let reason: String
    }

    /// Places that were read, in the order of the first reading.
    package private(set) var read: [Path] = []
    /// Places that were asked for and weren't there.
    package private(set) var missing: [Path] = []
    package internal(set) var printedUndefined: [EmptyPrint] = []
    private var known: Set<Path> = []
    private var knownMissing: Set<Path> = []
    /// Beyond this many nobody reads them.
    private static let most = 2000

    package init() {}

    mutating func read(_ path: ContextPath) { note(path.text, isThere: true) }

    mutating func read(_ path: ContextPath, _ key: String, isThere: Bool) {
        guard known.count < Self.most else { return }
        note(path.text + ContextPath.Step.key(key).text, isThere: isThere)
    }

    mutating func read(_ path: ContextPath, _ index: Int, isThere: Bool) {
        guard known.count < Self.most else { return }
        note(path.text + ContextPath.Step.index(index).text, isThere: isThere)
    }

    mutating func read(variable: String, isThere: Bool) { note(variable, isThere: isThere) }

    private mutating func note(_ text: String, isThere: Bool) {
        let path = Path(text: text)
        if isThere {
            if known.count < Self.most, known.insert(path).inserted { read.append(path) }
        } else if knownMissing.count < Self.most, knownMissing.insert(path).inserted {
            missing.append(path)
        }
    }
}

/// Where a container of the context lies.
final class ContextPath {
    enum Step {
        case name(String)
        case key(String)
        case index(Int)

        /// How it is written behind the path of its container.
        var text: String {
            switch self {
            case .name(let name): name
            case .key(let key): key.isPythonIdentifier ? "." + key : "[\(PythonText.repr(key))]"
            case .index(let index): "[\(index)]"
            }
        }
    }

    private let parent: ContextPath?
    private let step: Step

    init(_ step: Step, in parent: ContextPath? = nil) {
        self.step = step
        self.parent = parent
    }

    private(set) lazy var text: String = (parent?.text ?? "") + step.text
}
