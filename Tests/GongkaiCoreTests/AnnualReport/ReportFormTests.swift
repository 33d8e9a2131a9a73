import Foundation
import Testing

@testable import GongkaiCore

@Suite("The statutory forms")
struct ReportFormTests {
    let form2014 = ReportForm.form(id: "2014")
    let form2019 = ReportForm.form(id: "2019")
    let form2021 = ReportForm.form(id: "2021")

    @Test("The 2014 form has 65 rows, 7 of them headings")
    func rows2014() throws {
        let rows = try #require(form2014?.tables.first?.rows)
        #expect(rows.count == 65)
        #expect(rows.filter(\.isHeader).map(\.code) == ["A", "A2", "B", "B2", "C", "H", "I"])
        #expect(form2014?.figures.count == 58)
    }

    @Test("The form in force has 200 figures: 10 under article 20, 25 rows by 7 applicants, 15 of cases")
    func figures2021() throws {
        let form = try #require(form2021)
        #expect(form.figures.count == 200)
        let byTable = Dictionary(grouping: form.figures, by: \.table).mapValues(\.count)
        #expect(byTable == ["T2.1": 6, "T2.5": 1, "T2.6": 2, "T2.8": 1, "T3": 175, "T4": 15])
        #expect(Set(PublishedTables.city2024.keys) == Set(form.figures.map(\.code)))
    }

    @Test("The trial form has 198 figures: 其他处理 is one row, article 20 has five tables")
    func figures2019() throws {
        let form = try #require(form2019)
        #expect(form.figures.count == 198)
        #expect(form.figures.filter { $0.table == "T3" }.count == 23 * 7)
        #expect(form.figure("R3.6.T") != nil)
        #expect(form.figure("R3.6.1.T") == nil)
        #expect(form.figure("D20_9.PROCUREMENT.amountYuan")?.unit == "元")
        #expect(form.figure("D20_5.OTHER.change")?.query?.measure == "change")
    }

    @Test(
        "Each year's report uses the form of its year",
        arguments: [
            (2007, nil), (2008, "2014"), (2014, "2014"), (2018, "2014"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2030, "2021"),
        ] as [(Int, String?)])
    func year(_ year: Int, form: String?) {
        #expect(ReportForm.form(forYear: year)?.id == form)
    }

    @Test("The reports have the parts their forms prescribe")
    func parts() {
        #expect(form2014?.parts.count == 11)
        #expect(form2014?.parts.last?.heading == "十一、附表")
        #expect(form2021?.parts.map(\.id) == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "2", "3", "4", "5", "6"])
        #expect(form2021?.parts.filter(\.isRequired).map(\.id) == ["1.1", "1.2", "1.3", "1.4", "1.5", "5", "6"])
        #expect(form2019?.parts.map(\.id) == ["1", "2", "3", "4", "5", "6"])
    }

    @Test("A figure's label tells it from its neighbours")
    func labels() {
        #expect(form2014?.figure("A1.2")?.label == "制发规范性文件总数")
        #expect(form2021?.figure("R1.L1")?.label == "一、本年新收政府信息公开申请数量，商业企业")
        #expect(form2021?.figure("R3.3.8.NP")?.label == "（三）不予公开 8.属于行政查询事项，自然人")
        #expect(form2021?.figure("S2.4")?.label == "复议后起诉尚未审结")
        #expect(form2021?.figure("D20_1.NORM.made")?.label == "行政规范性文件，本年制发件数")
        #expect(form2021?.figure("D20_8.FEE")?.unit == "万元")
    }

    @Test("The column of all applicants counts also whose kind is not known")
    func applicants() {
        let all = FigureQuery(source: "requestsConcluded", filter: ["row2021": ["R3.3.1"]])
        #expect(form2021?.figure("R3.3.1.T")?.query == all)
        #expect(form2021?.figure("R3.3.1.L4")?.query?.filter == ["row2021": ["R3.3.1"], "applicant": ["L4"]])
        #expect(form2021?.figure("R3.7.T")?.query == FigureQuery(source: "requestsConcluded"))
    }

    @Test("A parent is queried by itself, over all that its parts count")
    func parents() {
        #expect(form2014?.figure("C3.4")?.query?.filter["row2014"]?.count == 6)
        #expect(form2014?.figure("C3")?.query?.filter["row2014"]?.count == 13)
        #expect(form2014?.figure("C2")?.query == FigureQuery(source: "requestsConcluded"))
        #expect(form2014?.figure("D3")?.query?.filter == ["outcome": ["other", "pending"]])
    }

    @Test("Every figure can be counted from the registers", arguments: ReportForm.all)
    func queries(form: ReportForm) {
        #expect(form.figures.filter { $0.query == nil }.map(\.code) == [])
    }

    @Test("No two figures of a form count the same", arguments: ReportForm.all)
    func distinct(form: ReportForm) {
        for figure in form.figures {
            #expect(form.figures.filter { $0.query == figure.query }.map(\.code) == [figure.code])
        }
    }

    @Test("A row of outcomes asks for itself, or for all rows below it", arguments: ReportForm.all)
    func ownRow(form: ReportForm) {
        let rows = form.tables.flatMap(\.rows)
        for figure in form.figures {
            guard let asked = figure.query?.filter["row\(form.id)"] else { continue }
            let below = rows.map(\.code).filter { $0.hasPrefix(figure.row + ".") }
            let leaves = below.filter { code in !rows.contains { $0.parent == code } }
            #expect(asked == (leaves.isEmpty ? [figure.row] : leaves))
        }
    }

    @Test("Fen become yuan and 万元 once, after adding up")
    func scale() {
        let fees = FigureQuery(source: "processingFees", measure: "amount", divisor: 1_000_000)
        #expect(FigureValue.number(fees.scaled(350_000)).text == "0.35")
        #expect(FigureValue.number(fees.scaled(1_000_000)).text == "1")
        #expect(FigureValue.number(fees.scaled(961_716_000_00)).text == "96171.6")
        #expect(FigureValue.number(fees.scaled(12_350)).text == "0.0124")
        #expect(FigureQuery(source: "trainings").scaled(7) == 7)
    }
}
