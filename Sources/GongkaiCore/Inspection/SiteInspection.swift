/// Runs the indicators over what was seen of a site.
package struct SiteInspection: Sendable {
    let edition: IndicatorEdition
    let facts: InspectionFacts
    let day: Day
    let calendar: WorkingCalendar

    package init(_ facts: InspectionFacts, by edition: IndicatorEdition, on day: Day, calendar: WorkingCalendar) {
        self.edition = edition
        self.facts = facts
        self.day = day
        self.calendar = calendar
    }

    /// One finding for every check of the edition, vetoes first.
    package var findings: [InspectionFinding] {
        let vetoes = edition.vetoes.map { veto in
            InspectionFinding(code: veto.code, name: veto.name, isVeto: true, result: result(of: veto.check), deduction: 0)
        }
        let scored = edition.areas.flatMap { area in
            area.indicators.map { indicator in
                let result: InspectionFinding.Result =
                    area.isAboutServices && !facts.site.offersServices ? .notApplicable("本网站没有对外办事服务") : self.result(of: indicator.check)
                return InspectionFinding(
                    code: indicator.code, name: indicator.name, isVeto: false, result: result,
                    deduction: SiteInspection.deduction(of: indicator, result))
            }
        }
        return vetoes + scored
    }

    /// > 扣分项扣完该项分值为止: an indicator never takes more than its own points.
    private static func deduction(of indicator: IndicatorEdition.Indicator, _ result: InspectionFinding.Result) -> Int {
        guard case .fail(let evidence) = result else { return 0 }
        return evidence.reduce(0) {
            min(indicator.points, $0 + (indicator.deductions?[$1.kind] ?? indicator.points) * $1.things * $1.times)
        }
    }

    // MARK: Columns, as several checks need them

    /// Columns that are judged: an archived one keeps what it has.
    var openColumns: [InspectionFacts.Column] { facts.columns.filter { !$0.column.isArchived } }

    /// Columns whose last item is older than the interval. An empty column is another fault.
    func stale(_ columns: [InspectionFacts.Column], after interval: UpdateInterval? = nil) -> [InspectionFinding.Evidence] {
        columns.compactMap { seen in
            let interval = interval ?? seen.column.interval
            guard case .stale(let last, _) = ColumnFreshness(interval: interval, lastItemOn: seen.lastItemOn, on: day) else { return nil }
            return InspectionFinding.Evidence(
                "stale", owner: seen.column.owner, place: "栏目“\(seen.column.name)”", found: "最近更新\(last.text)",
                expected: interval.map { "\($0.words)内有更新" } ?? "", subject: seen.subject)
        }
    }

    var empty: [InspectionFinding.Evidence] {
        openColumns.filter { $0.lastItemOn == nil && $0.column.interval != nil }.map {
            InspectionFinding.Evidence(
                "empty", owner: $0.column.owner, place: "栏目“\($0.column.name)”", found: "没有内容", expected: "有内容，或归档该栏目",
                subject: $0.subject)
        }
    }

    /// Of the site as a whole; its owner answers.
    func evidence(_ kind: String, _ place: String, found: String, expected: String) -> InspectionFinding.Evidence {
        InspectionFinding.Evidence(
            kind, owner: facts.site.owner, place: place, found: found, expected: expected, subject: facts.subject)
    }
}
