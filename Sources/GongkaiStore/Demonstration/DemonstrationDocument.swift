package import GongkaiCore

/// A document of the demonstration with names in it, and what is left of it. Printing and redacting are other programs' work, so whoever knows
/// them makes it.
package struct DemonstrationDocument: Sendable {
    let original: [UInt8]
    let pages: Int
    let log: RedactionLog
    let verdict: RedactionVerdict
    let result: [UInt8]

    package init(original: [UInt8], pages: Int, log: RedactionLog, verdict: RedactionVerdict, result: [UInt8]) {
        self.original = original
        self.pages = pages
        self.log = log
        self.verdict = verdict
        self.result = result
    }

    /// Makes it of what it says and what must go; nil where a program is missing.
    package typealias Maker = @Sendable (_ paper: OfficialPaper, _ draft: RedactionDraft) async throws -> DemonstrationDocument?

    /// Who was subsidised, with invented names and numbers.
    static let paper = OfficialPaper(
        layout: .form, organ: "蒸湘区住房和城乡建设局", number: nil, title: "2025年度农村危房改造补助发放登记表（节选）", addressee: "",
        paragraphs: [.init("下列农户经村民会议评议、乡镇审核，符合危房改造补助条件，补助资金已经拨付到户。")],
        rows: [
            .init("第一户", "户主谢长根，身份证号43040819620101801X，呆鹰岭镇鸡市村，补助2.4万元"),
            .init("第二户", "户主龙桂英，身份证号430408195803028020，呆鹰岭镇鸡市村，补助1.8万元"),
            .init("第三户", "户主伍满生，身份证号430408197105038037，雨母山乡东风村，补助2.4万元"),
        ], day: "2025-12-10")

    static let draft = RedactionDraft(
        words: [
            "谢长根", "43040819620101801X", "龙桂英", "430408195803028020", "伍满生", "430408197105038037",
        ].map { RedactionDraft.Words($0, .privacy) }, name: "补助发放登记表（部分遮盖）.pdf")
}

extension RedactionStore {
    /// Adds the document to a request, marks it and lets what is left go out with the reply.
    func give(_ document: DemonstrationDocument, to id: MatterID, by officer: Officer, at now: Instant) async throws {
        let address = "127.0.0.1", draft = DemonstrationDocument.draft
        let file = NewFile(
            name: "补助发放登记表.pdf", mediaType: "application/pdf", bytes: document.original, plainText: "")
        let redaction = try await add(file, pages: document.pages, to: id, by: officer, from: address, at: now)
        try await save(draft, of: redaction, in: id, expecting: 0, by: officer, from: address, at: now)
        let run = try await carryOut(
            1, of: redaction, in: id, log: document.log, verdict: document.verdict, pages: document.pages, result: document.result,
            by: officer, from: address, at: now)
        try await give(true, run: run.id, of: redaction, in: id, by: officer, from: address, at: now)
    }
}
