import Foundation
import Testing

@testable import GongkaiCore

@Suite("What the figures of a report say about each other")
struct ReportRuleTests {
    let form2014 = ReportForm.form(id: "2014")
    let form2021 = ReportForm.form(id: "2021")

    @Test("The district's table of 2014 fails once and leaves three things to a person")
    func district2014() throws {
        let findings = try #require(form2014).findings(in: PublishedTables.district2014)
        #expect(findings.map(\.check) == ["K03", "K06", "K11", "K02"])
        #expect(findings.map(\.verdict) == [.fail, .cannotTell, .cannotTell, .cannotTell])
        #expect(findings[0].values == [.number(5050), .number(5038), .number(12)])
        #expect(findings[0].codes == ["A1", "A2.1", "A2.2", "A2.3", "A2.4", "A2.5"])
        #expect(findings[0].chinese.contains("5050条") && findings[0].chinese.contains("空白的A2.1、A2.5须合计12"))
        #expect(findings[0].english.contains("5038") && findings[0].english.contains("A2.1, A2.5 would have to hold 12"))
        #expect(findings[1].values == [.number(148), .number(18), .number(130)])
        #expect(findings[2].values == [.number(8), .number(2), .number(6)])
        #expect(findings[3].codes == ["A2.1", "A2.5"])
        #expect(findings[3].values == [.blank, .blank])
    }

    @Test("A consistent report produces no finding")
    func city2024() throws {
        #expect(try #require(form2021).findings(in: PublishedTables.city2024, mayMakeRules: true) == [])
    }

    @Test("Nothing but zeros is consistent", arguments: ReportForm.all)
    func zeros(form: ReportForm) {
        let zeros = PublishedTables.zeros(of: form.id)
        #expect(form.findings(in: zeros, lastYear: zeros) == [])
    }

    @Test("In the worked example one wrong cell breaks its column's total and its row's, nothing else")
    func workedExample() throws {
        let form = try #require(form2021)
        var figures = PublishedTables.workedExample
        #expect(form.findings(in: figures) == [])
        figures["R3.4.1.NP"] = .number(7)
        let findings = form.findings(in: figures)
        #expect(findings.map(\.check) == ["Y02", "Y03"])
        #expect(findings.map { $0.codes[0] } == ["R3.7.NP", "R3.4.1.T"])
        #expect(findings.map(\.values) == [[.number(41), .number(40), .number(1)], [.number(9), .number(8), .number(1)]])
        #expect(findings[0].chinese.hasPrefix("自然人列：") && findings[1].chinese.hasPrefix("“1.本机关不掌握相关政府信息”行："))
        #expect(findings[0].english.hasPrefix("Column NP:") && findings[1].english.hasPrefix("Row R3.4.1:"))
    }

    @Test(
        "One wrong figure of the 2014 form raises its check",
        arguments: [
            (["A1": 3, "A2.1": 4, "A2.2": 0], "K04", .fail), (["A1": 9, "A2.2": 9, "A1.1": 10, "A1.2": 10], "K05", .fail),
            (["A1": 9, "A2.2": 9, "A1.1": 2, "A1.2": 1], "K05", .fail), (["B2.1": 1, "B2.1.1": 2], "K07", .fail),
            (["B2.2.1": 1], "K07", .fail), (["C1": 2, "C1.3": 1], "K08", .fail), (["C3.4": 1, "C3": 1], "K08", .fail),
            (["D": 1], "K10", .fail), (["E2": 1], "K10", .fail), (["H3": 1, "H3.1": 1, "H3.2": 1], "K11", .fail),
            (["G": 1], "K12", .cannotTell),
            (["I3": 5], "K12", .cannotTell), (["I2": 1], "K12", .cannotTell),
        ] as [([String: Int], String, ReportFinding.Verdict)])
    func single(changes: [String: Int], check: String, verdict: ReportFinding.Verdict) throws {
        let figures = PublishedTables.zeros(of: "2014").merging(changes.mapValues { .number($0) }) { $1 }
        let findings = try #require(form2014).findings(in: figures)
        #expect(findings.map(\.check) == [check])
        #expect(findings.map(\.verdict) == [verdict])
        #expect(findings.allSatisfy { !$0.chinese.contains("{") && !$0.english.contains("{") })
    }

    @Test("A blank is not a zero: what it might make right is not called wrong")
    func blanks() throws {
        let form = try #require(form2014)
        var figures = PublishedTables.zeros(of: "2014")
        figures["C1"] = .number(5)
        figures["C1.3"] = .number(3)
        figures["C1.4"] = .blank
        #expect(form.findings(in: figures).map(\.check) == ["K02"])
        figures["C1.3"] = .number(6)
        let findings = form.findings(in: figures)
        #expect(findings.map(\.check) == ["K08", "K02"])
        #expect(findings[0].chinese.contains("C1.4未计入"))
    }

    @Test("Whatever cells of a consistent report are blank, nothing but the blanks is found", arguments: 1...40)
    func anyBlanks(share: Int) throws {
        let form = try #require(form2021)
        var draw = SeededDraw(seed: UInt64(share))
        var figures = PublishedTables.city2024
        for figure in form.figures where draw.chance(share) { figures[figure.code] = .blank }
        let findings = form.findings(in: figures, mayMakeRules: true)
        #expect(Set(findings.map(\.check)).isSubset(of: ["Y09"]))
        let blank = form.figures.map(\.code).filter { figures[$0] == .blank }
        #expect(findings.flatMap(\.codes).sorted() == blank.sorted())
        for finding in findings where finding.verdict == .fail {
            #expect(finding.values == finding.codes.map { PublishedTables.city2024[$0] ?? .blank })
        }
    }

    @Test("A blank total over filled parts is certainly wrong, a blank part is not")
    func blankTotals() throws {
        let form = try #require(form2021)
        var figures = PublishedTables.workedExample
        figures["R3.7.T"] = .blank
        figures["V.5"] = .blank
        figures["R1.L2"] = .blank
        let findings = form.findings(in: figures)
        #expect(findings.map(\.check) == ["Y09", "Y09", "Y09"])
        #expect(findings.map(\.verdict) == [.fail, .fail, .cannotTell])
        #expect(findings.map(\.codes) == [["R3.7.T"], ["V.5"], ["R1.L2"]])
        #expect(findings[0].values == [.number(46)])
    }

    @Test("A heading with a value and a missing row do not belong in the 2014 form")
    func structure() throws {
        var figures = PublishedTables.zeros(of: "2014")
        figures["B"] = .number(3)
        figures["F"] = nil
        let findings = try #require(form2014).findings(in: figures)
        #expect(findings.map(\.check) == ["K01", "K01"])
        #expect(findings.map(\.codes) == [["B"], ["F"]])
    }

    @Test("What was carried out last year must be carried in this year, column by column")
    func carryOver() throws {
        let form = try #require(form2021)
        var lastYear = PublishedTables.zeros(of: "2021")
        lastYear["R4.NP"] = .number(4)
        lastYear["R4.T"] = .blank
        let findings = form.findings(in: PublishedTables.workedExample, lastYear: lastYear)
        #expect(findings.map(\.check) == ["Y05"])
        #expect(findings.map(\.verdict) == [.fail])
        #expect(findings[0].values == [.number(3), .number(4), .number(1)])
    }

    @Test("31 valid last year, 4 made and 6 repealed leave 29")
    func validDocuments() throws {
        let form = try #require(form2021)
        var figures = PublishedTables.zeros(of: "2021")
        figures["D20_1.NORM.made"] = .number(4)
        figures["D20_1.NORM.repealed"] = .number(6)
        figures["D20_1.NORM.valid"] = .number(29)
        var lastYear = PublishedTables.zeros(of: "2021")
        lastYear["D20_1.NORM.valid"] = .number(31)
        #expect(form.findings(in: figures, lastYear: lastYear) == [])
        figures["D20_1.NORM.valid"] = .number(31)
        let findings = form.findings(in: figures, lastYear: lastYear)
        #expect(findings.map(\.check) == ["Y06"])
        #expect(findings.map(\.verdict) == [.cannotTell])
        #expect(findings[0].values == [.number(31), .number(29), .number(2)])
        #expect(findings[0].chinese.hasPrefix("行政规范性文件："))
    }

    @Test("More was concluded than received and left open last year")
    func concluded() throws {
        let form = try #require(form2014)
        func table(received: Int, concluded: Int) -> [String: FigureValue] {
            PublishedTables.zeros(of: "2014").merging([
                "C1": .number(received), "C1.1": .number(received), "C2": .number(concluded), "C2.1": .number(concluded),
            ]) { $1 }
        }
        let figures = table(received: 10, concluded: 12)
        #expect(form.findings(in: figures) == [])
        #expect(form.findings(in: figures, lastYear: table(received: 5, concluded: 3)) == [])
        #expect(form.findings(in: figures, lastYear: table(received: 5, concluded: 4)).map(\.check) == ["K09"])
        #expect(form.findings(in: figures, lastYear: table(received: 5, concluded: 7)).map(\.values) == [[12, 10, 2]])
    }

    @Test("A district makes no 规章, a city may")
    func rulesOfDistricts() throws {
        let form = try #require(form2021)
        let findings = form.findings(in: PublishedTables.city2024)
        #expect(findings.map(\.check) == ["Y14"])
        #expect(findings.map(\.verdict) == [.note])
        #expect(findings[0].values == [1, 11])
        #expect(form.findings(in: PublishedTables.city2024, mayMakeRules: true) == [])
    }
}

extension FigureValue: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .number(value) }
}

extension PublishedTables {
    /// The handbook's made-up example: two kinds of applicants, all others 0.
    static let workedExample: [String: FigureValue] = {
        var figures = zeros(of: "2021")
        let cells: [(String, np: Int, l1: Int)] = [
            ("R1", 40, 5), ("R2", 3, 0), ("R3.1", 15, 4), ("R3.2", 6, 0), ("R3.3.2", 1, 0), ("R3.3.4", 1, 0), ("R3.3.6", 1, 0),
            ("R3.3.8", 2, 0),
            ("R3.4.1", 8, 1), ("R3.4.2", 1, 0), ("R3.5.1", 1, 0), ("R3.5.2", 1, 0), ("R3.6.1", 2, 0), ("R3.6.2", 1, 0), ("R3.6.3", 1, 0),
            ("R3.7", 41, 5), ("R4", 2, 0),
        ]
        for (row, np, l1) in cells {
            figures["\(row).NP"] = .number(np)
            figures["\(row).L1"] = .number(l1)
            figures["\(row).T"] = .number(np + l1)
        }
        return figures
    }()
}
