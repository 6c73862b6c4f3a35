/// The data of one time zone (TZif, RFC 8536), as stored under `/usr/share/zoneinfo`.
package struct ZoneFile: Sendable {
    /// The zone's name in the system's case: `Europe/Berlin`.
    package let name: String
    /// The contents of the file.
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Finds the file of a zone, case-insensitive; nil if there is none. The name is already checked: a relative path of ASCII
/// letters, digits, `/`, `+`, `-` and `_`.
package typealias ZoneLoader = @Sendable (_ name: String) -> ZoneFile?
