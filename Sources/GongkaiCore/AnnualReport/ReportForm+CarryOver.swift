import Foundation

/// One column in which the carry-over of two years disagrees.
package struct CarryOverDifference: Sendable, Equatable {
    /// The column as printed, such as 自然人.
    package let label: String
    /// The figure of this year's report, such as R2.NP.
    package let code: String
    package let published: FigureValue
    package let derived: FigureValue

    package init(label: String, code: String, published: FigureValue, derived: FigureValue) {
        self.label = label
        self.code = code
        self.published = published
        self.derived = derived
    }
}

extension ReportForm {
    /// The figures that carry requests from one year to the next, by column: this year's R2 and last year's R4. Empty in the 2014 form.
    package var carryOverPairs: [(label: String, carriedIn: String, carriedOut: String)] {
        guard let table = tables.first(where: { $0.rows.contains { $0.code == "R2" } }) else { return [] }
        return table.columns.map { ($0.label, "R2.\($0.code)", "R4.\($0.code)") }
    }

    /// Compares this year's carry-in with what was published as last year's carry-out.
    package func carryOverDifferences(
        derived: [String: FigureValue], lastYear published: [String: FigureValue]
    ) -> [CarryOverDifference] {
        let published = withTotal(published)
        return carryOverPairs.compactMap { pair in
            guard let before = published[pair.carriedOut], let now = derived[pair.carriedIn], before != now else { return nil }
            return CarryOverDifference(label: pair.label, code: pair.carriedIn, published: before, derived: now)
        }
    }

    /// Every way in which the carry-over stands against publishing. A column into which something was carried must have been published or entered.
    package func carryOverObstacles(
        derived: [String: FigureValue], lastYear published: [String: FigureValue], year: Int
    ) -> [ReportObstacle] {
        let isUnknown = carryOverPairs.contains { pair in
            pair.carriedIn != "R2.T" && published[pair.carriedOut] == nil && (derived[pair.carriedIn]?.number ?? 0) != 0
        }
        return (isUnknown ? [.carryOverUnknown(year: year)] : [])
            + carryOverDifferences(derived: derived, lastYear: published).map(ReportObstacle.carryOverDiffers)
    }

    /// Columns entered from paper come without their total. It is their sum once all are there.
    private func withTotal(_ published: [String: FigureValue]) -> [String: FigureValue] {
        let columns = carryOverPairs.map(\.carriedOut).filter { $0 != "R4.T" }
        let numbers = columns.compactMap { published[$0]?.number }
        guard !columns.isEmpty, published["R4.T"] == nil, numbers.count == columns.count else { return published }
        return published.merging(["R4.T": .number(numbers.reduce(0, +))]) { $1 }
    }
}
