import GongkaiCore

extension FigureSource {
    // MARK: 复议、诉讼、投诉. A case counts in every year in which it was open, by its state on 31 December.

    static let remedies: [FigureSource] = [
        FigureSource(
            "reconsiderations", "政府信息公开行政复议", register: "reconsideration", dimensions: [caseOutcome]
        ) { period in
            """
            SELECT record_id, agency_id, \(stateOnLastDay(period)) AS outcome FROM \(period.records("reconsideration"))
            WHERE \(openDuring(period))
            """
        },
        FigureSource(
            "litigations", "政府信息公开行政诉讼", register: "litigation", dimensions: [.choice("stage", of: "litigation"), caseOutcome]
        ) { period in
            """
            SELECT record_id, agency_id, stage, \(stateOnLastDay(period)) AS outcome FROM \(period.records("litigation"))
            WHERE \(openDuring(period))
            """
        },
        FigureSource("complaints", "对政府信息公开工作的举报投诉", register: "complaint") { period in
            """
            SELECT record_id, agency_id FROM \(period.records("complaint"))
            WHERE received_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource("processingFees", "依申请公开收取的费用", register: "processing_fee", measures: [.fen("amount", "金额")]) { period in
            """
            SELECT record_id, agency_id, amount FROM \(period.records("processing_fee"))
            WHERE charged_on BETWEEN \(period.from) AND \(period.to)
            """
        },
    ]

    private static let caseOutcome = FigureDimension(
        "outcome", "12月31日的状态", texts: ["upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"])

    private static func openDuring(_ period: ReportPeriod) -> SQL {
        "filed_on <= \(period.to) AND (concluded_on IS NULL OR concluded_on >= \(period.from))"
    }

    private static func stateOnLastDay(_ period: ReportPeriod) -> SQL {
        "CASE WHEN concluded_on <= \(period.to) THEN outcome ELSE 'pending' END"
    }

    // MARK: 机构、人员、经费、会议、培训. What stands on 31 December counts; `until` is the last day of standing.

    static let support: [FigureSource] = [
        FigureSource("offices", "政府信息公开工作专门机构", register: "disclosure_office", isPublic: true) { period in
            "SELECT record_id, agency_id FROM \(period.records("disclosure_office")) WHERE \(standing(on: period.to))"
        },
        FigureSource("readingPoints", "政府信息公开查阅点", register: "reading_point", isPublic: true) { period in
            "SELECT record_id, agency_id FROM \(period.records("reading_point")) WHERE \(standing(on: period.to))"
        },
        FigureSource(
            "staff", "从事政府信息公开工作人员", register: "staff_member",
            dimensions: [.choice("post", of: "staff_member"), .choice("duty", of: "staff_member")]
        ) { period in
            "SELECT record_id, agency_id, post, duty FROM \(period.records("staff_member")) WHERE \(standing(on: period.to))"
        },
        FigureSource("budgets", "政府信息公开专项经费", register: "disclosure_budget", measures: [.fen("amount", "金额")], isPublic: true) { period in
            "SELECT record_id, agency_id, amount FROM \(period.records("disclosure_budget")) WHERE year = \(period.year)"
        },
        FigureSource("meetings", "政府信息公开工作会议或专题会议", register: "work_meeting") { period in
            """
            SELECT record_id, agency_id FROM \(period.records("work_meeting"))
            WHERE held_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource("trainings", "举办的各类培训班", register: "training") { period in
            """
            SELECT record_id, agency_id FROM \(period.records("training"))
            WHERE held_on BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "trainingAttendance", "接受培训人员", register: "training_attendance", measures: [.count("persons", "人次")],
            day: .given("held_on", "举办日期")
        ) { period in
            """
            SELECT training_attendance.record_id, training_attendance.agency_id, persons, training.held_on AS held_on
            FROM \(period.records("training_attendance"))
            JOIN \(period.records("training")) ON training.record_id = training_attendance.training_id
            WHERE training.held_on BETWEEN \(period.from) AND \(period.to)
            """
        },
    ]

    private static func standing(on day: Day) -> SQL {
        "since <= \(day) AND (until IS NULL OR until >= \(day))"
    }

    // MARK: 行政管理 (2019 and 2021 forms, 第二十条). Decisions are entered as monthly counts until the service system counts them.

    static let administration: [FigureSource] = [
        FigureSource(
            "administrativeDecisions", "行政管理处理决定", register: "administrative_decision",
            dimensions: [.choice("kind", of: "administrative_decision")],
            measures: [.count("decisions", "处理决定数量")]
        ) { period in
            """
            SELECT record_id, agency_id, kind, decisions FROM \(period.records("administrative_decision"))
            WHERE month BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "administrativeCharges", "行政事业性收费", register: "administrative_charge", measures: [.fen("amount", "金额")]
        ) { period in
            """
            SELECT record_id, agency_id, amount FROM \(period.records("administrative_charge"))
            WHERE charged_in BETWEEN \(period.from) AND \(period.to)
            """
        },
        FigureSource(
            "powerItemsLastYear", "上一年末的事项", register: "power_item", dimensions: [.choice("kind", of: "power_item")], isPublic: true
        ) { period in
            "SELECT record_id, agency_id, kind FROM \(period.records("power_item")) WHERE \(standing(on: period.from.adding(days: -1)))"
        },
        FigureSource(
            "powerItemChanges", "本年增减的事项", register: "power_item", dimensions: [.choice("kind", of: "power_item")],
            measures: [.count("change", "增减数")], isPublic: true, day: .given("changed_on", "增减日期")
        ) { period in
            """
            SELECT record_id, agency_id, kind, 1 AS change, since AS changed_on FROM \(period.records("power_item"))
            WHERE since BETWEEN \(period.from) AND \(period.to)
            UNION ALL
            SELECT record_id, agency_id, kind, -1 AS change, until AS changed_on FROM \(period.records("power_item"))
            WHERE until BETWEEN \(period.from.adding(days: -1)) AND \(period.to.adding(days: -1))
            """
        },
        FigureSource("procurements", "政府集中采购项目", register: "procurement", measures: [.fen("amount", "金额")], isPublic: true) { period in
            """
            SELECT record_id, agency_id, amount FROM \(period.records("procurement"))
            WHERE concluded_on BETWEEN \(period.from) AND \(period.to)
            """
        },
    ]
}
