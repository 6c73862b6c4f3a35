/// What a rendering read from its context, for an editor's hints.
package struct RenderNotes: Sendable {
    /// A path in the context: `payload.alerts[0].labels`.
    package struct Path: Hashable, Sendable {
        package let text: String
    }

    /// A missing value that was printed as nothing.
    package struct EmptyPrint: Hashable, Sendable {
        /// UTF-8 offsets in the text as edited.
        package let range: Range<Int>
        /// Why it is missing: `'dict object' has no attribute 'x'`.
        package let reason: String
    }

    /// A missing path, and where it is written.
    package struct Miss: Sendable {
        /// The path that was read.
        package let path: ContextPath
        /// UTF-8 offsets in the `SourceText`; nil if a method or a filter read it.
        package var range: Range<Int>?
    }

    /// Paths that were read, in the order of the first read.
    package var read: [Path] { RenderNotes.distinct(reads.map(\.text)) }
    /// Paths that were read and are missing.
    package var missing: [Path] { RenderNotes.distinct(misses.map(\.path.text)) }
    package internal(set) var printedUndefined: [EmptyPrint] = []
    private var reads: [Read] = []

    /// The missing paths, with their ranges.
    package private(set) var misses: [Miss] = []
    /// What was read. Its path is made only when it is asked for.
    private enum Read: Sendable {
        case variable(String)
        case key(String, of: ContextPath)
        case container(ContextPath)

        var text: String {
            switch self {
            case .variable(let name): name
            case .key(let key, let container): container.text + ContextPath.Step.key(key).text
            case .container(let path): path.text
            }
        }
    }

    /// The maximum number of notes of each kind.
    private static let maxCount = 2000

    package init() {}

    mutating func read(_ path: ContextPath) { note(.container(path)) }

    mutating func read(_ path: ContextPath, _ key: String, exists: Bool) {
        if exists { note(.key(key, of: path)) } else { miss(ContextPath(.key(key), in: path)) }
    }

    mutating func read(_ path: ContextPath, missing index: Int) { miss(ContextPath(.index(index), in: path)) }

    mutating func read(variable: String) { note(.variable(variable)) }

    mutating func missed(variable: String, at range: Range<Int>) {
        if misses.count < Self.maxCount { misses.append(Miss(path: ContextPath(.name(variable)), range: range)) }
    }

    /// Sets the range of the miss just recorded.
    /// - Parameter container: the path of the container; nil if it isn't part of the context, so that nothing was recorded.
    mutating func setMissRange(_ range: Range<Int>, in container: ContextPath?) {
        guard let container, let last = misses.last, last.range == nil, last.path.parent === container else { return }
        misses[misses.count - 1].range = range
    }

    private mutating func note(_ read: Read) {
        if reads.isEmpty { reads.reserveCapacity(4) }
        if reads.count < Self.maxCount { reads.append(read) }
    }

    private mutating func miss(_ path: ContextPath) {
        if misses.count < Self.maxCount { misses.append(Miss(path: path)) }
    }

    private static func distinct(_ paths: [String]) -> [Path] {
        var known: Set<Path> = []
        return paths.map { Path(text: $0) }.filter { known.insert($0).inserted }
    }
}

/// A path in the context.
package final class ContextPath: Sendable {
    /// The last part of a path.
    package enum Step: Sendable {
        case name(String)
        case key(String)
        case index(Int)

        /// As written after the path of its container.
        package var text: String {
            switch self {
            case .name(let name): name
            case .key(let key): key.isPythonIdentifier ? "." + key : "[\(PythonText.repr(key))]"
            case .index(let index): "[\(index)]"
            }
        }
    }

    /// The path of the container; nil for a variable.
    package let parent: ContextPath?
    /// The step from the container.
    package let step: Step

    init(_ step: Step, in parent: ContextPath? = nil) {
        self.step = step
        self.parent = parent
    }

    /// As written in a template.
    package var text: String {
        var steps = [step.text]
        var path = parent
        while let current = path {
            steps.append(current.step.text)
            path = current.parent
        }
        return steps.reversed().joined()
    }
}
