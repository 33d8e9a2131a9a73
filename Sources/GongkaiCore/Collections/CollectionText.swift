/// A collection of articles (专题、政府公报): its own words.
package struct CollectionText: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case topic, gazette

        package var words: String {
            switch self {
            case .topic: "专题"
            case .gazette: "政府公报"
            }
        }
    }

    /// What an issue of the gazette carries on its cover (GZ1).
    package struct Issue: Sendable, Equatable {
        package var year: Int
        package var number: Int
        /// Counted through from the first one.
        package var totalNumber: Int?
        package var issuedOn: Day
        package var sponsor: String?

        package init(year: Int, number: Int, totalNumber: Int? = nil, issuedOn: Day, sponsor: String? = nil) {
            self.year = year
            self.number = number
            self.totalNumber = totalNumber
            self.issuedOn = issuedOn
            self.sponsor = sponsor
        }

        package var words: String { "\(year)年第\(number)号" + (totalNumber.map { "（总第\($0)号）" } ?? "") }
    }

    package let kind: Kind
    /// In the address.
    package var code: String
    package var title: String
    package var lead: String
    package var issue: Issue?

    /// A topic.
    package init(code: String, title: String, lead: String) {
        kind = .topic
        self.code = code
        self.title = title
        self.lead = lead
    }

    /// An issue of the gazette.
    package init(_ issue: Issue, title: String, lead: String = "") {
        kind = .gazette
        code = "\(issue.year)-\(issue.number)"
        self.title = title
        self.lead = lead
        self.issue = issue
    }

    /// What is wrong, by field.
    package var faults: [String: String] {
        var faults: [String: String] = [:]
        if title.allSatisfy(\.isWhitespace) { faults["title"] = "请填写标题。" }
        if title.count > 100 { faults["title"] = "标题有\(title.count)个字，最多100个。请精简。" }
        if lead.count > 1_000 { faults["lead"] = "导语有\(lead.count)个字，最多1000个。请精简。" }
        if kind == .topic, let fault = SiteAddress.fault(in: code) { faults["code"] = fault.words }
        if kind == .topic, code.contains("/") { faults["code"] = "代码中不能有“/”。请更改。" }
        if let issue {
            if !(1949...2200).contains(issue.year) { faults["year"] = "年份应在1949至2200之间。请核对。" }
            if !(1...999).contains(issue.number) { faults["number"] = "期号应在1至999之间。请核对。" }
            if issue.issuedOn.year < issue.year { faults["issued"] = "出版日期早于公报的年份。请核对。" }
            if let count = issue.sponsor?.count, count > 100 { faults["sponsor"] = "主办单位有\(count)个字，最多100个。请精简。" }
        }
        for (field, text) in [("title", title), ("lead", lead), ("sponsor", issue?.sponsor ?? "")] {
            if let hit = GateScan.firstThatMustGo(in: text) {
                faults[field] = "有不能公开的内容（\(hit.excerpt)）：\(hit.advice)"
            }
        }
        return faults
    }
}
