/// Unicode character names, for `\N{…}`.
enum CharacterNames {
    /// The character called `name`, case-insensitive. It searches the planes that have named characters, which takes some
    /// milliseconds; no ordinary template needs it.
    static func scalar(named name: String) -> Unicode.Scalar? {
        let wanted = name.uppercased()
        if let ideograph = numbered(wanted) { return ideograph }
        for plane in [0..<UInt32(0x3_0000), 0xE_0000..<0xE_0200] {
            for value in plane {
                guard let scalar = Unicode.Scalar(value) else { continue }
                if scalar.properties.name == wanted || scalar.properties.nameAlias == wanted { return scalar }
            }
        }
        return nil
    }

    private static func numbered(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("CJK UNIFIED IDEOGRAPH-") else { return nil }
        guard let value = UInt32(name.dropFirst(22), radix: 16), let scalar = Unicode.Scalar(value) else { return nil }
        return scalar.properties.isIdeographic ? scalar : nil
    }
}
