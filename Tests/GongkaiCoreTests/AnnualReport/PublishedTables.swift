import Foundation
import Testing

@testable import GongkaiCore

/// Figures of reports as they were published.
enum PublishedTables {
    /// A district's table for 2014. It contradicts itself in three places and leaves two cells blank.
    static let district2014: [String: FigureValue] = {
        let filled = [
            "A1": 5050, "A1.1": 12, "A1.2": 12, "A2.2": 4601, "A2.3": 385, "A2.4": 52, "B1": 148, "B2.2": 6, "B2.2.1": 6, "B2.3": 12,
            "H1": 1,
            "H2": 1, "H3": 8, "H3.2": 2, "H4": 1, "I1": 1, "I2": 1, "I3": 72,
        ]
        var figures = zeros(of: "2014")
        figures.merge(filled.mapValues { .number($0) }) { $1 }
        figures["A2.1"] = .blank
        figures["A2.5"] = .blank
        return figures
    }()

    /// A city's tables for 2024, consistent throughout.
    static let city2024: [String: FigureValue] = {
        let requests: [(String, [Int])] = [
            ("R1", [3001, 53, 0, 0, 61, 4, 3119]), ("R2", [34, 0, 0, 0, 0, 0, 34]), ("R3.1", [1288, 21, 0, 0, 50, 3, 1362]),
            ("R3.2", [447, 7, 0, 0, 0, 0, 454]), ("R3.3.1", [2, 0, 0, 0, 0, 0, 2]), ("R3.3.2", [30, 1, 0, 0, 0, 0, 31]),
            ("R3.3.3", [5, 0, 0, 0, 0, 0, 5]), ("R3.3.4", [6, 0, 0, 0, 0, 0, 6]), ("R3.3.5", [7, 1, 0, 0, 0, 0, 8]),
            ("R3.3.6", [12, 0, 0, 0, 0, 0, 12]), ("R3.3.7", [9, 0, 0, 0, 0, 0, 9]), ("R3.3.8", [105, 0, 0, 0, 0, 0, 105]),
            ("R3.4.1", [746, 12, 0, 0, 10, 1, 769]), ("R3.4.2", [11, 0, 0, 0, 0, 0, 11]), ("R3.4.3", [1, 0, 0, 0, 0, 0, 1]),
            ("R3.5.1", [56, 6, 0, 0, 0, 0, 62]), ("R3.5.2", [25, 0, 0, 0, 0, 0, 25]), ("R3.5.5", [1, 0, 0, 0, 0, 0, 1]),
            ("R3.6.1", [67, 3, 0, 0, 1, 0, 71]), ("R3.6.2", [6, 0, 0, 0, 0, 0, 6]), ("R3.6.3", [108, 2, 0, 0, 0, 0, 110]),
            ("R3.7", [2932, 53, 0, 0, 61, 4, 3050]), ("R4", [103, 0, 0, 0, 0, 0, 103]),
        ]
        var figures = zeros(of: "2021")
        for (row, cells) in requests {
            for (column, value) in zip(["NP", "L1", "L2", "L3", "L4", "L5", "T"], cells) { figures["\(row).\(column)"] = .number(value) }
        }
        for (group, cells) in [("V", [72, 64, 178, 37, 351]), ("S1", [13, 4, 8, 1, 26]), ("S2", [12, 1, 1, 6, 20])] {
            for (index, value) in cells.enumerated() { figures["\(group).\(index + 1)"] = .number(value) }
        }
        let disclosed = [
            "D20_1.REG.made": 1, "D20_1.REG.valid": 11, "D20_1.NORM.made": 8, "D20_1.NORM.repealed": 26, "D20_1.NORM.valid": 66,
            "D20_5.LICENSE": 447_228, "D20_6.PENALTY": 3_985_758, "D20_6.COERCION": 88_283,
        ]
        figures.merge(disclosed.mapValues { .number($0) }) { $1 }
        figures["D20_8.FEE"] = Decimal(string: "96171.6").map(FigureValue.number)
        return figures
    }()

    /// A form filled with nothing but zeros.
    static func zeros(of id: String) -> [String: FigureValue] {
        Dictionary(uniqueKeysWithValues: (ReportForm.form(id: id)?.figures ?? []).map { ($0.code, .number(0)) })
    }
}

extension ReportForm: CustomTestStringConvertible {
    /// A failing test names the form instead of printing all of it.
    public var testDescription: String { "the \(id) form" }
}
