package import FoundationEssentials

extension Date {
    /// Parses `2026-11-23T15:21:23Z`, also with fractional seconds or an offset, as other resources of the same API use them. Nil
    /// for anything else.
    package init?(iso8601 text: String) {
        let plain = Date.ISO8601FormatStyle()
        if let date = try? plain.parse(text) {
            self = date
        } else if let date = try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text) {
            self = date
        } else {
            return nil
        }
    }

    /// `2026-11-23T15:21:23Z`.
    package var iso8601: String { formatted(Date.ISO8601FormatStyle()) }
}
