import Glibc

@testable import Configuration

/// Colours as seen by people without one kind of cone, after Viénot, Brettel and Mollon (1999).
enum ColorBlindness: CaseIterable {
    case withoutRed
    case withoutGreen

    private typealias Rows = [[Double]]

    func seen(_ color: RGB) -> Oklab {
        let linear = [color.red, color.green, color.blue].map { pow(Double($0) / 255, 2.2) }
        let toCones: Rows = [
            [17.8824, 43.5161, 4.11935], [3.45565, 27.1554, 3.86714], [0.0299566, 0.184309, 1.46709],
        ]
        let loss: Rows =
            switch self {
            case .withoutRed: [[0, 2.02344, -2.52581], [0, 1, 0], [0, 0, 1]]
            case .withoutGreen: [[1, 0, 0], [0.494207, 0, 1.24827], [0, 0, 1]]
            }
        let fromCones: Rows = [
            [0.0809444479, -0.130504409, 0.116721066], [-0.0102485335, 0.0540193266, -0.113614708],
            [-0.000365296938, -0.00412161469, 0.693511405],
        ]
        let left = [toCones, loss, fromCones].reduce(linear) { ColorBlindness.product($1, $0) }
        let channels = left.map { UInt8((pow(min(max($0, 0), 1), 1 / 2.2) * 255).rounded()) }
        return Oklab(RGB(channels[0], channels[1], channels[2]))
    }

    private static func product(_ rows: Rows, _ vector: [Double]) -> [Double] {
        rows.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }
}
