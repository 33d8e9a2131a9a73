/// Something to be filled in with a step.
package struct MatterField: Sendable, Hashable {
    package struct Choice: Sendable, Hashable {
        package let code: String
        package let label: String

        package init(_ code: String, _ label: String) {
            self.code = code
            self.label = label
        }
    }

    package enum Kind: Sendable, Hashable {
        case text(most: Int)
        /// Any day: what bounds it is a condition of the step.
        case day
        /// A day that has come when the step is taken.
        case dayPast
        /// A day after the step, such as the last one to answer by.
        case dayToCome
        case number(ClosedRange<Int>, unit: String)
        case choice([Choice])
        case agency
        case officer
    }

    /// As stored, and as the API names it.
    package let code: String
    /// As the form labels it.
    package let label: String
    package let kind: Kind
    package let isNeeded: Bool

    package init(_ code: String, _ label: String, _ kind: Kind, isNeeded: Bool = true) {
        self.code = code
        self.label = label
        self.kind = kind
        self.isNeeded = isNeeded
    }

    /// The same field where it may stay empty.
    package var ifAny: MatterField { MatterField(code, label, kind, isNeeded: false) }
    /// The same field where it must be filled in.
    package var needed: MatterField { MatterField(code, label, kind) }
}

extension MatterField {
    /// Why it is done. Every reversal has one.
    package static let reason = MatterField("reason", "理由", .text(most: 1_000))
    /// The unit the matter goes to.
    package static let unit = MatterField("unit", "承办单位", .agency)
    /// The person the matter goes to.
    package static let handler = MatterField("handler", "承办人", .officer)
    /// Who is asked by a branch.
    package static let party = MatterField("party", "对方名称", .text(most: 200))
    /// The unit a branch is sent to, where it works with this program too.
    package static let partyUnit = MatterField("partyUnit", "对方单位", .agency, isNeeded: false)
    /// The last day the one who is asked has.
    package static let answerBy = MatterField("answerBy", "答复截止日期", .dayToCome)
    static let extensionDaysCode = "extensionDays"
    /// How much a limit is extended by; each kind bounds it.
    package static func extensionDays(_ bounds: ClosedRange<Int>) -> MatterField {
        MatterField(extensionDaysCode, "延长天数", .number(bounds, unit: "个工作日"))
    }
}
