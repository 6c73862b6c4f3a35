package import FoundationEssentials

/// A response of the service, and when it arrived.
package struct Fetched<Value: Sendable>: Sendable {
    package let value: Value
    /// The server's clock, from the `Date` header (whole seconds); nil if there was none.
    package let serverTime: Date?
    /// This machine's clock when the response was complete.
    package let receivedAt: Date

    package init(_ value: Value, serverTime: Date?, receivedAt: Date) {
        self.value = value
        self.serverTime = serverTime
        self.receivedAt = receivedAt
    }

    package func map<Other>(_ transform: (Value) -> Other) -> Fetched<Other> {
        Fetched<Other>(transform(value), serverTime: serverTime, receivedAt: receivedAt)
    }
}

extension Fetched: Equatable where Value: Equatable {}
extension Fetched: Hashable where Value: Hashable {}

/// A page of "List integrations".
package struct IntegrationPage: Hashable, Sendable {
    package let integrations: [Integration]
    /// From 1, as the server reports it; otherwise the page that was requested.
    package let number: Int
    /// nil if the server does not report it.
    package let totalPages: Int?
    /// Total number of integrations, if the server reports it.
    package let count: Int?
    /// The rows without an id that can be read. They are not in `integrations`.
    package let leftOut: [RowWithoutID]

    package init(
        integrations: [Integration], number: Int, totalPages: Int?, count: Int?, leftOut: [RowWithoutID] = []
    ) {
        self.integrations = integrations
        self.number = number
        self.totalPages = totalPages
        self.count = count
        self.leftOut = leftOut
    }
}
