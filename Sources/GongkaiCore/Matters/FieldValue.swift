/// What was filled in.
package enum FieldValue: Sendable, Hashable {
    /// A text, or the code of a choice.
    case text(String)
    case day(Day)
    /// A count, or an amount in fen.
    case number(Int)
    case agency(AgencyID)
    case officer(OfficerID)

    package var text: String? { if case .text(let value) = self { value } else { nil } }
    package var day: Day? { if case .day(let value) = self { value } else { nil } }
    package var number: Int? { if case .number(let value) = self { value } else { nil } }
    package var agency: AgencyID? { if case .agency(let value) = self { value } else { nil } }
    package var officer: OfficerID? { if case .officer(let value) = self { value } else { nil } }
}
