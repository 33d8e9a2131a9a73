/// What is wrong with something that was filled in.
package enum FieldFault: Sendable, Equatable {
    case missing(MatterField)
    /// A day where a text belongs, or the like.
    case wrongKind(MatterField)
    case tooLong(MatterField, count: Int, most: Int)
    case notYet(MatterField, Day, on: Day)
    case alreadyOver(MatterField, Day, on: Day)
    case outside(MatterField, Int, ClosedRange<Int>, unit: String)
    case noSuchChoice(MatterField, String)
    /// The step has no such field.
    case unknown(String)

    /// What the form says beside the field.
    package var words: String {
        switch self {
        case .missing(let field): "请填写\(field.label)。"
        case .wrongKind(let field): "\(field.label)的格式不对。请按表格要求填写。"
        case .tooLong(let field, let count, let most): "\(field.label)有\(count)个字，最多\(most)个字。请缩短。"
        case .notYet(let field, let day, let on): "\(field.label)\(day.chineseText)还没有到（办理日期为\(on.chineseText)）。请核对日期。"
        case .alreadyOver(let field, let day, let on): "\(field.label)\(day.chineseText)应在办理日期\(on.chineseText)之后。请核对日期。"
        case .outside(let field, let found, let bounds, let unit):
            "\(field.label)\(found)\(unit)不正确，应为\(bounds.lowerBound)至\(bounds.upperBound)\(unit)。"
        case .noSuchChoice(let field, let code): "\(field.label)没有“\(code)”这一项。请从列表中选择。"
        case .unknown(let code): "这一步没有“\(code)”这一栏。请去掉后再提交。"
        }
    }
}

extension MatterField {
    /// What is wrong with a value, or with its absence, when the step is taken on a day; nil when nothing is.
    package func fault(_ value: FieldValue?, on day: Day) -> FieldFault? {
        guard let value, !MatterField.isBlank(value) else { return isNeeded ? .missing(self) : nil }
        switch (kind, value) {
        case (.text(let most), .text(let text)):
            let count = text.writtenLength
            return count > most ? .tooLong(self, count: count, most: most) : nil
        case (.day, .day): return nil
        case (.dayPast, .day(let found)): return found > day ? .notYet(self, found, on: day) : nil
        case (.dayToCome, .day(let found)): return found > day ? nil : .alreadyOver(self, found, on: day)
        case (.number(let bounds, let unit), .number(let found)):
            return bounds.contains(found) ? nil : .outside(self, found, bounds, unit: unit)
        case (.choice(let choices), .text(let code)):
            return choices.contains { $0.code == code } ? nil : .noSuchChoice(self, code)
        case (.agency, .agency), (.officer, .officer): return nil
        default: return .wrongKind(self)
        }
    }

    /// Spaces are no answer.
    static func isBlank(_ value: FieldValue) -> Bool { value.text?.allSatisfy(\.isWhitespace) ?? false }
}
