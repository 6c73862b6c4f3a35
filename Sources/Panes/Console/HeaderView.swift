import Features
import OnCall
import TerminalCore

/// The first line: which program, which server, how fresh.
enum HeaderView {
    /// Columns from which on it is said in words that a list is from disk.
    private static let fewestForWords = 64

    static func draw(_ console: Console, _ theme: Theme, in rect: Rect, on canvas: inout Canvas) {
        let style = theme[.header]
        canvas.fill(rect, style: style)
        var right = rect.maxX - 1
        for span in freshness(console, theme, width: rect.width) {
            let columns = displayWidth(span.text)
            guard right - columns > rect.width / 3 else { break }
            canvas.put(span.text, endingAt: right, y: rect.y, style: span.style, width: columns)
            right -= columns + 2
        }
        var x = rect.x + 1
        x += canvas.put("oncall-tui", x: x, y: rect.y, style: theme[.title].on(style), width: max(0, right - x)) + 1
        for span in identity(console, theme) where right - x > 3 {
            x += canvas.put(span.text, x: x, y: rect.y, style: span.style, width: right - x) + 1
        }
    }

    private static func identity(_ console: Console, _ theme: Theme) -> [Span] {
        let style = theme[.header]
        var spans: [Span] = []
        if console.setup.isDemo { spans.append(Span(" DEMO ", theme[.warning].on(style).adding([.reverse, .bold]))) }
        if console.setup.isReadOnly { spans.append(Span(" READ-ONLY ", theme[.accent].on(style).adding(.reverse))) }
        if console.setup.isPlainHTTP { spans.append(Span(" PLAIN HTTP ", theme[.danger].on(style).adding(.reverse))) }
        if let context = console.setup.contextName { spans.append(Span(context, theme[.accent].on(style))) }
        spans.append(Span(console.setup.serverName, theme[.muted].on(style)))
        if let dialect = console.directory.dialect { spans.append(Span("· \(dialect.title)", theme[.muted].on(style))) }
        return spans
    }

    /// What stands at the right, the most important first.
    private static func freshness(_ console: Console, _ theme: Theme, width: Int) -> [Span] {
        let style = theme[.header]
        var spans: [Span] = []
        if let recalledAt = console.directory.recalledAt {
            let age = console.age(of: recalledAt)
            // Never left out, however narrow the screen.
            let words = width < fewestForWords ? "from disk, \(age)" : "as of \(age) ago, not yet from the server"
            spans.append(Span(words, theme[.warning].on(style)))
        }
        if let wait = console.listWait {
            spans.append(
                Span("↻ \(wait.reason), again in \(wait.seconds(at: console.now)) s", theme[.warning].on(style)))
        } else if let listing = console.directory.listing {
            let pages = listing.totalPages.map { "page \(min(listing.pagesRead + 1, $0))/\($0)" } ?? "page 1"
            spans.append(Span("↻ \(pages)", theme[.busy].on(style)))
        } else if console.directory.recalledAt != nil {
            // The list itself says why.
        } else if console.directory.failure != nil {
            let age = console.directory.listedAt.map { ", as of \(console.age(of: $0)) ago" } ?? ""
            spans.append(Span("not updated\(age)", theme[.danger].on(style)))
        } else if let listedAt = console.directory.listedAt {
            spans.append(Span("updated \(console.age(of: listedAt)) ago", theme[.muted].on(style)))
        }
        if let seconds = console.budget.quietSeconds(at: console.now) {
            spans.append(Span("server busy, quiet for \(seconds) s", theme[.warning].on(style)))
        } else if console.budget.isUnderPressure(at: console.now) {
            let lately = console.budget.spentLately(at: console.now)
            spans.append(Span("\(lately) of \(RequestBudget.perMinute) requests a minute", theme[.warning].on(style)))
        }
        if console.drafts.count > 0 {
            let words = console.drafts.count == 1 ? "1 draft" : "\(console.drafts.count) drafts"
            spans.append(Span("✎ \(words)", theme[.draft].on(style)))
        }
        return spans
    }
}
