import Foundation

/// Answers to a form, by the paths of its fields: `seats`, and `staff.2.name` for the second row of a group. What was chosen of several stands one a
/// line.
extension ItemForm {
    package typealias Answers = [String: String]

    /// The most rows any group may have.
    static let mostRows = 50
    /// The most fields a form may have, those of its groups among them; the most there may be to fill in, with all rows; and the longest answer.
    static let mostFields = 200, mostPlaces = 2_000, mostLetters = 10_000

    /// A field with the path of its answer.
    package struct Place: Sendable, Equatable {
        package let field: ItemFormField
        package let path: String
        /// The row of the group it stands in, from 1.
        package let row: Int?
    }

    package static func path(_ group: String, _ row: Int, _ field: String) -> String { "\(group).\(row).\(field)" }

    /// How many rows of a group hold something: up to the last one that does.
    package func rows(of group: ItemFormField, in answers: Answers) -> Int {
        (1...Self.mostRows).last { row in
            group.fields.contains { !(answers[Self.path(group.code, row, $0.code)] ?? "").allSatisfy(\.isWhitespace) }
        } ?? 0
    }

    /// Whether a field is asked, by what the others say.
    package func isAsked(_ field: ItemFormField, row: Int? = nil, in answers: Answers) -> Bool {
        isAsked(field, row: row, in: answers, deep: 0)
    }

    private func isAsked(_ field: ItemFormField, row: Int?, in answers: Answers, deep: Int) -> Bool {
        let group = group(of: field.code)
        if let group, !isAsked(group, row: nil, in: answers, deep: deep + 1) { return false }
        guard let condition = field.shownIf else { return true }
        guard let other = self.field(condition.field), deep < 100 else { return false }
        let isBeside = group.map { $0.fields.contains { $0.code == other.code } } ?? false
        let said = isBeside ? answers[Self.path(group?.code ?? "", row ?? 1, other.code)] : answers[other.code]
        guard isAsked(other, row: isBeside ? row : nil, in: answers, deep: deep + 1) else { return false }
        return condition.isMet(by: said)
    }

    /// The fields that are asked, in their order, with a place for each row that holds something, and for each that must.
    package func places(in answers: Answers) -> [Place] {
        var places: [Place] = []
        for field in fields where isAsked(field, in: answers) {
            guard field.kind == .group else {
                places.append(Place(field: field, path: field.code, row: nil))
                continue
            }
            for row in 0..<max(rows(of: field, in: answers), field.rows.lowerBound) {
                for inner in field.fields where isAsked(inner, row: row + 1, in: answers) {
                    places.append(Place(field: inner, path: Self.path(field.code, row + 1, inner.code), row: row + 1))
                }
            }
        }
        return places
    }

    /// What counts of what was typed: nothing that is not asked, nothing blank, nothing of other forms.
    package func kept(_ answers: Answers) -> Answers {
        var kept: Answers = [:]
        for place in places(in: answers) {
            let said = place.field.read(Self.trimmed(answers[place.path] ?? ""))
            // However a day is written, it is kept as one.
            if !said.isEmpty { kept[place.path] = place.field.kind == .date ? CellDay.read(said)?.text ?? said : said }
        }
        return kept
    }

    /// What must be mended, by path; empty when the answers can be taken in.
    package func faults(in answers: Answers) -> [String: String] {
        var faults: [String: String] = [:]
        for place in places(in: answers) {
            var field = place.field
            field.label = label(of: place, in: answers)
            if let words = field.fault(field.read(Self.trimmed(answers[place.path] ?? ""))) { faults[place.path] = words }
        }
        for group in fields where group.kind == .group && isAsked(group, in: answers) {
            let rows = rows(of: group, in: answers)
            if rows > group.rows.upperBound {
                faults[group.code] = "“\(group.label)”最多\(group.rows.upperBound)行，现有\(rows)行。请删去多出的。"
            }
        }
        return faults
    }

    /// Whose answer it is, where several rows of a group ask the same.
    private func label(of place: Place, in answers: Answers) -> String {
        guard let row = place.row, let group = group(of: place.field.code),
            rows(of: group, in: answers) > 1
        else { return place.field.label }
        return "\(group.label)\(row)：\(place.field.label)"
    }

    /// What is possible and seldom meant: something that is said to last and was over before the day.
    package func warnings(in answers: Answers, on day: Day) -> [String] {
        places(in: answers).compactMap { place in
            guard place.field.saysUntil,
                let until = CellDay.read(place.field.read(Self.trimmed(answers[place.path] ?? ""))),
                until < day
            else { return nil }
            return "“\(label(of: place, in: answers))”填的是\(until.chineseText)，已经过了。请核对；没有写错的，可以继续。"
        }
    }

    /// Answers as they are read, with their labels; the rows of a group are numbered.
    package func lines(_ answers: Answers) -> [(heading: String?, field: ItemFormField, label: String, value: String)] {
        var heading: String?
        var lines: [(heading: String?, field: ItemFormField, label: String, value: String)] = []
        for field in fields {
            if let next = field.heading { heading = next }
            for place in places(in: answers) where place.field == field || (place.row != nil && group(of: place.field.code) == field) {
                guard let said = answers[place.path], !said.allSatisfy(\.isWhitespace) else { continue }
                let label = place.row.map { "\(field.label)\($0)：\(place.field.label)" } ?? place.field.label
                lines.append((heading, place.field, label, place.field.kind == .choices ? said.replacing("\n", with: "、") : said))
            }
        }
        return lines
    }

    private static func trimmed(_ text: String) -> String {
        var view = text[...]
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}

extension ItemFormField {
    /// An answer as it counts: digits and signs are the same in whatever width they are typed.
    func read(_ said: String) -> String {
        switch kind {
        case .number, .date, .identityNumber, .telephone: said.precomposedStringWithCompatibilityMapping
        default: said
        }
    }

    /// Whether it asks until when something holds.
    var saysUntil: Bool {
        kind == .date && ["到哪一天", "有效期至", "截止日期", "到期日"].contains(where: label.contains)
    }

    /// What must be mended in an answer; nil when nothing must.
    func fault(_ said: String) -> String? {
        if said.isEmpty { return isRequired ? "请\(kind.hasChoices ? "选择" : "填写")“\(label)”。" : nil }
        switch kind {
        case .text, .paragraph:
            let count = said.writtenLength
            if count > longest { return "“\(label)”有\(count)个字，最多\(longest)个字，多了\(count - longest)个字。请缩短。" }
            if let least, count < least { return "“\(label)”至少\(least)个字。请写得详细些。" }
            return nil
        case .number: return numberFault(said)
        case .date: return CellDay.read(said) == nil ? "“\(label)”应写成2026-03-05或者2026年3月5日的样子。请核对日期。" : nil
        case .choice: return choices.contains(said) ? nil : "“\(label)”没有“\(said)”这一项。请从列出的选项中选择。"
        case .choices:
            let odd = said.split(separator: "\n").map(String.init).first { !choices.contains($0) }
            return odd.map { "“\(label)”没有“\($0)”这一项。请从列出的选项中选择。" }
        case .identityNumber: return IdentityNumber.fault(in: said)
        case .telephone: return RequestIntake.isReachable(said) ? nil : "“\(label)”应为1开头的11位手机号码，或者带区号的固定电话，如0734-8850000。请核对。"
        case .group: return nil
        }
    }

    /// Whether its bounds let a number be less than nothing.
    package var allowsNegative: Bool { (least ?? most ?? 0) < 0 }

    private func numberFault(_ said: String) -> String? {
        let bounds =
            switch (least, most) {
            case (let least?, let most?): "\(least)至\(most)的"
            case (let least?, nil): "不小于\(least)的"
            case (nil, let most?): "不大于\(most)的"
            case (nil, nil): ""
            }
        let sign = allowsNegative ? "负数在前面写减号。" : ""
        let words = "“\(label)”应为\(bounds)数字，如\(least ?? min(most ?? 1, 1))。请只写数字。\(sign)"
        var said = said
        let isNegative = allowsNegative && said.first.map { "-－−".contains($0) } ?? false
        if isNegative { said.removeFirst() }
        let parts = said.split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard digits, parts.count <= 2, parts[0].utf8.count <= 12, parts.count == 1 || parts[1].utf8.count <= 4, let size = Double(said)
        else { return words }
        let value = isNegative ? -size : size
        if let least, value < Double(least) { return words }
        if let most, value > Double(most) { return words }
        return nil
    }
}

extension IdentityNumber {
    /// What must be mended in a citizen's number as it was typed; nil when nothing must.
    package static func fault(in number: String) -> String? {
        switch RequestIntake.likeness(of: number) {
        case .valid: nil
        case .wrongCheckDigit: "身份证号码的校验位不对，可能有一位写错了。请对照证件核对。"
        case .no: "身份证号码应为18位，由行政区划、出生日期、顺序码和校验位组成。请对照证件核对。"
        }
    }
}
