/// What the server makes of an empty template: it stores the empty text, and uses its default.
package enum EmptyTemplate {
    /// What an empty template does, and how to write one that renders nothing.
    package static let sentence = "An empty template acts as the server's default. \(rendersNothing)"
    /// How to write a template that renders nothing.
    package static let rendersNothing = "To render nothing, write {# never #}."
}
