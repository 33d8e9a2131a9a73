import Foundation

/// A report as it is printed: headings, words and tables in order. Page, CSV, XLSX, PDF and plain text are all written from this one model,
/// so they cannot differ in what they say.
package struct ReportDocument: Sendable, Equatable {
    /// 蒸湘区人民政府2014年政府信息公开工作年度报告
    package let title: String
    package let agency: String
    package let year: Int
    /// The form's id.
    package let form: String
    /// Nil for a draft.
    package let publishedOn: Day?
    /// What the report rests on and which days it covers; stands before the first heading.
    package let preface: String
    package let sections: [ReportSection]

    /// Lays out figures and words on a form. A figure without a value is printed as a blank, a part without words has no paragraph.
    package init(
        form: ReportForm, agency: String, year: Int, values: [String: FigureValue], parts: [String: String], publishedOn: Day? = nil
    ) {
        self.title = "\(agency)\(year)年政府信息公开工作年度报告"
        self.agency = agency
        self.year = year
        self.form = form.id
        self.publishedOn = publishedOn
        self.preface = """
            本报告根据《中华人民共和国政府信息公开条例》和\(form.basis)编制，所列数据的统计期限自\(Day.firstDay(of: year).chineseText)起\
            至\(Day.lastDay(of: year).chineseText)止。
            """
        let tables = Dictionary(form.tables.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.sections = form.parts.map { part in
            ReportSection(
                id: part.id, heading: part.heading, level: part.id.split(separator: ".").count - 1,
                paragraphs: ReportSection.paragraphs(parts[part.id] ?? ""),
                tables: part.tables.compactMap { tables[$0] }.map { ReportGrid($0, values: values) }, isRequired: part.isRequired)
        }
    }

    /// The document of a published report. Nil when its form is unknown to this program.
    package init?(_ content: ReportContent, publishedOn: Day?) {
        guard let form = ReportForm.form(id: content.form) else { return nil }
        self.init(
            form: form, agency: content.agency, year: content.year, values: content.figures, parts: content.parts, publishedOn: publishedOn)
    }

    /// Every table of the report, in printed order.
    package var grids: [ReportGrid] { sections.flatMap(\.tables) }
}

/// A heading with what stands below it, up to the next heading.
package struct ReportSection: Sendable, Equatable {
    package let id: String
    package let heading: String
    /// 0 for 一、二、三; 1 for the aspects （一）（二） below them.
    package let level: Int
    package let paragraphs: [String]
    package let tables: [ReportGrid]
    package let isRequired: Bool

    /// Words as typed, one paragraph a line.
    static func paragraphs(_ words: String) -> [String] {
        words.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
