import GongkaiCore

/// The form of any step, built from the fields the workflow names: its rows, and what was typed into them.
struct StepForm: Sendable {
    /// A leaf of the outcome tree, as the clerk picks it.
    struct Leaf: Sendable {
        let id: String
        let code: String
        let label: String
        let note: String
        let isChosen: Bool
        let isClosed: Bool
        /// Why it cannot be picked now.
        let why: String?
    }

    struct LeafGroup: Sendable {
        let heading: String
        let leaves: [Leaf]
    }

    /// Rows that belong to some outcomes only.
    struct RowGroup: Sendable {
        let heading: String
        /// Codes, for the script that shows only what belongs to the chosen one.
        let outcomes: String
        let rows: [FormRow]
    }

    /// The legal day, which is no field of the table.
    static let day = "on"

    let action: MatterAction
    let move: MatterMove
    let matter: Matter
    /// Of a request for disclosure; nil for other kinds of matters.
    let regime: DisclosureRegime?
    let agencies: [Agency]
    let handlers: [OfficerAccount]
    let officerName: String
    let now: Instant
    let calendar: WorkingCalendar

    /// Whether somebody says on which day it happened.
    var isDated: Bool { move.dating == .stated }

    /// When somebody turned elsewhere is known from their papers alone: it is in no case simply today.
    var isDayNeeded: Bool { requestAction == .openRemedy }

    /// The same codes may mean something else for other kinds.
    var requestAction: RequestAction? { regime == nil ? nil : RequestAction(rawValue: action.code) }

    /// Whether a supplement is asked for later than the law wants it.
    var isAskedLate: Bool {
        requestAction == .askSupplement && LateNotice(matter, on: now.day, calendar) != nil
    }

    // MARK: Reading

    /// What was typed, as values; and what cannot be read, by the names of the rows.
    func read(_ form: SubmittedForm) -> (values: [String: FieldValue], on: Day?, errors: [String: String]) {
        var values: [String: FieldValue] = [:], errors: [String: String] = [:]
        var on: Day?
        if isDated, let text = form[StepForm.day], !text.isEmpty {
            on = CellDay.read(text)
            if on == nil { errors[StepForm.day] = StepForm.notADay(text) }
        } else if isDayNeeded {
            errors[StepForm.day] = "请填写提起的日期，如立案通知书或者受理通知书上写明的日期。"
        }
        for field in move.fields {
            guard let text = form[field.code], !text.isEmpty else { continue }
            if let value = value(text, field) { values[field.code] = value } else { errors[field.code] = StepForm.unreadable(text, field) }
        }
        // Late is not void, but it is said why.
        if isAskedLate, (form[MatterField.lateReason.code] ?? "").isEmpty {
            errors[MatterField.lateReason.code] = "请填写\(MatterField.lateReason.label)。"
        }
        if isCharging { charge(&values, &errors) }
        for field in move.fields where errors[field.code] == nil && !(isWorkedOut(field) && values[field.code] == nil) {
            if let fault = field.fault(values[field.code], on: on ?? now.day) { errors[field.code] = StepForm.words(fault, field) }
        }
        return (values, on, errors)
    }

    /// Money is typed in yuan and kept in fen; the bounds are said in yuan too.
    static func words(_ fault: FieldFault, _ field: MatterField) -> String {
        if case .outside(_, let found, let bounds, "分") = fault {
            return "金额\(FieldWords.yuan(found))元不正确，应为\(FieldWords.yuan(bounds.lowerBound))至\(FieldWords.yuan(bounds.upperBound))元。"
        }
        return fault.words
    }

    private func value(_ text: String, _ field: MatterField) -> FieldValue? {
        switch field.kind {
        case .text, .choice: return .text(text)
        case .day, .dayPast, .dayToCome: return CellDay.read(text).map { .day($0) }
        case .number(_, "分"): return StepForm.fen(text).map { .number($0) }
        case .number: return Int(text).map { .number($0) }
        case .agency: return Int64(text).map { .agency(AgencyID(value: $0)) }
        case .officer: return Int64(text).map { .officer(OfficerID(value: $0)) }
        }
    }

    static func fen(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let yuan = Int(parts[0]), (0...1_000_000_000).contains(yuan) else { return nil }
        guard parts.count == 2 else { return yuan * 100 }
        guard (1...2).contains(parts[1].count), let cents = Int(parts[1]), cents >= 0 else { return nil }
        return yuan * 100 + (parts[1].count == 1 ? cents * 10 : cents)
    }

    private static func notADay(_ text: String) -> String { "“\(text.prefix(20))”不是日期。请写成 2026-03-05 的样子。" }

    private static func unreadable(_ text: String, _ field: MatterField) -> String {
        switch field.kind {
        case .day, .dayPast, .dayToCome: notADay(text)
        case .number(_, "分"): "“\(text.prefix(20))”不是金额。请填写以元为单位的数，如 12.50。"
        case .number: "“\(text.prefix(20))”不是整数。请只填数字。"
        default: "请从列表中选择。"
        }
    }
}
