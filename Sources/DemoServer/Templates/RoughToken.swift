/// A word of Jinja's expressions.
enum RoughToken: Hashable {
    case name(String)
    case number
    case string
    case symbol(String)
}
