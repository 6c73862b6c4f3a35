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
    }

    static let root = 0
    /// Limits for a text in which every object is different.
    private static let maxNodes = 1024
    private static let maxChildren = 32
    private static let maxKeys = 64

    private var nodes = [Node(bytes: [], keys: [])]

    /// The keys up to a node.
    func keys(of node: Int) -> [String] { nodes[node].keys }

    /// How many keys an object that begins with the keys up to a node probably has.
    func expectedCount(of node: Int) -> Int { nodes[node].lastCount }

    /// Remembers how many keys an object had.
    mutating func note(count: Int, of node: Int) { nodes[node].lastCount = count }

    /// The node of a further key.
    /// - Parameter bytes: the key as it is spelled in the text; it has no escapes.
    /// - Returns: nil if the key is a duplicate, or a limit is reached. The keys of such an object are not shared.
    mutating func child(of node: Int, _ bytes: ArraySlice<UInt8>) -> Int? {
        for child in nodes[node].children where nodes[child].bytes.elementsEqual(bytes) { return child }
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
