/// A statutory form as data: what is printed, and which query over the registers fills each cell. The forms are `Forms/*.json`.
package struct ReportForm: Sendable {
    /// `2014`, `2019` or `2021`.
    package let id: String
    /// 政府信息公开情况统计表, or 政府信息公开工作年度报告.
    package let title: String
    /// The document that prescribes it, such as 国办发〔2014〕32号.
    package let basis: String
    /// Reports for these years use it; nil for a form still in force.
    package let firstYear: Int
    package let lastYear: Int?
    /// The parts of the report's text and where its tables stand, in printed order.
    package let parts: [ReportPart]
    package let tables: [ReportTable]
    package let rules: [ReportRule]
    /// The numbers under which the handbook files what is wrong with a single cell.
    package let checks: CellChecks
    /// Every cell that takes a value, in printed order.
    package let figures: [FigureDefinition]
    private let positions: [String: Int]

    /// The checks of single cells; nil where the handbook has none for the form.
    package struct CellChecks: Sendable, Equatable, Decodable {
        /// K02, Y09: a cell without a number.
        package let blank: String
        /// Y09: a total without a number whose parts are all filled.
        package let blankTotal: String?
        /// K01: a row that is not there, or a heading that carries a value.
        package let missing: String?

        package init(blank: String, blankTotal: String? = nil, missing: String? = nil) {
            self.blank = blank
            self.blankTotal = blankTotal
            self.missing = missing
        }
    }

    package init(
        id: String, title: String, basis: String, firstYear: Int, lastYear: Int?, parts: [ReportPart], tables: [ReportTable],
        rules: [ReportRule], checks: CellChecks = CellChecks(blank: "Y09")
    ) {
        self.id = id
        self.title = title
        self.basis = basis
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.parts = parts
        self.tables = tables
        self.rules = rules
        self.checks = checks
        figures = tables.flatMap(\.figures)
        positions = Dictionary(figures.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The figure with this code, or nil.
    package func figure(_ code: String) -> FigureDefinition? { positions[code].map { figures[$0] } }

    package func covers(_ year: Int) -> Bool { firstYear <= year && year <= lastYear ?? .max }
}
