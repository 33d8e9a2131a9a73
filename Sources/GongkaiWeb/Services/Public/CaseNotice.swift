import GongkaiCore

/// 补正材料一次性告知书, for printing.
enum CaseNotice {
    static func paper(_ notice: CaseProgress.Notice, number: String, item: String, unit: String) -> OfficialPaper {
        let list = notice.deficits.enumerated().map { index, deficit in
            "\(index + 1). " + (deficit.material.map { "\($0.name)：" } ?? "") + deficit.words
        }.joined(separator: "\n")
        return OfficialPaper(
            layout: .form, organ: unit, number: nil, title: "补正材料一次性告知书", addressee: "",
            paragraphs: [.init(words)],
            rows: [.init("办件编号", number), .init("办理事项", item), .init("需要补正的全部内容", list), .init("告知日期", notice.on.chineseText)],
            day: notice.on)
    }

    static let words = "依据《中华人民共和国行政许可法》第三十二条第一款第四项，需要补正的全部内容一次告知如上。补齐的，应当受理。"
}
