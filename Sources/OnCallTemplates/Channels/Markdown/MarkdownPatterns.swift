import Jinja

/// The patterns of `Markdown`. They must accept what those of markdown2 2.4.10 accept, to the character.
enum MarkdownPatterns {
    static let blankLine = MarkdownPattern(#"(?m)^[ \t]+$"#)
    static let lineStart = MarkdownPattern(#"(?m)^"#)
    static let twoBlanks = MarkdownPattern(#"(?m)^  "#)
    static let oneIndent = MarkdownPattern(#"(?m)^(\t|[ ]{1,4})"#)

    // MARK: Blocks

    static let heading = MarkdownPattern(
        #"(?m)(^(.+)[ \t]{0,99}\n(=+|-+)[ \t]*\n+)|(^(#{1,6})[ \t]*(.+?)[ \t]{0,99}(?<!\\)#*\n+)"#)
    static let rule = MarkdownPattern(#"(?m)^[ ]{0,3}([-_*])[ ]{0,2}(\1[ ]{0,2}){2,}$"#)
    static let quote = MarkdownPattern(#"(?m)((^[ \t]*>[ \t]?.+\n(.+\n)*)+)"#)
    static let quoteSign = MarkdownPattern(#"(?m)^[ \t]*>[ \t]?"#)
    static let preBlock = MarkdownPattern(#"(?s)(\s*<pre>.+?</pre>)"#)
    static let fence = MarkdownPattern(
        #"(?ms)(?:\n+|\A\n?|(?<=\n))(^[ \t]*`{3,})\s{0,99}?([\w+-]+)?\s{0,99}?\n(.*?)\1[ \t]*\n"#)
    static let shellSession = MarkdownPattern(#"(?m)^([ ]{0,3})>>>[ ].*\n^(\1[^\S\n]*\S.*\n)*(?=^\1?\n|\Z)"#)
    static let indentedCode = MarkdownPattern(
        #"(?m)(?:\n\n|\A\n?)((?:(?:[ ]{4}|\t).*\n+)+)((?=^[ ]{0,4}\S)|\Z)(?!([^<]|<(/?)span)*\</code\>)"#)

    // MARK: Lists

    private static func list(_ marker: String, _ other: String, isInner: Bool) -> MarkdownPattern {
        MarkdownPattern(
            "(?ms)" + (isInner ? "^" : #"(?:(?<=\n\n)|\A\n?)"#)
                + #"((([ ]{0,3})(\#(marker))[ \t]+(?!\ *\4\ ))(?:.+?)(\Z|\n{2,}(?=\S)(?![ \t]*\#(marker)[ \t]+)|\n+(?=\3\#(other)[ \t]+)))"#
        )
    }

    private static let bullet = "(?:[*+-])"
    private static let number = #"(?:\d+\.)"#
    static let outerLists = [list(bullet, number, isInner: false), list(number, bullet, isInner: false)]
    static let innerLists = [list(bullet, number, isInner: true), list(number, bullet, isInner: true)]
    static let listItem = MarkdownPattern(
        #"(?ms)(\n)?(^[ \t]*)((?:[*+-]|\d+\.))[ \t]+((?:.+?)(\n{1,2}))(?=\n*(\Z|\2((?:[*+-]|\d+\.))[ \t]+))"#)

    // MARK: HTML

    private static let blockNames =
        "p|div|h[1-6]|blockquote|pre|table|dl|ol|ul|script|noscript|form|fieldset|iframe|math"
    private static let newBlockNames = "article|aside|header|hgroup|footer|nav|section|figure|figcaption"

    static let blockTag = MarkdownPattern(
        #"^(\s{0,0})(?:</code>(?=</pre>))?(</?(\#(blockNames)|ins|del|\#(newBlockNames))\b>?)"#)
    static let htmlBlock = MarkdownPattern(
        #"(?m)(^<(\#(blockNames)|\#(newBlockNames))\b(.*\n)*?.*</\2>[ \t]*(?=\n+|\Z))"#)
    static let htmlRule = MarkdownPattern(
        #"(?:(?<=\n\n)|\A\n?)([ ]{0,3}<(hr)\b([^<>])*?/?>[ \t]*(?=\n{2,}|\Z))"#)

    /// The pattern of lines that begin with a tag of some name, or with its end.
    static func tag(_ name: String) -> MarkdownPattern {
        MarkdownPattern(#"^(\s{0,0})(?:</code>(?=</pre>))?(</?(\#(name))\b>?)"#)
    }

    /// How often a pattern matches.
    static func count(of pattern: String, in text: String) -> Int {
        var count = 0
        _ = MarkdownPattern(pattern).replaced(in: CodePoints(text)) { match in
            count += 1
            return match.whole
        }
        return count
    }

    // MARK: Spans

    static let codeSpan = MarkdownPattern(#"(?s)(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)"#)
    static let tagOrLink = MarkdownPattern(
        #"(\\*(?:</?(?:\w+)(?:\s+(?:[\w-]+:)?[\w-]+=(?:".*?"|'.*?'))*\s*/?>|<[\w~:/?#\[\]@!$&'\(\)*+,;%=\.\\-]+>|<!--.*?-->|<\?.*?\?>))"#
    )
    static let ampersand = MarkdownPattern(#"&(?!#?[xX]?(?:[0-9a-fA-F]+|\w+);)"#)
    static let nakedLess = MarkdownPattern(#"<(?![a-z/?\$!])"#, ignoresCase: true)
    static let nakedGreater = MarkdownPattern(#"(?<![a-z0-9?!/'"-])>"#, ignoresCase: true)
    static let strong = MarkdownPattern(#"(?s)(\*\*|__)(?=\S)(.+?[*_]*)(?<=\S)\1"#)
    static let weak = MarkdownPattern(#"(?s)(\*|_)(?=\S)(.+?)(?<=\S)\1"#)
    static let strongStars = MarkdownPattern(#"(?s)\*\*(?=\S)(.+?[*_]*)(?<=\S)\*\*"#)
    static let weakStars = MarkdownPattern(#"(?s)\*(?=\S)(.+?)(?<=\S)\*"#)
    static let hardBreak = MarkdownPattern(" {2,}\\n")

    // MARK: Links

    static let linkDefinition = MarkdownPattern(
        #"(?m)^[ ]{0,3}\[(.+)\]:[ \t]*\n?[ \t]*<?(.+?)>?[ \t]*(?:\n?[ \t]*(?<=\s)['"(]([^\n]*)['")][ \t]*)?(?:\n+|\Z)"#)
    static let linkTitle = MarkdownPattern(#"(?s)([ \t]+(['"])(.*?)\2)?\)$"#)
    static let referenceTail = MarkdownPattern(#"(?s)[ ]?(?:\n[ ]*)?\[(.*?)\]"#)
    static let bracketedAddress = MarkdownPattern("<(.*)>.*")
    static let autoLink = MarkdownPattern(#"<((https?|ftp):[^'">\s]+)>"#, ignoresCase: true)
    static let autoMail = MarkdownPattern(
        #"<(?:mailto:)?([-.\w]+\@[-\w]+(\.[-\w]+)*\.[a-z]+)>"#, ignoresCase: true)
}
