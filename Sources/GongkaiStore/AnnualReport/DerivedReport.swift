package import GongkaiCore

/// One figure as the registers give it.
package struct DerivedFigure: Sendable, Equatable {
    package let code: String
    package let value: FigureValue
    /// How many records it counts, also when the figure is a sum of amounts or persons.
    package let records: Int
    /// For a sum: how many of these records have no value. They are named beside the figure, not taken for zero.
    package let blanks: Int
}

/// A form filled from the registers.
package struct DerivedReport: Sendable {
    package let form: ReportForm
    package let year: Int
    package let figures: [String: DerivedFigure]

    package init(form: ReportForm, year: Int, figures: [String: DerivedFigure]) {
        self.form = form
        self.year = year
        self.figures = figures
    }

    /// Whether no register has a record that counts for the year. The zeros of such a report say nothing.
    package var isWithoutRecords: Bool { figures.values.allSatisfy { $0.records == 0 } }

    package var values: [String: FigureValue] { figures.mapValues(\.value) }
}
