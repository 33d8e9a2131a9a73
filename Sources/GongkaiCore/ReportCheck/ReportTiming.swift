/// K19, K20 and Y12: the statistical period, the day of publication, and the form of the year.
struct ReportTiming {
    let report: ReadReport
    let publishedOn: Day?

    var findings: [ReportFinding] { [form, period, publication].compactMap { $0 } }

    /// Each form holds for its years: that of 2014 to 2018, the trial form for 2019 and 2020, that of 2021 since.
    ///
    /// The handbook has no check of its own for it. In the later forms it is one of the limits of time (Y12); a table of the 2014 form in a
    /// later year has other rows than those required (K01). A higher authority may have asked for the older form, so a person decides.
    private var form: ReportFinding? {
        if let outdated = report.table.outdated {
            return ReportFinding(
                "Y12", .cannotTell, codes: outdated.codes, quotes: [outdated.quote].compactMap { $0 },
                chinese: "“主动公开政府信息情况”的表是2019年试行格式，其余是2021年格式，各列含义不同，该表各数未读入。请改用2021年格式。",
                english:
                    "The tables of part two are those of the 2019 trial form, the others those of 2021. Their columns mean something else, "
                    + "so none of their figures was read. Use the 2021 form."
            )
        }
        guard let year = report.year, let own = ReportForm.form(id: report.form), !own.covers(year),
            let required = ReportForm.form(forYear: year)
        else { return nil }
        return ReportFinding(
            report.form == "2014" ? "K01" : "Y12", .cannotTell, codes: [],
            quotes: report.places(of: Array(report.layout.figures.prefix(1))),
            chinese: "\(year)年的报告用的是\(own.id)年格式的表，该年度应使用\(required.id)年格式（\(required.basis)）。请核对年度，改用规定的格式。",
            english:
                "The report for \(year) uses the table of the \(own.id) form; the form in force for that year is that of \(required.id). "
                + "Check the year, or use the form prescribed."
        )
    }

    /// > 1 January to 31 December of the year reported on.
    private var period: ReportFinding? {
        guard let period = report.period, let first = period.first, let last = period.last else { return nil }
        let year = report.year ?? last.year
        guard first != Day.firstDay(of: year) || last != Day.lastDay(of: year) else { return nil }
        return ReportFinding(
            report.form == "2014" ? "K19" : "Y12", .fail, codes: [], quotes: [period.quote],
            chinese: "统计期限写为\(first.chineseText)至\(last.chineseText)，应为\(year)年1月1日至12月31日。请更正。",
            english: "The period is stated as \(first) to \(last); it must be 1 January to 31 December \(year). Correct it.")
    }

    /// > 《政府信息公开条例》(2019) 第四十九条: departments by 31 January, governments by 31 March; the regulation of 2007, article 31: all by 31 March.
    private var publication: ReportFinding? {
        guard let day = report.publishedOn ?? publishedOn, let year = report.year, day.year > year else { return nil }
        guard let january = Day(year: year + 1, month: 1, day: 31), let march = Day(year: year + 1, month: 3, day: 31) else { return nil }
        let quotes = [report.publicationQuote ?? ReportFinding.Quote(day.chineseText)]
        let check = report.form == "2014" ? "K20" : "Y12"
        if day > march {
            return ReportFinding(
                check, .fail, codes: [], quotes: quotes, chinese: "发布日期\(day.chineseText)晚于\(march.chineseText)的法定期限。请核实实际发布日期。",
                english: "Published on \(day), after the legal limit of \(march). Check when it was really published.")
        }
        guard report.form != "2014", day > january, report.kind != .government else { return nil }
        return ReportFinding(
            check, .cannotTell, codes: [], quotes: quotes,
            chinese: "发布日期\(day.chineseText)。政府工作部门应在\(january.chineseText)前公布，县级以上政府可至\(march.chineseText)。请核实适用的期限。",
            english: "Published on \(day): departments must publish by \(january), governments by \(march). Check which limit applies.")
    }
}
