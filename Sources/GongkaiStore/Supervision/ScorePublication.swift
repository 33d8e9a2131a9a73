package import GongkaiCore

/// A ranking as it was published.
package struct ScorePublication: Sendable, Equatable {
    /// The key of a publication.
    package struct ID: Sendable, Hashable {
        package let value: Int64

        package init(value: Int64) {
            self.value = value
        }
    }

    package let id: ID
    package let kind: String
    package let first: Day
    package let last: Day
    /// Such as 2026年3月.
    package let words: String
    package let version: Int
    package let scheme: String
    package let schemeVersion: Int
    /// Of a correction: why.
    package let reason: String?
    /// Who published it.
    package let publisher: OfficerID
    package let name: String
    package let at: Instant
    package let hash: String
    /// Whether no later version corrected it.
    package let isNewest: Bool
    /// How many were scored. One alone has points and no place.
    package let size: Int
}

/// One place of a published ranking.
package struct PublishedPlace: Sendable, Equatable {
    package let place: Int
    package let subject: ScoreSubject
    package let unit: AgencyID
    package let name: String
    package let total: Int
    package let grade: String
}

/// A place with the sheet behind it.
package struct PublishedScore: Sendable, Equatable {
    package let standing: PublishedPlace
    package let sheet: ScoreSheet

    package var place: Int { standing.place }
    package var subject: ScoreSubject { standing.subject }
    package var unit: AgencyID { standing.unit }
    package var name: String { standing.name }
    package var total: Int { standing.total }
}

/// What a unit says against a published score, and what was decided.
package struct ScoreObjection: Sendable, Equatable {
    package struct Resolution: Sendable, Equatable {
        package let isUpheld: Bool
        package let name: String
        package let at: Instant
        package let said: String
    }

    package let id: Int64
    package let subject: Int64
    package let name: String
    package let at: Instant
    package let said: String
    package let resolution: Resolution?
}

/// Why a score is not published, or an objection not taken.
package enum ScoreRefusal: Error, Sendable, Equatable {
    case unknown
    case periodNotOver(until: Day)
    case nothingToPublish
    case reasonMissing
    case unchanged
    case textMissing
    case notYours
    case objectionOpen
    case superseded
    case decided
    /// Whoever published a ranking does not decide what is said against it.
    case ownPublication
    /// Nor does anybody of the unit whose score it is.
    case ownUnit

    package var words: String {
        switch self {
        case .unknown: "没有这份公布的考核结果，或者它不是向您公布的。"
        case .periodNotOver(let day): "考核期到\(day.chineseText)才结束，还不能公布。请在这一天以后公布。"
        case .nothingToPublish: "这个考核期没有可以公布的成绩。请选择其他考核期。"
        case .reasonMissing: "这个考核期已经公布过。要更正，请写明更正的理由。"
        case .unchanged: "现在的成绩与已经公布的完全相同，不必更正。"
        case .textMissing: "请写明理由。"
        case .notYours: "只能对本单位或者本单位人员的成绩提出异议。"
        case .objectionOpen: "对这项成绩的上一个异议还没有处理，不能再提出。请等待处理结果。"
        case .superseded: "这份结果已经更正，请对最新公布的结果提出异议。"
        case .decided: "这个异议已经处理过。请看处理结果。"
        case .ownPublication: "这份成绩是您公布的。异议要由另一名监察人员处理，请转告。"
        case .ownUnit: "这是您本单位的成绩。异议要由其他单位的监察人员处理，请转告。"
        }
    }
}
