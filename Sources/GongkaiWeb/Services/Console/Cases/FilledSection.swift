import GongkaiCore
import GongkaiStore

/// What the applicant filled in, for whoever handles the case: by the headings of the form, without what says who somebody is.
struct FilledSection: Sendable {
    struct Part: Sendable {
        let heading: String
        let facts: [CaseFact]
    }

    let parts: [Part]
    /// Who filled it in, where something was.
    let lead: String?
    /// How materials come that have no files here.
    let ways: [CaseFact]
    let hasWays: Bool
    let pdfHref: String?

    /// Where a clerk mends an answer; nil where none can be.
    var correctHref: String?

    /// Nil where nothing was filled in beside who applies.
    init?(
        _ filled: FilledCase, _ terms: CaseTerms?, through channel: CaseIntake.Channel, id: String, hasPDF: Bool, mayCorrect: Bool = false
    ) {
        let masked = filled.masked
        var parts: [Part] = []
        if !masked.walk.isEmpty { parts.append(Part(heading: "办理以前的问题", facts: masked.walk.map(Self.answer))) }
        for line in masked.lines {
            let heading = line.heading ?? "填写的内容", fact = CaseFact(label: line.label, value: line.value)
            if let last = parts.last, last.heading == heading {
                parts[parts.count - 1] = Part(heading: heading, facts: last.facts + [fact])
            } else {
                parts.append(Part(heading: heading, facts: [fact]))
            }
        }
        if let agent = masked.agent {
            parts.append(Part(heading: "代办人", facts: Self.facts(agent)))
        }
        ways = CaseSlip.materials(masked.materials.filter { $0.event == 1 && $0.way != .upload }, terms).map { material in
            let source = masked.materials.first { $0.way == .held && terms?.material($0.code)?.name == material.name }?.source
            return CaseFact(label: material.name, value: material.words + (source.map { "（\($0)）" } ?? ""))
        }
        if parts.isEmpty && ways.isEmpty { return nil }
        self.parts = parts
        let who = channel == .online ? "申请人在网上填写的。" : "收件时在窗口填写的。"
        lead = parts.isEmpty ? nil : who + "姓名、证件号码和电话已经遮盖，要看原文的，在“登记情况”里查看身份信息。"
        hasWays = !ways.isEmpty
        correctHref = mayCorrect && !filled.lines.isEmpty ? Route.caseAnswers.path(id).text : nil
        pdfHref = hasPDF ? Route.caseApplicationPDF.path(id).text : nil
    }

    /// What is masked above, for somebody who said why they must know it.
    static func personal(_ filled: FilledCase) -> [CaseFact] {
        (filled.agent.map(facts) ?? []).map { CaseFact(label: "代办人\($0.label)", value: $0.value) }
            + filled.lines.filter(\.isPersonal).map { CaseFact(label: $0.label, value: $0.value) }
    }

    /// For printing with the file.
    func paper(number: String, organ: String, item: String, applicant: String, filedOn: Day) -> OfficialPaper {
        var rows: [OfficialPaper.Row] = [.init("办件编号", number), .init("办理事项", item), .init("申请人", applicant)]
        for part in parts {
            rows.append(.init(part.heading, part.facts.map { "\($0.label)：\($0.value)" }.joined(separator: "\n")))
        }
        if hasWays { rows.append(.init("没有文件的材料", ways.map { "\($0.label)：\($0.value)" }.joined(separator: "\n"))) }
        return OfficialPaper(
            layout: .form, organ: organ, number: number, title: "申请内容", addressee: "",
            paragraphs: [.init("申请时填写的内容，更正过的是更正以后的；姓名、证件号码和电话已经遮盖，原文加密保存在系统中。")], rows: rows, day: filedOn)
    }

    /// A question with what was answered, as one sentence keeps both.
    private static func answer(_ sentence: String) -> CaseFact {
        let parts = sentence.split(separator: "？", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return CaseFact(label: "回答", value: sentence) }
        return CaseFact(label: parts[0] + "？", value: parts[1].split(separator: " ").joined(separator: " "))
    }

    private static func facts(_ agent: CaseAgent) -> [CaseFact] {
        [
            CaseFact(label: "姓名", value: agent.name), CaseFact(label: "身份证号码", value: agent.documentNumber),
            CaseFact(label: "电话", value: agent.telephone),
        ].filter { !$0.value.isEmpty }
    }

    private init(sample: Void) {
        parts = [Part(heading: "店铺", facts: [CaseFact(label: "店铺名称", value: "植密粉馆")])]
        lead = "申请人在网上填写的。"
        correctHref = "/a"
        (ways, hasWays, pdfHref) = ([CaseFact(label: "租赁合同", value: "到窗口递交原件")], true, "/a.pdf")
    }

    static let sample = FilledSection(sample: ())
}
