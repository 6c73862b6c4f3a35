import Foundation
import Testing

@testable import TerminalCurses

@Suite struct MailboxTests {
    private func isReadable(_ descriptor: Int32) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) == 1
    }

    @Test func `messages are taken once, in order`() throws {
        let mailbox = try Mailbox<Int>()
        #expect(!isReadable(mailbox.descriptor))
        #expect(mailbox.takeAll() == [])
        for message in 1...1000 { mailbox.post(message) }
        #expect(isReadable(mailbox.descriptor))
        #expect(mailbox.takeAll() == Array(1...1000))
        #expect(!isReadable(mailbox.descriptor))
        #expect(mailbox.takeAll() == [])
        mailbox.post(1)
        #expect(isReadable(mailbox.descriptor))
    }

    @Test func `more messages than a pipe's capacity don't block`() throws {
        let mailbox = try Mailbox<Int>()
        for message in 0..<200_000 { mailbox.post(message) }
        #expect(mailbox.takeAll().count == 200_000)
    }

    @Test func `no message of many threads is lost or missed`() throws {
        let mailbox = try Mailbox<Int>()
        let (threads, messages) = (4, 5000)
        for thread in 0..<threads {
            Thread.detachNewThread {
                for message in 0..<messages { mailbox.post(thread * messages + message) }
            }
        }
        var seen: [Int] = []
        while seen.count < threads * messages {
            var polled = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, 600_000) == 1 else { break }
            seen += mailbox.takeAll()
        }
        #expect(seen.sorted() == Array(0..<threads * messages))
        for thread in 0..<threads {
            let own = seen.filter { $0 / messages == thread }
            #expect(own == own.sorted())
        }
    }

    @Test func `both ends close with the mailbox and are not inherited by children`() throws {
        var mailbox: Mailbox<Int>? = try Mailbox()
        let descriptor = try #require(mailbox?.descriptor)
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
        #expect(fcntl(descriptor, F_GETFL) & O_NONBLOCK != 0)
        mailbox = nil
        _ = mailbox
    }
}
