/// Whether anyone may see the records behind a figure of a published report. Asked by every way out: page, JSON, CSV.
package enum FigureVisibility: Sendable, Equatable {
    /// The records are public information themselves.
    case open
    /// No register gives the figure.
    case withoutRecords
    /// The records name applicants, staff or inner business; only their number is public.
    case closed

    /// - Parameter isPublic: Whether the source that the figure counts holds nothing but public information; nil when there is no such source.
    package init(_ figure: FigureDefinition, isPublic: Bool?) {
        guard figure.query != nil, let isPublic else {
            self = .withoutRecords
            return
        }
        self = isPublic ? .open : .closed
    }

    /// What the public reads in the place of a record that counts but is not public itself (yet).
    package static let concealed = "（尚未公开）"

    /// What the public reads in the place of a record that was taken back after a report had counted it.
    package static let withdrawn = "（已撤销）"

    /// Why there is no list, for the reader; nil where there is one.
    package var words: String? {
        switch self {
        case .open: nil
        case .withoutRecords: "该指标没有对应的台账记录。"
        case .closed: "该指标所统计的记录涉及申请人、工作人员或内部事务，依照条例第十五条、第十六条只公开数量。"
        }
    }
}
