/// The limits of a rendering.
package struct RenderLimits: Sendable {
    /// Maximum code points of a template (`JINJA_TEMPLATE_MAX_LENGTH`).
    package var template = 50_000
    /// Maximum code points of the result, which is cut there and gets `..` (`JINJA_RESULT_MAX_LENGTH`).
    package var output = 50_000
    /// Maximum expressions evaluated and items iterated.
    package var steps = 5_000_000
    /// Maximum depth of Python's stack in frames: macros and recursive loops take five each, printing a list in a list one.
    package var depth = 990
    /// Maximum bytes of all text and lists made.
    package var memory = 64 << 20
    /// Maximum steps of one regular expression, which the server limits by time.
    package var pattern = RegularExpression.serverSteps
    package var time = Duration.seconds(5)

    package init() {}
}
