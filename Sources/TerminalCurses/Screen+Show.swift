import CCrashGuard
import CNcurses
package import TerminalCore

extension Screen {
    /// Shows a canvas: sends what differs from the screen, and places the cursor. Does nothing while the terminal is released;
    /// `redraw` follows when it is taken back.
    ///
    /// All of it is written in one go. ncurses draws the rows from top to bottom. After a character whose width terminals disagree on, the output so
    /// far is flushed and the cursor placed explicitly, so that an error can't spread along the line.
    package func show(_ canvas: Canvas) {
        last = canvas
        guard isOurs, let window = cn_stdscr() else { return }
        let old = shown?.size == canvas.size ? shown : nil
        if old == canvas { return }
        crash_guard_begin_output()
        defer { crash_guard_end_output() }
        if old == nil {
            werase(window)
            clearok(cn_curscr(), true)
        }
        let rows = 0..<min(canvas.size.height, size.height)
        let changes = rows.compactMap { y in
            RowChange(from: old?.row(y), to: canvas.row(y)).map { (y, $0.columns) }
        }
        frame.begin()
        if !changes.isEmpty { frame.send(TerminalModes.beginFrame) }
        for (y, columns) in changes {
            draw(canvas.row(y), columns: columns.clamped(to: 0..<size.width), y: y, on: window)
        }
        showCursor(canvas.cursor, on: window)
        wnoutrefresh(window)
        doupdate()
        if !changes.isEmpty { frame.send(TerminalModes.endFrame) }
        frame.end()
        shown = canvas
    }

    private func draw(_ row: ArraySlice<Cell>, columns: Range<Int>, y: Int, on window: UnsafeMutablePointer<WINDOW>) {
        var drawing: [cchar_t] = []
        drawing.reserveCapacity(columns.count)
        var start = columns.lowerBound
        for column in columns {
            let cell = row[row.startIndex + column]
            guard cell.width > 0 else { continue }
            ink.append(cell, to: &drawing)
            let next = column + cell.width
            guard cell.isDisputed, next < size.width else { continue }
            mvwadd_wchnstr(window, Int32(y), Int32(start), drawing, Int32(drawing.count))
            wmove(window, Int32(y), Int32(next))
            wnoutrefresh(window)
            doupdate()
            // The position that ncurses assumes. (Its own mvcur writes to standard output, and at another time.)
            frame.send(Terminfo.string("cup", y, next) ?? "")
            drawing.removeAll(keepingCapacity: true)
            start = next
        }
        if !drawing.isEmpty { mvwadd_wchnstr(window, Int32(y), Int32(start), drawing, Int32(drawing.count)) }
    }

    private func showCursor(_ cursor: Point?, on window: UnsafeMutablePointer<WINDOW>) {
        let position = cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
        if let position { wmove(window, Int32(position.y), Int32(position.x)) }
        guard showsCursor != (position != nil) else { return }
        showsCursor = position != nil
        curs_set(position == nil ? 0 : 1)
    }
}
