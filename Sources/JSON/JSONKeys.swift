/// The keys of the objects of one text, shared by objects with the same keys in the same order. The rows of a list all have the same
/// keys: an array of them for each row would take more memory than the values.
///
/// A tree: each node is a key after those of the nodes above it.
struct JSONKeys {
    private struct Node {
        /// The last key, as it is spelled in the text without its quotes.
        let bytes: [UInt8]
        /// All keys from the root to this one.
        let keys: [String]
        var children: [Int] = []
        /// How many keys the last object through this node had.
        var lastCount = 0
        /// The last values of the key that differed from one another.
        var values: [Known] = []
        /// Which of them is replaced next.
        var oldest = 0
    }

    /// A value that was read before.
    struct Known {
        let value: JSONValue
        /// Where it is in the text.
        let range: Range<Int>
        /// How deep it was nested.
        let depth: Int
    }

    static let root = 0
    /// Limits for a text in which every object is different.
    private static let maxNodes = 1024
    private static let maxChildren = 32
    private static let maxKeys = 64
    /// So many different values of a key are remembered, if they have at least so many bytes.
    private static let maxValues = 4
    private static let minBytes = 24

    private var nodes = [Node(bytes: [], keys: [])]

    /// The keys up to a node.
    func keys(of node: Int) -> [String] { nodes[node].keys }

    /// How many keys an object that begins with the keys up to a node probably has.
    func expectedCount(of node: Int) -> Int { nodes[node].lastCount }

    /// Remembers how many keys an object had.
    mutating func note(count: Int, of node: Int) { nodes[node].lastCount = count }

    /// The value of a node that was read before and comes again, and its size in bytes.
    /// - Parameters:
    ///   - bytes: the text; known values are in it.
    ///   - index: where the value begins, which is an array or an object.
    func repeated(
        of node: Int, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, depth: Int
    ) -> (value: JSONValue, size: Int)? {
        for place in nodes[node].values.indices {
            let range = nodes[node].values[place].range
            // An array or object ends with its bracket, whatever follows. Nested deeper, it could exceed the limit.
            if nodes[node].values[place].depth >= depth, JSONKeys.isRepeated(range, bytes, at: index) {
                return (nodes[node].values[place].value, range.count)
            }
        }
        return nil
    }

    /// Whether the bytes of an earlier part come again.
    private static func isRepeated(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        // Both parts are inside the text.
        guard range.count <= bytes.count - index else { return false }
        let all = UnsafeRawBufferPointer(bytes)
        var offset = 0
        while offset + 8 <= range.count {
            let known = all.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: UInt64.self)
            guard known == all.loadUnaligned(fromByteOffset: index + offset, as: UInt64.self) else { return false }
            offset += 8
        }
        while offset < range.count {
            guard all[range.lowerBound + offset] == all[index + offset] else { return false }
            offset += 1
        }
        return true
    }

    /// Remembers a value, in place of the oldest.
    mutating func note(_ known: Known, of node: Int) {
        guard known.range.count >= JSONKeys.minBytes else { return }
        if nodes[node].values.count < JSONKeys.maxValues {
            nodes[node].values.append(known)
        } else {
            nodes[node].values[nodes[node].oldest] = known
            nodes[node].oldest = (nodes[node].oldest + 1) % JSONKeys.maxValues
        }
    }

    /// The node of a further key.
    /// - Parameter bytes: the key as it is spelled in the text; it has no escapes.
    /// - Returns: nil if the key is a duplicate, or a limit is reached. The keys of such an object are not shared.
    mutating func child(of node: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        for place in nodes[node].children.indices {
            let child = nodes[node].children[place]
            if nodes[child].bytes.count == bytes.count, nodes[child].bytes.elementsEqual(bytes) { return child }
        }
        guard nodes.count < JSONKeys.maxNodes, nodes[node].children.count < JSONKeys.maxChildren,
            nodes[node].keys.count < JSONKeys.maxKeys
        else { return nil }
        let key = String(decoding: bytes, as: UTF8.self)
        guard !nodes[node].keys.contains(where: { $0.isExactly(key) }) else { return nil }
        nodes.append(Node(bytes: Array(bytes), keys: nodes[node].keys + [key]))
        nodes[node].children.append(nodes.count - 1)
        return nodes.count - 1
    }
}
