import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Testing

@Suite("Figures over random registers")
struct DerivationPropertyTests {
    @Test(
        "Every figure is its list, keeps the form's identities, rolls up, and agrees with plain counting", arguments: TestEngine.all,
        [11, 29])
    func everything(on engine: TestEngine, seed: UInt64) async throws {
        try await World.open(on: engine) { world in
            var registers = RandomRegisters(world, seed: seed)
            try await registers.change(times: 700)
            try #require(registers.corrections > 20 && registers.withdrawals > 5)
            let reports = AnnualReportStore(database: world.database)
            var carriedOut: [String: FigureValue] = [:]
            for year in 2013...2015 {
                for form in ReportForm.all {
                    try await figuresAreTheirLists(reports, form, year)
                    try await identitiesHold(reports, form, year)
                    try await unitsAddUp(reports, form, year, registers.agencies)
                }
                try await agreesWithPlainCounting(reports, registers, year)
                carriedOut = try await carryOverHolds(reports, year, after: carriedOut)
            }
        }
    }

    private func figuresAreTheirLists(_ reports: AnnualReportStore, _ form: ReportForm, _ year: Int) async throws {
        let derived = try await reports.derive(form, year: year, agencies: nil)
        for definition in form.figures {
            let figure = try #require(derived.figures[definition.code])
            guard let list = try await reports.list(definition, year: year, agencies: nil, FigureListQuery(limit: 5_000)) else {
                #expect(figure.value == .notApplicable)
                continue
            }
            #expect(list.figure == figure, "\(form.id) \(definition.code) \(year)")
            #expect(list.matching == figure)
            #expect(list.records.count == figure.records)
            if let query = definition.query, query.measure != nil {
                let sum = list.records.compactMap(\.amount).reduce(0, +)
                #expect(figure.value == .number(query.scaled(sum)), "\(form.id) \(definition.code) \(year)")
                #expect(list.records.count { $0.amount == nil } == figure.blanks)
            } else {
                #expect(figure.value == .number(list.records.count))
            }
        }
    }

    private func identitiesHold(_ reports: AnnualReportStore, _ form: ReportForm, _ year: Int) async throws {
        let values = try await reports.derive(form, year: year, agencies: nil).values
        // What may be wrong in an honest register: a document opened in the year after it was issued (K05).
        let wrong = form.findings(in: values).filter { $0.verdict == .fail && $0.check != "K05" }
        #expect(wrong.isEmpty, "\(year) \(wrong.map(\.english))")
        guard form.id == "2014" else { return }
        let channels = ["A2.1", "A2.2", "A2.3", "A2.4", "A2.5"].compactMap { values[$0]?.number }
        let items = try #require(values["A1"]?.number)
        #expect(channels.count == 5)
        #expect(try #require(channels.max()) <= items)
        #expect(items <= channels.reduce(0, +))
        #expect(items > 0)
    }

    /// Every record belongs to one agency, so each figure is the sum over them, but for rounding of amounts.
    private func unitsAddUp(_ reports: AnnualReportStore, _ form: ReportForm, _ year: Int, _ agencies: [AgencyID]) async throws {
        let whole = try await reports.derive(form, year: year, agencies: nil)
        let rolledUp = try await reports.derive(form, year: year, agencies: Set(agencies))
        #expect(whole.figures == rolledUp.figures)
        var sums: [String: Decimal] = [:]
        let inOnePass = try await reports.derive(form, year: year, eachOf: Set(agencies))
        for agency in agencies {
            let own = try await reports.derive(form, year: year, agencies: [agency])
            for (code, value) in own.values { sums[code, default: 0] += value.number ?? 0 }
            let covered = try await reports.derive(form, year: year, agencies: reports.scope(of: agency))
            #expect(inOnePass[agency]?.figures == covered.figures)
            let some = Set(form.figures.map(\.code).filter { $0.hasSuffix("1") })
            #expect(
                try await reports.derive(form, year: year, agencies: [agency], only: some).figures
                    == own.figures.filter { some.contains($0.key) })
        }
        for definition in form.figures {
            let difference = abs((whole.values[definition.code]?.number ?? 0) - (sums[definition.code] ?? 0))
            #expect(
                difference <= (definition.query?.divisor == nil ? 0 : Decimal(agencies.count) / 10_000), "\(form.id) \(definition.code)")
        }
    }

    private func agreesWithPlainCounting(_ reports: AnnualReportStore, _ registers: RandomRegisters, _ year: Int) async throws {
        for agencies in [nil, Set(registers.agencies.prefix(2))] {
            let plain = PlainFigures(registers: registers, year: year, agencies: agencies).all
            var derived: [String: FigureValue] = [:]
            for form in ReportForm.all where form.id != "2019" {
                derived.merge(try await reports.derive(form, year: year, agencies: agencies).values) { $1 }
            }
            for (code, value) in plain.sorted(by: { $0.key < $1.key }) {
                #expect(derived[code] == .number(value), "\(code) \(year)")
            }
        }
    }

    /// 结转下年度 of a year is 上年结转 of the next, column by column.
    private func carryOverHolds(
        _ reports: AnnualReportStore, _ year: Int, after carriedOut: [String: FigureValue]
    ) async throws -> [String: FigureValue] {
        let form = try #require(ReportForm.form(id: "2021"))
        let values = try await reports.derive(form, year: year, agencies: nil).values
        #expect(form.carryOverDifferences(derived: values, lastYear: carriedOut).isEmpty)
        return values
    }
}
