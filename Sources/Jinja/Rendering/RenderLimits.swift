/// What a rendering may cost.
package struct RenderLimits: Sendable {
    /// Code points of a template (`JINJA_TEMPLATE_MAX_LENGTH`).
    package var template = 50_000
    /// Code points of the result, which is cut there and gets `..` (`JINJA_RESULT_MAX_LENGTH`).
    package var output = 50_000
    /// Expressions evaluated and items gone through.
    package var steps = 5_000_000
    /// How many frames Python's stack may hold: macros and recursive loops take five each, printing a list in a list one.
    package var depth = 990
    /// Bytes of text and lists made, all together.
    package var memory = 64 << 20
    /// Steps of one regular expression; the server gives one two seconds.
    package var pattern = 2_000_000
    package var time = Duration.seconds(5)

    package init() {}
}
