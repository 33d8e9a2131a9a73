import GongkaiCore
import GongkaiStore

/// Reads the forms of a collection.
struct CollectionForm {
    let text: CollectionText?
    /// By field.
    let faults: [String: String]

    init(_ form: SubmittedForm, kind: CollectionText.Kind) {
        let title = form["title"] ?? "", lead = form["lead"] ?? ""
        guard kind == .gazette else {
            let text = CollectionText(code: form["code"] ?? "", title: title, lead: lead)
            faults = text.faults
            self.text = faults.isEmpty ? text : nil
            return
        }
        var faults = form.tooLong(["sponsor": CollectionText.Kind.longestSponsor])
        let year = form["year"].flatMap { Int($0) }, number = form["number"].flatMap { Int($0) },
            issued = form["issued"].flatMap { CellDay.read($0) }
        let total = form["total"] ?? ""
        if year == nil { faults["year"] = "请填写年份，如2014。" }
        if number == nil { faults["number"] = "请填写期号，如1。" }
        if issued == nil { faults["issued"] = "请按2014-03-30的样子填写出版日期。" }
        if !total.isEmpty, Int(total).map({ $0 < 1 }) ?? true { faults["total"] = "总期号请填写数字，没有的留空。" }
        if title.isEmpty { faults["title"] = "请填写标题。" }
        if faults.isEmpty, let year, let number, let issued {
            let issue = CollectionText.Issue(
                year: year, number: number, totalNumber: Int(total), issuedOn: issued,
                sponsor: form["sponsor"].flatMap { $0.isEmpty ? nil : $0 })
            let text = CollectionText(issue, title: title, lead: lead)
            self.faults = text.faults
            self.text = text.faults.isEmpty ? text : nil
        } else {
            self.faults = faults
            text = nil
        }
    }

    /// The parts as the form has them: kept, renamed, put in another order, left out, with what was ticked to be added.
    static func sections(_ form: SubmittedForm) throws -> [CollectionSection] {
        let picked = form.all("pick").compactMap { Int64($0) }.map { CollectionSection.Entry(ArticleID(value: $0)) }
        var sections: [CollectionSection] = []
        // One more than there are: the new part.
        for index in 0...min(form.all("section").count, 100) {
            let title = form["title-\(index)"] ?? ""
            var entries: [(order: Int, entry: CollectionSection.Entry)] = []
            for (place, key) in form.all("entry-\(index)").compactMap({ Int64($0) }).enumerated() {
                if form["drop-\(index)-\(key)"] != nil { continue }
                let page = form["page-\(index)-\(key)"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
                let order = form["order-\(index)-\(key)"].flatMap { Int($0) } ?? place + 1
                entries.append((order, CollectionSection.Entry(ArticleID(value: key), page: page)))
            }
            var ordered = entries.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element.entry)
            if form["into"] == "\(index)" { ordered += picked }
            let column = form["column-\(index)"].flatMap { Int64($0) }.map { ColumnID(value: $0) }
            if title.isEmpty {
                // Emptied to be removed; but what was ticked for it must not be lost in silence.
                if !picked.isEmpty, form["into"] == "\(index)" { throw CollectionRefusal.faults(["sections": "请填写新栏的名称，再加入稿件。"]) }
                continue
            }
            sections.append(CollectionSection(title: title, column: column, entries: ordered))
        }
        return sections
    }
}

extension CollectionText.Kind {
    fileprivate static let longestSponsor = 100

    /// The fields of its words.
    func rows(_ errors: [String: String], _ value: (String) -> String) -> [FormRow] {
        let words: [FormRow] = [
            .text("title", "标题", value("title"), error: errors["title"], counted: 100),
            .area("lead", "导语", value("lead"), isOptional: true, hint: "一两句话，说明里面有什么", error: errors["lead"], counted: 1_000),
        ]
        if self == .topic {
            return [
                .text(
                    "code", "网址代码", value("code"), hint: "英文字母、数字和短横线，如kaixue；建立后尽量不变", error: errors["code"], longest: 60, isShort: true)
            ] + words
        }
        return [
            .text("year", "年份", value("year"), error: errors["year"], longest: 4, inputMode: "numeric", isShort: true),
            .text("number", "期号", value("number"), error: errors["number"], longest: 3, inputMode: "numeric", isShort: true),
            .text(
                "total", "总期号", value("total"), isOptional: true, error: errors["total"], longest: 6, inputMode: "numeric", isShort: true),
            .text("issued", "出版日期", value("issued"), hint: "如2014-03-30", error: errors["issued"], longest: 10, isShort: true),
            .text(
                "sponsor", "主办单位", value("sponsor"), isOptional: true, hint: "不填写时为网站的主办单位", error: errors["sponsor"],
                counted: Self.longestSponsor),
        ] + words
    }
}
