/// A piece of a document as a reader meets it, whatever file it came from.
package enum DocumentBlock: Sendable, Equatable {
    case paragraph(String)
    /// Rows of cells; a merged cell's text stands in its first row and column, the cells it covers are empty.
    case table([[String]])
}
