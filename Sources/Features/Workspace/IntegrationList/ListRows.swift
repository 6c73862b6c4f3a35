package import OnCall

/// The integrations of the list: all, or some by their number in the directory, perhaps sorted. Nothing is copied.
package struct ListRows: RandomAccessCollection, Hashable, Sendable {
    private let order: [IntegrationID]
    /// nil for all.
    let numbers: [Int]?
    private let isAscending: Bool

    /// - Parameter isAscending: whether the numbers are in ascending order.
    init(_ numbers: [Int]?, of order: [IntegrationID], isAscending: Bool = true) {
        self.order = order
        self.numbers = numbers
        self.isAscending = isAscending
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { numbers?.count ?? order.count }

    package subscript(row: Int) -> IntegrationID { numbers.map { order[$0[row]] } ?? order[row] }

    /// The number in the directory of a row's integration.
    func number(of row: Int) -> Int { numbers?[row] ?? row }

    /// The row of an integration, by its number in the directory.
    func row(ofNumber number: Int) -> Int? {
        guard let numbers else { return number < order.count ? number : nil }
        guard isAscending else { return numbers.firstIndex(of: number) }
        var range = 0..<numbers.count
        while let first = range.first {
            let middle = first + range.count / 2
            if numbers[middle] == number { return middle }
            range = numbers[middle] < number ? (middle + 1)..<range.upperBound : first..<middle
        }
        return nil
    }
}
