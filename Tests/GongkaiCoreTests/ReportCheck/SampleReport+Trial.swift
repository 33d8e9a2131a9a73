@testable import GongkaiCore

extension SampleReport {
    /// A consistent report in the trial form.
    static var trial2020: SampleReport {
        var figures = Dictionary(uniqueKeysWithValues: FormLayout.form2019.figures.map { ($0, FigureValue.number(0)) })
        let rows: [(String, Int, Int)] = [
            ("R1", 20, 4), ("R2", 1, 0), ("R3.1", 10, 3), ("R3.2", 2, 0), ("R3.3.5", 1, 0), ("R3.4.1", 4, 1), ("R3.5.2", 1, 0),
            ("R3.6", 2, 0),
            ("R3.7", 20, 4), ("R4", 1, 0),
        ]
        for (row, persons, companies) in rows {
            figures["\(row).NP"] = .number(persons)
            figures["\(row).L1"] = .number(companies)
            figures["\(row).T"] = .number(persons + companies)
        }
        let rest = [
            "D20_1.NORM.made": 3, "D20_1.NORM.opened": 3, "D20_1.NORM.total": 21, "D20_5.LICENSE.lastYear": 36, "D20_5.LICENSE.change": -2,
            "D20_5.LICENSE.decisions": 980, "D20_5.OTHER.lastYear": 12, "D20_6.PENALTY.lastYear": 64, "D20_6.PENALTY.change": 5,
            "D20_6.PENALTY.decisions": 40, "D20_8.FEE.lastYear": 2, "D20_9.PROCUREMENT.projects": 7,
            "D20_9.PROCUREMENT.amountYuan": 1_284_300,
            "V.2": 1, "V.5": 1,
        ]
        for (code, value) in rest { figures[code] = .number(value) }
        var sample = SampleReport(figures: figures)
        sample.form = "2019"
        sample.year = 2020
        sample.agency = "青石县水利局"
        sample.period = "本报告统计期限为2020年1月1日至2020年12月31日。"
        sample.overview = ["2020年，我局共收到政府信息公开申请24件，已全部答复，其中自然人20件，法人或其他组织4件。全年制定规范性文件3件。"]
        return sample
    }
}
