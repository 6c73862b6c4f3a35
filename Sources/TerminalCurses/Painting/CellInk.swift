import CNcurses
import TerminalCore

/// Converts cells to ncurses cells. Belongs to the thread of the screen.
struct CellInk {
    private(set) var pairs = ColorPairs()
    private var styles: [Style: (attributes: attr_t, pair: Int32)] = [:]
    private var last: (style: Style, attributes: attr_t, pair: Int32)?

    /// Appends a cell that is not the right half of a wide one. If the C library's width differs from the canvas's, replacement
    /// characters keep the rest of the line in its columns.
    mutating func append(_ cell: Cell, to drawing: inout [cchar_t]) {
        let (attributes, pair) = ink(of: cell.style)
        let scalars = cell.text.unicodeScalars
        if cell.width == 1, cell.text.utf8.count == 1, let scalar = scalars.first {
            drawing.append(CellInk.drawing(scalar.value, attributes, pair))
            return
        }
        let text = scalars.prefix(Int(CCHARW_MAX)).map { wchar_t(bitPattern: $0.value) }
        if text.reduce(0, { $0 + Int(cn_wcwidth($1)) }) == cell.width {
            var result = cchar_t()
            cn_set_cell(&result, text + [0], attributes, pair)
            drawing.append(result)
        } else {
            drawing.append(CellInk.drawing(0xFFFD, attributes, pair))
            if cell.width == 2 { drawing.append(CellInk.drawing(0x20, attributes, pair)) }
        }
    }

    private static func drawing(_ scalar: UInt32, _ attributes: attr_t, _ pair: Int32) -> cchar_t {
        var result = cchar_t()
        cn_set_single(&result, wchar_t(bitPattern: scalar), attributes, pair)
        return result
    }

    private mutating func ink(of style: Style) -> (attr_t, Int32) {
        if let last, last.style == style { return (last.attributes, last.pair) }
        let ink = styles[style] ?? (CellInk.attributes(of: style), pairs.number(for: style))
        styles[style] = ink
        last = (style, ink.attributes, ink.pair)
        return ink
    }

    private static func attributes(of style: Style) -> attr_t {
        let table: [(Style.Attributes, attr_t)] = [
            (.bold, cn_bold), (.dim, cn_dim), (.italic, cn_italic), (.underline, cn_underline), (.reverse, cn_reverse),
        ]
        return table.reduce(0) { style.attributes.contains($1.0) ? $0 | $1.1 : $0 }
    }
}
