/// Whether a document is in force (有效性) on a day.
package enum Validity: Sendable, Equatable {
    case notYetInForce(from: Day)
    case inForce
    /// Its term ran out.
    case expired(on: Day)
    case repealed(from: Day)
    /// By the document with this index number or document number.
    case replaced(by: String, from: Day)

    /// As the table above an item shows it.
    package var words: String {
        switch self {
        case .notYetInForce: "尚未生效"
        case .inForce: "有效"
        case .expired: "失效"
        case .repealed: "废止"
        case .replaced: "废止（被替代）"
        }
    }

    /// With the day, as the mark on the page says it.
    package var sentence: String {
        switch self {
        case .notYetInForce(let day): "本文件自\(day.chineseText)起施行。"
        case .inForce: "本文件现行有效。"
        case .expired(let day): "本文件有效期已于\(day.chineseText)届满。"
        case .repealed(let day): "本文件自\(day.chineseText)起废止。"
        case .replaced(let by, let day): "本文件自\(day.chineseText)起废止，由\(by)替代。"
        }
    }

    package var isInForce: Bool { self == .inForce }
}

/// What the validity of a document follows from.
package struct ValidityTerm: Sendable, Equatable {
    package var effectiveOn: Day?
    /// The last day of its term (有效期至).
    package var expiresOn: Day?
    /// The day from which it is repealed: on that day it is no longer in force.
    package var repealedOn: Day?
    package var replacedBy: String?

    package init(effectiveOn: Day? = nil, expiresOn: Day? = nil, repealedOn: Day? = nil, replacedBy: String? = nil) {
        self.effectiveOn = effectiveOn
        self.expiresOn = expiresOn
        self.repealedOn = repealedOn
        self.replacedBy = replacedBy
    }

    /// Nil when nothing is known, which is another thing than in force.
    package func validity(on day: Day) -> Validity? {
        if effectiveOn == nil, expiresOn == nil, repealedOn == nil { return nil }
        // Whichever ended it first ended it: a repeal of a document whose term had run out changes nothing.
        if let expiresOn, expiresOn < day, repealedOn.map({ $0 > expiresOn }) ?? true { return .expired(on: expiresOn) }
        if let repealedOn, repealedOn <= day {
            return replacedBy.map { .replaced(by: $0, from: repealedOn) } ?? .repealed(from: repealedOn)
        }
        if let effectiveOn, day < effectiveOn { return .notYetInForce(from: effectiveOn) }
        return .inForce
    }
}
