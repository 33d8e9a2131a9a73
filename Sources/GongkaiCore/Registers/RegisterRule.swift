/// What must hold between the columns of one row, or of a row and the record it refers to.
package enum RegisterRule: Sendable, Equatable {
    /// The second day is not before the first; a blank on either side is allowed.
    case inOrder(String, String)
    /// Both are filled or both are blank: an outcome and the day of conclusion.
    case together(String, String)
    /// When the flag is 是, the other column is filled.
    case needed(String, whenYes: String)
    /// The day is the first of a month, because the row stands for the whole month.
    case firstOfMonth(String)
    /// The number is at least one.
    case positive(String)
    /// An index number of 国办秘函〔2009〕6号, with an organisation code or a unified social credit code in front.
    case indexNumber(String)
    /// The day is not before a day of the record referred to: nothing is answered before it was received.
    case notBefore(String, reference: String, day: String)
    /// The flag does not say 是 where the day is within the first limit of the request referred to.
    case lateOnlyAfterLimit(String, day: String, reference: String)
}
