/// Requests and their replies in a year under the 2019 regulation, with what was carried in and what is carried out.
struct DemonstrationRequests {
    var requests = DemonstrationTable("disclosure_request", ["number", "received_on", "channel", "applicant_kind", "summary"])
    var replies = DemonstrationTable("request_reply", ["request_id", "decided_on", "outcome", "is_late"])
    var carryOver = DemonstrationTable("carry_over", ["year", "applicant_kind", "carried_out", "source"])
    var fees = DemonstrationTable("processing_fee", ["request_number", "charged_on", "amount"])
    var waivers = DemonstrationTable("fee_waiver", ["request_number", "granted_on", "amount", "ground"])

    private let year: Int
    private let calendar = WorkingCalendar.published
    private var serials: [String: Int] = [:]

    init(year: Int) {
        self.year = year
    }

    private static let channels = [("online", 58), ("letter", 27), ("inPerson", 12), ("fax", 3)]
    private static let applicants = [("NP", 78), ("L1", 12), ("L2", 1), ("L3", 2), ("L4", 5), ("L5", 2)]
    private static let outcomes = [
        ("granted", 30), ("alreadyPublic", 17), ("partlyGranted", 11), ("notExisting", 11), ("otherAgency", 10), ("specialRegister", 4),
        ("privacy", 3), ("tradeSecret", 2), ("internalAffairs", 2), ("deliberative", 3), ("enforcementFile", 3), ("otherProhibition", 1),
        ("securityAndStability", 1), ("needsCreation", 3), ("stillUnclear", 1), ("petition", 6), ("repeated", 3), ("publication", 1),
        ("reconfirmation", 1), ("notSupplemented", 3), ("feeUnpaid", 1), ("withdrawn", 5),
    ]
    private static let wanted = [
        "房屋征收补偿方案及批复", "年度部门决算明细", "老旧小区改造资金使用情况", "建设项目环评审批文件", "学区划分调整依据", "低保对象评定标准和程序",
        "道路施工许可及施工方案", "土地征收公告和补偿标准", "物业服务企业备案材料", "食品安全抽检结果", "政府采购合同及验收材料", "行政处罚自由裁量基准",
    ]

    /// Requests of the year before that were still open on 31 December, and the figures which that year's report published for them.
    mutating func carryIn(_ count: Int, _ draw: inout SeededDraw) {
        var open: [String: Int] = [:]
        for index in 0..<count {
            let received = Day(number: Day.lastDay(of: year - 1).number - 2 * index - 1)
            let kind = draw.one(weighted: Self.applicants)
            open[kind, default: 0] += 1
            write(received: received, kind: kind, earliest: Day.firstDay(of: year).adding(days: 1), &draw)
        }
        for kind in Self.applicants.map(\.0) {
            carryOver.add(.district, String(year - 1), kind, String(open[kind, default: 0]), "\(year - 1)年度报告（系统启用前编制）")
        }
    }

    mutating func receive(_ count: Int, _ draw: inout SeededDraw) {
        let days = (0..<count).map { _ in
            draw.workingDay(from: Day.firstDay(of: year), through: Day.lastDay(of: year), in: calendar)
        }.sorted()
        for day in days { write(received: day, kind: draw.one(weighted: Self.applicants), earliest: day, &draw) }
    }

    private mutating func write(received: Day, kind: String, earliest: Day, _ draw: inout SeededDraw) {
        let agency = draw.one(weighted: DemonstrationAgency.weighted)
        serials["\(agency.code)/\(received.year)", default: 0] += 1
        let serial = String(serials["\(agency.code)/\(received.year)", default: 1])
        let number = "\(agency.code)-\(received.year)" + String(repeating: "0", count: 4 - serial.count) + serial
        let place = draw.one(of: DemonstrationTitles.places)
        requests.add(
            agency, number, received.text, draw.one(weighted: Self.channels), kind, "申请公开\(place)\(draw.one(of: Self.wanted))")
        let late = draw.chance(7)
        let outcome = draw.one(weighted: Self.outcomes)
        let limit = late ? draw.number(22...38) : draw.number(3...20)
        let decided = max(calendar.day(limit, workingDaysAfter: received), earliest)
        guard decided <= Day.lastDay(of: year) else { return }
        replies.add(agency, number, decided.text, outcome, late ? "是" : "否")
        charge(agency, number, outcome, decided, &draw)
    }

    private mutating func charge(
        _ agency: DemonstrationAgency, _ number: String, _ outcome: String, _ decided: Day, _ draw: inout SeededDraw
    ) {
        guard outcome == "granted", draw.chance(6) else { return }
        if draw.chance(25) {
            waivers.add(agency, number, decided.text, "200", "申请人为特困供养人员")
        } else {
            fees.add(agency, number, decided.text, draw.one(of: ["100", "200", "400", "600"]))
        }
    }
}
