import OnCall
import Testing

/// How template slots are called.
@Suite struct TemplateSlotTests {
    @Test(arguments: [
        ("slack.image_url", "Slack image URL", "Image URL"), ("slack.title", "Slack title", "Title"),
        ("grouping_key", "Grouping key", "Grouping key"), ("telegram.image_url", "Telegram image URL", "Image URL"),
    ])
    func `the whole name contains the name within the group, apart from the first letter`(
        path: String, title: String, shortTitle: String
    ) {
        let slot = TemplateSlot(path: path)
        #expect(slot.title == title)
        #expect(slot.shortTitle == shortTitle)
    }
}
