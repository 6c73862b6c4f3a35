/// Where the keys of a dict are in the list of its entries: a hash table of positions, which a copy of the dict shares until it changes.
struct DictIndex {
    /// The hash of each entry.
    private var hashes: [Int] = []
    /// Positions in `hashes`, or -1; twice as many places as entries at least. The size is a power of two.
    private var places: [Int32] = []

    init(_ entries: [DictObject.Entry]) {
        hashes.reserveCapacity(entries.count + 1)
        for entry in entries { hashes.append(entry.hash.mixed) }
        grow()
    }

    private mutating func grow() {
        var size = 16
        while size < hashes.count * 3 { size *= 2 }
        places = Array(repeating: -1, count: size)
        for position in hashes.indices { put(position) }
    }

    private mutating func put(_ position: Int) {
        var place = hashes[position] & (places.count - 1)
        while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
        places[place] = Int32(position)
    }

    /// The position of a key for which `isSame` holds; nil if there is none.
    func position(_ hash: HashKey, _ isSame: (Int) -> Bool) -> Int? {
        let value = hash.mixed
        var place = value & (places.count - 1)
        while places[place] >= 0 {
            let position = Int(places[place])
            if hashes[position] == value, isSame(position) { return position }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    /// Adds a key after the last entry.
    mutating func append(_ hash: HashKey) {
        hashes.append(hash.mixed)
        if hashes.count * 2 > places.count { grow() } else { put(hashes.count - 1) }
    }
}
