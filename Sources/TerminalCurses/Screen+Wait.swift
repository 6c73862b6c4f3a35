import CNcurses
import Glibc
import TerminalCore

extension Screen {
    /// Milliseconds without bytes before Ctrl-C ends a paste whose end was lost; in a paste it is text.
    static let cancelDelay = 100.0
    /// This many bytes at once are no typing: what follows is part of the same text.
    private static let minFlood = 512
    /// The maximum bytes read before the events are returned, so that they can be handled and shown.
    private static let maxFlood = 1 << 16
    /// Milliseconds in which the next part of a text arrives, and those in which all parts are awaited.
    private static let (partDelay, floodDelay) = (5.0, 50.0)

    /// Waits until something happens, and returns all events, keys before messages.
    ///
    /// - Parameters:
    ///   - isBusy: there are keys to handle: returns at once, perhaps without an event, and reads no more keys.
    ///   - readsKeys: whether keys are read; if not, they stay in the terminal.
    ///   - limit: how long to wait at most; nil for without a limit. After it there may be no event.
    package func wait<Message>(
        for mailbox: Mailbox<Message>, isBusy: Bool = false, readsKeys: Bool = true, atMost limit: Duration? = nil
    ) -> [DeviceEvent<Message>] {
        var events: [DeviceEvent<Message>] = []
        let end = limit.map { ContinuousClock.now + $0 }
        var isOver = false
        repeat {
            let terminal = isOurs && !isBusy && readsKeys ? tty.input : -1
            var polled = [terminal, signals.descriptor, mailbox.descriptor].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            let rest = end.map { Screen.milliseconds($0 - .now) }
            isOver = rest == 0
            let timeouts = [patience, rest ?? -1].filter { $0 >= 0 }
            let count = poll(&polled, nfds_t(polled.count), isBusy ? 0 : timeouts.min() ?? -1)
            if count < 0 { continue }
            if polled[1].revents != 0 {
                for number in signals.takeAll() { handle(number, &events) }
                announceSize(&events)
            }
            if polled[0].revents != 0, isOurs { readKeys(&events) }
            if !isBusy, patience == 0 { flush(&events) }
            if polled[2].revents != 0 { events += mailbox.takeAll().map { .message($0) } }
        } while events.isEmpty && !isBusy && !isOver
        return events
    }

    /// Rounded up, or the last one would be a busy loop.
    private static func milliseconds(_ duration: Duration) -> Int32 {
        Int32(max(0, min(60_000, duration / .milliseconds(1))).rounded(.up))
    }

    /// Milliseconds until an incomplete sequence is given up; -1 if there is none.
    private var patience: Int32 {
        guard let limit = decoder.patience else { return -1 }
        return Int32(max(0, limit - silence).rounded(.up))
    }

    /// Milliseconds since the last byte of an incomplete sequence.
    var silence: Double { undecidedSince.map { (ContinuousClock.now - $0) / .milliseconds(1) } ?? 0 }

    private func flush<Message>(_ events: inout [DeviceEvent<Message>]) {
        events += decoder.flush().map { .input($0) }
        undecidedSince = nil
    }

    private func readKeys<Message>(_ events: inout [DeviceEvent<Message>]) {
        var bytes = [UInt8](repeating: 0, count: 1 << 14)
        let start = ContinuousClock.now
        var total = 0
        while true {
            let count = read(tty.input, &bytes, bytes.count)
            guard count > 0 else {
                if count == 0 || errno != EINTR && errno != EAGAIN { hangUp(&events) }
                return
            }
            if count == 1, bytes[0] == 0x03, decoder.isInPaste, silence > Screen.cancelDelay { return flush(&events) }
            events += decoder.decode(Array(bytes[..<count])).map { .input($0) }
            for reply in decoder.takeReplies() { handle(reply, &events) }
            undecidedSince = decoder.patience == nil ? nil : .now
            total += count
            guard (Screen.minFlood..<Screen.maxFlood).contains(total),
                (ContinuousClock.now - start) / .milliseconds(1) < Screen.floodDelay, hasMoreKeys
            else { return }
        }
    }

    /// Whether more keys arrive at once, and no signal before them.
    private var hasMoreKeys: Bool {
        var polled = [tty.input, signals.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        return poll(&polled, 2, Int32(Screen.partDelay)) > 0 && polled[1].revents == 0
    }

    private func handle<Message>(_ signal: Int32, _ events: inout [DeviceEvent<Message>]) {
        switch signal {
        case SIGWINCH:
            if isOurs { adoptSize() }
        case SIGTSTP:
            suspend()
        case SIGCONT:
            guard enter() else { return hangUp(&events) }
            events.append(.resumed)
        case SIGHUP:
            hangUp(&events)
        default:
            events.append(.terminated(signal: signal))
        }
    }

    private func announceSize<Message>(_ events: inout [DeviceEvent<Message>]) {
        guard size != announcedSize else { return }
        announcedSize = size
        events.append(.resized(size))
    }

    private func hangUp<Message>(_ events: inout [DeviceEvent<Message>]) {
        events.append(.hungUp)
        close()
    }
}
