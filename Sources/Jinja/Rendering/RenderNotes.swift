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

    /// A place that was asked for and isn't there, and where that is written.
    package struct Miss: Sendable {
        /// The place that was asked for.
        package let path: ContextPath
        /// UTF-8 offsets in the `SourceText`; nil where a method or a filter asked.
        package var range: Range<Int>?
    }

    /// Places that were read, in the order of the first reading.
    package var read: [Path] { RenderNotes.distinct(reads) }
    /// Places that were asked for and weren't there.
    package var missing: [Path] { RenderNotes.distinct(misses.map(\.path)) }
    package internal(set) var printedUndefined: [EmptyPrint] = []
    private var reads: [ContextPath] = []
    /// Places that weren't there, with where they are written.
    package private(set) var misses: [Miss] = []
    /// Beyond this many nobody reads them.
    private static let maxCount = 2000

    package init() {}

    mutating func read(_ path: ContextPath) { note(path, exists: true) }

    mutating func read(_ path: ContextPath, _ key: String, exists: Bool) {
        note(ContextPath(.key(key), in: path), exists: exists)
    }

    mutating func read(_ path: ContextPath, _ index: Int, exists: Bool) {
        note(ContextPath(.index(index), in: path), exists: exists)
    }

    mutating func read(variable: String) { note(ContextPath(.name(variable)), exists: true) }

    mutating func missed(variable: String, at range: Range<Int>) {
        if misses.count < Self.maxCount { misses.append(Miss(path: ContextPath(.name(variable)), range: range)) }
    }

    /// Tells where the miss that has just been noted is written.
    /// - Parameter container: the place that was asked; nil where it isn't of the context, so that nothing was noted.
    mutating func placeMiss(_ range: Range<Int>, in container: ContextPath?) {
        guard let container, let last = misses.last, last.range == nil, last.path.parent === container else { return }
        misses[misses.count - 1].range = range
    }

    private mutating func note(_ path: ContextPath, exists: Bool) {
        if exists {
            if reads.count < Self.maxCount { reads.append(path) }
        } else if misses.count < Self.maxCount {
            misses.append(Miss(path: path))
        }
    }

    private static func distinct(_ paths: [ContextPath]) -> [Path] {
        var known: Set<Path> = []
        return paths.map { Path(text: $0.text) }.filter { known.insert($0).inserted }
    }
}

/// A place in the context.
package final class ContextPath: Sendable {
    /// The last part of a path.
    package enum Step: Sendable {
        case name(String)
        case key(String)
        case index(Int)

        /// How it is written behind the path of its container.
        package var text: String {
            switch self {
            case .name(let name): name
            case .key(let key): key.isPythonIdentifier ? "." + key : "[\(PythonText.repr(key))]"
            case .index(let index): "[\(index)]"
            }
        }
    }

    /// The place that it lies in; nil for a variable.
    package let parent: ContextPath?
    /// What leads to it from there.
    package let step: Step

    init(_ step: Step, in parent: ContextPath? = nil) {
        self.step = step
        self.parent = parent
    }

    /// As a template writes it.
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
