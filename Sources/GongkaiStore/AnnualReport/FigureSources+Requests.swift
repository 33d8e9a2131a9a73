import GongkaiCore

extension FigureSource {
    // MARK: 依申请公开. One request counts by its one reply; what was not decided by 31 December is carried over (2021 form, part 3).

    static let requests: [FigureSource] = [
        FigureSource(
            "requestsReceived", "本年新收的政府信息公开申请", register: "disclosure_request",
            dimensions: [.choice("channel", of: "disclosure_request"), applicant], leading: ["received_on"]
        ) { period in
            """
            SELECT record_id, agency_id, channel, applicant_kind, received_on FROM \(period.records("disclosure_request"))
            WHERE received_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "requestsCarriedIn", "上年结转的政府信息公开申请", register: "disclosure_request", dimensions: [applicant],
            leading: ["received_on"]
        ) { period in
            """
            SELECT record_id, agency_id, applicant_kind, received_on FROM \(period.records("disclosure_request"))
            WHERE received_on < \(period.from) AND NOT \(decided(before: period.from, period))
            """
        },
        FigureSource(
            "requestsConcluded", "本年办结的政府信息公开申请", register: "disclosure_request",
            dimensions: [
                timing, applicant, outcomes("row2014", \.row2014), outcomes("row2019", \.row2019), outcomes("row2021", \.row2021),
            ], leading: ["decided_on"], day: .given("decided_on", "决定日期")
        ) { period in
            """
            SELECT disclosure_request.record_id, disclosure_request.agency_id, applicant_kind, is_late, outcome,
                decided_on
            FROM \(period.records("request_reply"))
            JOIN \(period.records("disclosure_request")) ON disclosure_request.record_id = request_reply.request_id
            WHERE request_reply.decided_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "requestsCarriedOut", "结转下年度继续办理的申请", register: "disclosure_request", dimensions: [applicant],
            leading: ["received_on"]
        ) { period in
            """
            SELECT record_id, agency_id, applicant_kind, received_on FROM \(period.records("disclosure_request"))
            WHERE received_on <= \(period.to) AND NOT \(decided(before: period.to.adding(days: 1), period))
            """
        },
    ]

    private static let applicant = FigureDimension.choice("applicant", of: "disclosure_request", column: "applicant_kind")

    private static let timing = FigureDimension(
        "timing", "办结时间", column: "is_late",
        [
            FigureDimension.Value(name: "onTime", stored: [.integer(0)], label: "按时"),
            FigureDimension.Value(name: "late", stored: [.integer(1)], label: "延期"),
        ])

    private static func decided(before day: Day, _ period: ReportPeriod) -> SQL {
        """
        EXISTS (
            SELECT 1 FROM \(period.records(
                "request_reply", where: "request_reply.request_id = disclosure_request.record_id AND request_reply.decided_on < \(day)")))
        """
    }

    /// A row of a form stands for the outcomes that the form prints in it. Outcomes that a form prints nowhere are `none`.
    private static func outcomes(_ name: String, _ row: KeyPath<RequestOutcome, String?>) -> FigureDimension {
        let printed = RequestOutcome.all.map { $0[keyPath: row] ?? "none" }
        let rows = printed.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return FigureDimension(
            name, "处理结果", column: "outcome",
            rows.map { name in
                let outcomes = RequestOutcome.all.filter { ($0[keyPath: row] ?? "none") == name }
                return FigureDimension.Value(
                    name: name, stored: outcomes.map { .text($0.code) }, label: outcomes.map(\.label).joined(separator: "、"))
            })
    }
}
