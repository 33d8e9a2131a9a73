/// Why a report cannot be published (yet), each with the words that say what to do.
package enum ReportObstacle: Error, Sendable, Equatable {
    /// On another form nothing of what the year requires would be asked, the carry-over least of all.
    case formNotInForce(form: String, year: Int, inForce: String?)
    case yearNotOver(Int)
    /// Last year's report was changed after its publication: nothing can be compared with it.
    case lastYearDamaged(year: Int)
    /// 上年结转 must equal what last year's report published as 结转下年度, column by column (check Y05).
    case carryOverDiffers(CarryOverDifference)
    /// Requests were carried in, and nobody has said how many last year's report carried out.
    case carryOverUnknown(year: Int)
    case unchanged(sequence: Int)
    case noteMissing(sequence: Int)
    /// Parts that must have words and have none, by their headings.
    case partsMissing([String])
    /// The table or the words contradict themselves; publishing needs these to be accepted in so many words.
    case contradictions(count: Int)

    /// Whether a person who has looked may publish all the same, with a note.
    package var isAcceptable: Bool {
        switch self {
        case .carryOverUnknown, .partsMissing, .contradictions: true
        case .formNotInForce, .yearNotOver, .lastYearDamaged, .carryOverDiffers, .unchanged, .noteMissing: false
        }
    }

    package var words: String {
        switch self {
        case .formNotInForce(let form, let year, let inForce):
            "\(year)年的年度报告不能用\(form)年表式发布。"
                + (inForce.map { "该年度适用\($0)年表式，请改用该表式；其他表式只供查看草稿。" } ?? "该年度没有适用的表式。")
        case .yearNotOver(let year):
            "\(year)年尚未结束。年度报告统计期限至\(year)年12月31日，请在次年1月1日以后发布。"
        case .lastYearDamaged(let year):
            "\(year)年已发布的报告与封存时的校验值不一致，内容可能被改动过，不能作为上年结转的依据。请先查明原因，并发布\(year)年报告的更正版。"
        case .carryOverDiffers(let difference):
            "“上年结转”与上年已发布的“结转下年度”不一致：\(difference.label)列，上年发布\(difference.published.text)件，本年台账\(difference.derived.text)件。请先核对并更正申请台账，或发布上年报告的更正版。"
        case .carryOverUnknown(let year):
            "上年结转未登记：请先登记\(year)年报告的“结转下年度”，或发布\(year)年的报告。确实无从登记的，请勾选“已核对，仍然发布”并填写说明。"
        case .unchanged(let sequence):
            "台账数据和文字与第\(sequence)版完全相同，无需再次发布。"
        case .noteMissing(let sequence):
            "本年报告已发布第\(sequence)版。发布更正版须填写更正说明。"
        case .partsMissing(let headings):
            "这些部分还没有文字：\(headings.joined(separator: "、"))。请先编写，没有的也要写明；仍要发布的，请勾选“已核对，仍然发布”并填写说明。"
        case .contradictions(let count):
            "核查发现\(count)处矛盾。请先更正；确认无误仍要发布的，请勾选“已核对，仍然发布”并填写说明。"
        }
    }
}

/// What is to be said about a report before it is published: the same for the page that asks and the store that publishes.
package struct ReportVerdict: Sendable {
    /// What the checker finds in table and words, certain errors first.
    package let findings: [ReportFinding]
    /// Everything that stands against publishing, in the order it should be dealt with.
    package let obstacles: [ReportObstacle]

    package init(findings: [ReportFinding], obstacles: [ReportObstacle]) {
        self.findings = findings
        self.obstacles = obstacles
    }

    /// What is left once a person has accepted, with a note, what may be accepted.
    package func standing(accepted: Bool) -> [ReportObstacle] { obstacles.filter { !(accepted && $0.isAcceptable) } }
}

extension ReportForm {
    /// Says so when reports for the year must use another form.
    package func obstacle(in year: Int) -> ReportObstacle? {
        let inForce = ReportForm.form(forYear: year)
        return inForce?.id == id ? nil : .formNotInForce(form: id, year: year, inForce: inForce?.id)
    }
}
