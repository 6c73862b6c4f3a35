package import FoundationEssentials

/// What the service answered, and when.
package struct Answer<Value: Sendable>: Sendable {
    package let value: Value
    /// The server's clock, from the `Date` header (whole seconds); nil where it sent none.
    package let serverTime: Date?
    /// This machine's clock when the answer was complete.
    package let receivedAt: Date

    package init(_ value: Value, serverTime: Date?, receivedAt: Date) {
        self.value = value
        self.serverTime = serverTime
        self.receivedAt = receivedAt
    }

    package func map<Other>(_ transform: (Value) -> Other) -> Answer<Other> {
        Answer<Other>(transform(value), serverTime: serverTime, receivedAt: receivedAt)
    }
}

extension Answer: Equatable where Value: Equatable {}
extension Answer: Hashable where Value: Hashable {}

/// A page of "List integrations".
package struct IntegrationPage: Hashable, Sendable {
    package let integrations: [Integration]
    /// From 1, as the server says; the page asked for where it doesn't.
    package let number: Int
    /// As the server says; nil where it doesn't.
    package let totalPages: Int?
    /// How many integrations there are in all, as the server says.
    package let count: Int?

    package init(integrations: [Integration], number: Int, totalPages: Int?, count: Int?) {
        self.integrations = integrations
        self.number = number
        self.totalPages = totalPages
        self.count = count
    }
}
