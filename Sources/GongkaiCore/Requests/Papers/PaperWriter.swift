/// Words a paper has to contain whatever its writer changes, and why.
struct PaperDemand: Sendable {
    let part: PaperFault.Part
    let words: String
    /// The sentence for one who left them out, or wrote them.
    let why: String
    /// Whether it must not contain them.
    var isForbidden = false
}

/// Writes one paper from the facts: paragraph by paragraph, each with the article it rests on.
struct PaperWriter {
    let kind: RequestPaper
    let facts: RequestPaperFacts
    private(set) var paragraphs: [OfficialPaper.Paragraph] = []
    private(set) var demands: [PaperDemand] = []
    var addressee: String
    var rows: [OfficialPaper.Row] = []
    var attachments: [String] = []
    var layout = OfficialPaper.Layout.letter

    init(_ kind: RequestPaper, _ facts: RequestPaperFacts) {
        self.kind = kind
        self.facts = facts
        addressee = facts.applicant.name
    }

    // MARK: Sentences

    /// One more paragraph.
    mutating func say(_ text: String) { paragraphs.append(.init(text)) }

    mutating func sayRemedy(_ text: String) { paragraphs.append(.init(text, .remedy)) }

    /// The paper must contain these words in the end.
    mutating func demand(_ words: String, _ why: String, in part: PaperFault.Part = .paragraphs) {
        demands.append(PaperDemand(part: part, words: words, why: why))
    }

    /// The paper must not contain these words in the end.
    mutating func forbid(_ words: String, _ why: String) {
        demands.append(PaperDemand(part: .paragraphs, words: words, why: why, isForbidden: true))
    }

    /// What is over does not begin anew, whoever wrote so and whenever.
    mutating func forbidNewCount() {
        guard isOver, let due = facts.due else { return }
        for words in ["申请之日起计算", "重新计算", "重新起算"] {
            forbid(words, "答复期限已于\(due.chineseText)届满，不会重新计算（正文写了“\(words)”）。请改为收到后尽快答复。")
        }
    }

    /// How the applicant is spoken to.
    var you: String {
        switch facts.applicant {
        case .person: "您"
        case .organisation: "贵单位"
        }
    }

    /// The regulation by its full name, where it is named first.
    var law: String {
        "《中华人民共和国政府信息公开条例》（国务院令第\(facts.regime.code == "2007" ? "492号" : "711号修订")，以下简称《条例》）"
    }

    /// Whether the time to answer was over before the day of the paper.
    var isOver: Bool { facts.due.map { $0 < facts.day } ?? false }

    var is2007: Bool { facts.regime.code == "2007" }

    /// An article of the regulation; what is no article of it is named in full.
    static func cite(_ article: String) -> String {
        switch article {
        case "国办函〔2020〕109号": FeeRegime.processing.basis
        case _ where article.hasPrefix("第"): "《条例》\(article)"
        default: article
        }
    }

    /// One article of either regulation.
    func article(_ article2007: String, _ article2019: String) -> String { is2007 ? article2007 : article2019 }

    /// What somebody wrote, as a sentence of the paper.
    static func sentence(_ text: String) -> String {
        let clause = clause(text)
        return clause.isEmpty ? "" : clause + "。"
    }

    /// What somebody wrote, without the marks at its end.
    static func clause(_ text: String) -> String {
        var rest = Substring(text)
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace || "。；;，,".contains(last) { rest.removeLast() }
        return String(rest)
    }

    // MARK: What it is about

    /// The request: when it came, by which article, its number and what it asks for.
    mutating func sayRequest() throws(PaperRefusal) {
        let start = try receipt
        let opening =
            "本机关于\(start.day.chineseText)收到\(you)依照\(law)\(article("第二十条", "第二十九条"))提出的政府信息公开申请"
            + "（登记编号：\(facts.requestNumber)），申请公开"
        sayItems(after: opening)
    }

    /// The things asked for: in the same sentence when there is one.
    mutating func sayItems(after opening: String) {
        let items = facts.items.map(Self.clause)
        if items.count == 1 { return say("\(opening)：“\(items[0])”。") }
        say("\(opening)下列政府信息：")
        for (position, item) in items.enumerated() {
            say("\(position + 1). “\(item)”\(position + 1 == items.count ? "。" : "；")")
        }
    }

    var receipt: ClockFacts.Start {
        get throws(PaperRefusal) {
            guard let start = facts.start else { throw missing("收到申请的日期") }
            return start
        }
    }

    func missing(_ what: String) -> PaperRefusal { .missing(what, paper: kind.name) }

    /// What was filled in, or the refusal that names it.
    func need(_ field: MatterField) throws(PaperRefusal) -> String {
        guard let text = facts[field]?.text, !text.isBlank else { throw missing(field.label) }
        return text
    }

    func needDay(_ field: MatterField) throws(PaperRefusal) -> Day {
        guard let day = facts[field]?.day else { throw missing(field.label) }
        return day
    }

    /// What the clerk gave as the reason, as a sentence; empty where none was given.
    var reason: String { facts[.reason]?.text.map(Self.sentence) ?? "" }
}
