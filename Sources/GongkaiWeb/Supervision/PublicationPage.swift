import GongkaiCore
import GongkaiStore

/// A published ranking, as it was kept.
struct PublicationPage: Page {
    static let template = "supervision/publication"
    let title: String
    var breadcrumb: [Crumb] { [.console, .scores] }
    let lead: String
    let reason: String?
    let note: String?
    /// Whose objection was right, while nothing was corrected yet.
    let uncorrected: String?
    /// Why it is no ranking.
    let alone: String?
    let table: DataTable
    let chart: Chart?
    let hash: String

    init(_ publication: ScorePublication, _ scores: [PublishedPlace], objections: [ScoreObjection], newest: ScorePublication?) {
        let isUnits = publication.kind == "unit"
        title = "\(publication.words)\(isUnits ? "单位" : "承办人")考核成绩"
        lead =
            "\(publication.name)于\(publication.at.day.chineseText)公布，考核方案\(publication.scheme)第\(publication.schemeVersion)版。点名称看明细和提出异议。"
        reason = publication.version > 1 ? "第\(publication.version)版，更正的理由：\(publication.reason ?? "")" : nil
        note = publication.isNewest ? nil : "这份成绩已经更正，请看最新公布的结果。这里是当时公布的样子。"
        let isAlone = publication.size == 1
        alone = isAlone ? AloneInPeriod.words(isUnits: isUnits) : nil
        let open = Dictionary(grouping: objections, by: \.subject)
        let upheld = scores.filter { score in open[score.subject.id]?.contains { $0.resolution?.isUpheld == true } ?? false }.map(\.name)
        uncorrected =
            publication.isNewest && !upheld.isEmpty ? "\(upheld.joined(separator: "、"))的异议成立，更正的成绩还没有公布，这里仍是原来的名次和分数。" : nil
        table = DataTable(
            caption: title,
            columns: (isAlone ? [] : [.init(label: "名次", isNumber: true)]) + [
                .init(label: isUnits ? "单位" : "承办人"), .init(label: "总分", isNumber: true),
                .init(label: "等次"),
                .init(label: "异议"),
            ],
            rows: scores.map { score in
                let of = open[score.subject.id] ?? []
                let waiting = of.count { $0.resolution == nil }
                let place = isAlone ? [] : [DataTable.Cell(text: "\(score.place)", isNumber: true)]
                return DataTable.Row(
                    cells: place + [
                        DataTable.Cell(
                            text: score.name, target: Route.publishedScore.path("\(publication.id.value)", "\(score.subject.id)").text,
                            isTitle: true), DataTable.Cell(text: SupervisionRule.decimal(score.total), isNumber: true),
                        DataTable.Cell(text: score.grade, isNowrap: true),
                        DataTable.Cell(text: waiting > 0 ? "待处理" : of.isEmpty ? "" : of.last?.resolution?.isUpheld == true ? "成立" : "不成立"),
                    ])
            }, empty: "没有向您公布的成绩。", isStacked: true)
        chart =
            scores.count < 2
            ? nil
            : Chart(
                bars: scores.prefix(25).map { ($0.name, Double(max(0, $0.total)) / 100, SupervisionRule.decimal($0.total)) },
                title: scores.count > 25 ? "前25名的总分" : "总分，从高到低")
        hash = publication.hash
    }

    private init(sample isFull: Bool) {
        title = "2026年3月单位考核成绩"
        lead = "公布。"
        reason = isFull ? "更正" : nil
        note = isFull ? "已经更正。" : nil
        alone = isFull ? nil : "不排名次。"
        uncorrected = isFull ? "异议成立。" : nil
        table = .sample
        chart = isFull ? Chart(bars: [("区城管局", 98.5, "98.5")], title: "总分") : nil
        hash = "ab"
    }

    static let samples = [PublicationPage(sample: true), PublicationPage(sample: false)]
}

/// A period in which one unit or person alone had anything to be scored.
enum AloneInPeriod {
    static func words(isUnits: Bool) -> String {
        isUnits
            ? "这个考核期只有一个单位有可以计分的办件、监察牌或者超期栏目，没有可以比较的，只有得分和等次，不排名次。"
            : "这个考核期只有一名承办人有可以计分的办件或者监察牌，没有可以比较的，只有得分和等次，不排名次。"
    }
}
