import CNcurses
import Glibc
import TerminalCore

extension Screen {
    /// Milliseconds after which Escape is a key of its own and not the start of a sequence.
    private static let escapeDelay = 25.0

    /// Waits without a timeout until something happens, and returns all events, keys before messages.
    package func wait<Message>(for mailbox: Mailbox<Message>) -> [DeviceEvent<Message>] {
        var events: [DeviceEvent<Message>] = []
        while events.isEmpty {
            let terminal = isOurs ? tty.input : -1
            var polled = [terminal, signals.descriptor, mailbox.descriptor].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            let count = poll(&polled, nfds_t(polled.count), escapeTimeout)
            if count < 0 { continue }
            if polled[1].revents != 0 {
                for number in signals.takeAll() { handle(number, &events) }
                announceSize(&events)
            }
            if polled[0].revents != 0, isOurs { readKeys(polled[0].revents, &events) }
            if decoder.isUndecided, escapeTimeout == 0 {
                events += decoder.flush().map { .input($0) }
                undecidedSince = nil
            }
            if polled[2].revents != 0 { events += mailbox.takeAll().map { .message($0) } }
        }
        return events
    }

    /// Milliseconds until a pending Escape is resolved; -1 if there is none.
    private var escapeTimeout: Int32 {
        guard decoder.isUndecided, let undecidedSince else { return -1 }
        let gone = (ContinuousClock.now - undecidedSince) / .milliseconds(1)
        return Int32(max(0, Screen.escapeDelay - gone).rounded(.up))
    }

    private func readKeys<Message>(_ revents: Int16, _ events: inout [DeviceEvent<Message>]) {
        var bytes = [UInt8](repeating: 0, count: 1 << 14)
        let count = read(tty.input, &bytes, bytes.count)
        if count > 0 {
            bytes.removeLast(bytes.count - count)
            events += decoder.decode(bytes).map { .input($0) }
            undecidedSince = decoder.isUndecided ? .now : nil
        } else if count == 0 || errno != EINTR && errno != EAGAIN {
            hangUp(&events)
        }
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
