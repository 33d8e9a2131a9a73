import GongkaiCore

/// A report as a page shows it: headings, words and tables in printed order.
struct ReportView: Sendable {
    struct Section: Sendable {
        let id: String
        let heading: String
        /// （一）（二） below 一、二.
        let isAspect: Bool
        let paragraphs: [String]
        let tables: [ReportTableView]
        /// For the drafter: what still has to be written here.
        var todo: Todo?
    }

    struct Todo: Sendable {
        let words: String
        /// Where it is written; nil for those who may not.
        let href: String?
    }

    let preface: String
    let sections: [Section]

    init(_ document: ReportDocument, _ figures: ReportTableView.Figures, todo: (ReportSection) -> Todo? = { _ in nil }) {
        preface = document.preface
        sections = document.sections.map { section in
            Section(
                id: "part-\(section.id)", heading: section.heading, isAspect: section.level > 0, paragraphs: section.paragraphs,
                tables: section.tables.map { ReportTableView($0, heading: section.heading, figures) }, todo: todo(section))
        }
    }

    static let sample = ReportView(
        preface: "本报告根据条例编制。",
        sections: [
            Section(id: "part-1", heading: "一、总体情况", isAspect: false, paragraphs: [], tables: [], todo: Todo(words: "尚未编写", href: "/w")),
            Section(id: "part-1.1", heading: "（一）主动公开", isAspect: true, paragraphs: ["字"], tables: [.sample]),
        ])

    private init(preface: String, sections: [Section]) {
        self.preface = preface
        self.sections = sections
    }
}
