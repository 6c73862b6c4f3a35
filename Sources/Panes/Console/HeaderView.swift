import Features
import OnCall
import TerminalCore

/// The first line: program, server, freshness.
enum HeaderView {
    /// The width in columns from which the age of a cached list is shown as a sentence.
    private static let minColumnsForSentence = 64

    static func draw(_ scene: HeaderScene, _ theme: Theme, in rect: Rect, on canvas: inout Canvas) {
        let style = theme[.header]
        canvas.fill(rect, style: style)
        var right = rect.maxX - 1
        for span in freshness(scene, theme, width: rect.width) {
            let columns = displayWidth(span.text)
            guard right - columns > rect.width / 3 else { break }
            canvas.put(span.text, endingAt: right, y: rect.y, style: span.style, width: columns)
            right -= columns + 2
        }
        var x = rect.x + 1
        x += canvas.put("oncall-tui", x: x, y: rect.y, style: theme[.title].on(style), width: max(0, right - x)) + 1
        for span in identity(scene, theme) where right - x > 3 {
            x += canvas.put(span.text, x: x, y: rect.y, style: span.style, width: right - x) + 1
        }
    }

    private static func identity(_ scene: HeaderScene, _ theme: Theme) -> [Span] {
        let style = theme[.header]
        var spans: [Span] = []
        if scene.configuration.isDemo {
            spans.append(Span(" DEMO ", theme[.accent].on(style).adding([.reverse, .bold])))
        }
        let guards = scene.configuration.guards
        if guards.isProtected {
            spans.append(Span(" \(guards.badge) ", theme[.danger].on(style).adding([.reverse, .bold])))
        }
        if let seconds = scene.unlockedSeconds {
            let clock = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
            spans.append(Span(" UNLOCKED \(clock) ", theme[.danger].on(style).adding(.reverse)))
        }
        if scene.isReadOnly {
            spans.append(Span(" READ-ONLY ", theme[.accent].on(style).adding(.reverse)))
        }
        if scene.configuration.isPlainHTTP {
            spans.append(Span(" PLAIN HTTP ", theme[.danger].on(style).adding(.reverse)))
        }
        if let context = scene.configuration.contextName { spans.append(Span(context, theme[.accent].on(style))) }
        spans.append(Span(scene.configuration.serverName, theme[.muted].on(style)))
        if let dialect = scene.dialect { spans.append(Span("· \(dialect.title)", theme[.muted].on(style))) }
        return spans
    }

    /// The parts on the right, most important first.
    private static func freshness(_ scene: HeaderScene, _ theme: Theme, width: Int) -> [Span] {
        let style = theme[.header]
        var spans: [Span] = []
        if let age = scene.cacheAge {
            // Always shown, however narrow the screen.
            let message = width < minColumnsForSentence ? "from disk, \(age)" : "cached \(age) ago, not refreshed yet"
            spans.append(Span(message, theme[.warning].on(style)))
        }
        if scene.windows.overdue > 0 {
            spans.append(Span("\(scene.windows.overdue) overdue", theme[.danger].on(style)))
        }
        if scene.windows.open > 0 {
            spans.append(Span("\(scene.windows.open) in maintenance", theme[.warning].on(style)))
        }
        if let state = scene.refreshState {
            let (message, role) = message(of: state)
            spans.append(Span(message, theme[role].on(style)))
        }
        if let seconds = scene.pauseSeconds {
            spans.append(Span("server busy, paused for \(seconds) s", theme[.warning].on(style)))
        } else if let count = scene.requestCount {
            // A server that took more allows more.
            let share = count > RequestBudget.limit ? "" : " of \(RequestBudget.limit)"
            spans.append(Span("\(count)\(share) requests in 5 min", theme[.warning].on(style)))
        }
        if scene.draftCount > 0 {
            let message = scene.draftCount == 1 ? "1 draft" : "\(scene.draftCount) drafts"
            if scene.unwrittenCount > 0 {
                let count = scene.unwrittenCount == scene.draftCount ? "" : "\(scene.unwrittenCount) "
                // The first, so that it is shown on a narrow screen too.
                spans.insert(Span("✗ \(message), \(count)not on disk", theme[.danger].on(style)), at: 0)
            } else {
                spans.append(Span("✎ \(message)", theme[.draft].on(style)))
            }
        }
        return spans
    }

    private static func message(of state: HeaderScene.RefreshState) -> (String, Role) {
        switch state {
        case .waiting(let wait, let seconds): ("↻ \(wait.reason), retry in \(seconds) s", .warning)
        case .reading(let pagesRead, let totalPages, let rest):
            (
                "↻ " + (totalPages.map { "page \(min(pagesRead + 1, $0))/\($0)" } ?? "page 1")
                    + (rest.map { ", the rest is \($0) old" } ?? ""), .busy
            )
        case .failed(let age): ("not updated" + (age.map { ", as of \($0) ago" } ?? ""), .danger)
        case .done(let age): ("updated \(age) ago", .muted)
        }
    }
}
