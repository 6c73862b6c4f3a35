package import OnCall

/// The integrations of the list: all, or some by their number in the directory. Nothing is copied.
package struct ListRows: RandomAccessCollection, Hashable, Sendable {
    private let order: [IntegrationID]
    /// In ascending order; nil for all.
    let numbers: [Int]?

    init(_ numbers: [Int]?, of order: [IntegrationID]) {
        self.order = order
        self.numbers = numbers
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { numbers?.count ?? order.count }

    package subscript(row: Int) -> IntegrationID { numbers.map { order[$0[row]] } ?? order[row] }

    /// The number in the directory of a row's integration.
    func number(of row: Int) -> Int { numbers?[row] ?? row }

    /// The row of an integration, by its number in the directory.
    func row(ofNumber number: Int) -> Int? {
        guard let numbers else { return number < order.count ? number : nil }
        var range = 0..<numbers.count
        while let first = range.first {
            let middle = first + range.count / 2
            if numbers[middle] == number { return middle }
            range = numbers[middle] < number ? (middle + 1)..<range.upperBound : first..<middle
        }
        return nil
    }
}
