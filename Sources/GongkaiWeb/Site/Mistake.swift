/// One thing to be mended on a page, with the way to its field.
struct Mistake: Sendable, Equatable {
    let href: String
    let words: String

    init(field: String, _ words: String) {
        href = "#\(field)"
        self.words = words
    }
}

/// A page with a form; what is wrong stands beside the rows, and together at the head of the page.
protocol FormPage: Page {
    var rows: [FormRow] { get }
}

extension FormPage {
    var mistakes: [Mistake] { rows.mistakes }
}

extension [FormRow] {
    var mistakes: [Mistake] { compactMap { row in row.error.map { Mistake(field: row.name, $0) } } }
}
