import CCrashGuard
import Glibc
import TerminalCore

extension Screen {
    /// Milliseconds after which an Escape is a key of its own: `ESCDELAY`, as for other programs; more over a network, where the rest of
    /// a sequence may come some 60 ms later.
    static func escapeDelay(_ environment: [String: String]) -> Double {
        if let delay = environment["ESCDELAY"].flatMap({ Double($0) }), (0...10_000).contains(delay) { return delay }
        let isRemote = ["SSH_CONNECTION", "SSH_TTY"].contains { !(environment[$0] ?? "").isEmpty }
        return isRemote ? remoteEscapeDelay : KeyDecoder.escapeDelay
    }

    /// In milliseconds.
    private static let remoteEscapeDelay = 100.0
    /// Milliseconds that the end waits for answers: later they would be typed into the shell.
    private static let replyDelay = 200.0

    /// Asks the terminal for its background and for kitty's keyboard protocol. `wait` reports the first; the second is used at once.
    /// Call it after the first frame, which must not wait.
    package func ask() {
        guard isOurs, modes.takesMessages, !awaitsReplies else { return }
        awaitsReplies = true
        crash_guard_begin_output()
        defer { crash_guard_end_output() }
        tty.send(TerminalModes.questions)
    }

    /// Starts or stops mouse reports; without them the terminal's own selection works.
    package func report(mouse: Bool) { change { $0.report(mouse: mouse) } }

    func handle<Message>(_ reply: TerminalReply, _ events: inout [DeviceEvent<Message>]) {
        switch reply {
        case .background(let red, let green, let blue):
            events.append(.background(ScreenGround(red: red, green: green, blue: blue)))
        case .keyboard: change { $0.start(.kitty) }
        case .attributes:
            awaitsReplies = false
            // Kitty's answer would have come before: without it, xterm's way is asked for. tmux passes no long forms unless asked.
            change { $0.start(.xterm) }
        }
    }

    /// Reads the answers that are still on their way, so that the shell does not get them.
    func dropReplies() {
        let end = ContinuousClock.now + .milliseconds(Screen.replyDelay)
        while awaitsReplies, isOurs {
            let rest = Int32(((end - .now) / .milliseconds(1)).rounded(.up))
            var polled = pollfd(fd: tty.input, events: Int16(POLLIN), revents: 0)
            var bytes = [UInt8](repeating: 0, count: 1 << 10)
            guard rest > 0, poll(&polled, 1, rest) > 0, polled.revents & Int16(POLLIN) != 0 else { break }
            let count = read(tty.input, &bytes, bytes.count)
            guard count > 0 else { break }
            _ = decoder.decode(Array(bytes[..<count]))
            if decoder.takeReplies().contains(.attributes) { awaitsReplies = false }
        }
        awaitsReplies = false
    }
}
