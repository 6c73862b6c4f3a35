/// The data of one time zone (TZif, RFC 8536), as systems keep it under `/usr/share/zoneinfo`.
package struct ZoneFile: Sendable {
    /// The zone's name with its letters as the system has them: `Europe/Berlin`.
    package let name: String
    /// What is in the file.
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// Finds the file of a zone, whatever the case of the letters in its name; nil where there is none. The name has been checked: it
/// is a relative path of ASCII letters, digits, `/`, `+`, `-` and `_`.
package typealias ZoneLoader = @Sendable (_ name: String) -> ZoneFile?
