/// A token of a Jinja expression.
enum RoughToken: Hashable {
    case name(String)
    case number
    case string
    case symbol(String)
}
