/// What stands in one cell of a register.
package enum RegisterValue: Sendable, Hashable {
    /// Not known: neither zero nor an empty text.
    case blank
    /// A text, the code of a choice, or (before it is looked up) the key of a record referred to.
    case text(String)
    case day(Day)
    /// A count, a year, an amount in fen, 1 or 0 for a flag, or the id of a record referred to.
    case number(Int64)
}
