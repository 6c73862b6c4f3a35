import JSON

/// An object, compared by identity.
package struct Identity: Hashable {
    let object: AnyObject

    package static func == (a: Identity, b: Identity) -> Bool { a.object === b.object }
    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(object)) }
}

/// The key by which Python compares dict keys: `1`, `1.0` and `True` are one key.
enum HashKey: Hashable {
    case none
    case int(Int)
    case big(BigInteger)
    case float(UInt64)
    case text(ExactText)
    case bytes([UInt8])
    case tuple([HashKey])
    case undefined
    case moment(Int, isAware: Bool)
    case duration(days: Int, microseconds: Int)
    case zone(Int)
    /// Retains the object, because its address could be reused once it is released.
    case identity(Identity)
    indirect case method(String, HashKey)

    /// A hash for tables of this engine. That of a number is made quickly.
    var mixed: Int {
        guard case .int(let number) = self else { return hashValue }
        let product = UInt64(bitPattern: Int64(number)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: product.high ^ product.low)
    }

    /// - Throws: a `TypeError` for an unhashable value.
    init(_ value: Value) throws {
        switch value {
        case .none: self = .none
        case .bool(let value): self = .int(value ? 1 : 0)
        case .int(let value): self = .int(value)
        case .big(let value): self = .big(value)
        case .float(let value):
            if let whole = Int(exactly: value) {
                self = .int(whole)
            } else if value.isFinite, value == value.rounded() {
                self = .big(BigInteger(value))
            } else {
                self = .float(value.bitPattern)
            }
        case .string(let text), .markup(let text): self = .text(ExactText(text))
        case .bytes(let bytes): self = .bytes(bytes)
        case .tuple(let tuple): self = .tuple(try tuple.items.map(HashKey.init))
        case .undefined: self = .undefined
        case .list, .dict: throw PythonError.type("unhashable type: '\(value.className)'")
        case .object(let object): self = try object.hashKey()
        }
    }
}
