extension Demonstration {
    /// A year under the form in force.
    static func year2025() -> Demonstration {
        let year = 2025
        var draw = SeededDraw(seed: 430_408_2025)
        let documents = documents2025()
        var documentTable = documentTable()
        for document in documents { documentTable.add(document) }

        var disclosure = DemonstrationDisclosure(year: year)
        disclosure.write(
            [
                (["website"], 2_060), (["website", "wechat"], 412), (["website", "weibo", "wechat"], 96), (["website", "gazette"], 20),
                (["website", "other"], 70), (["wechat"], 238), (["weibo"], 41), (["other"], 57),
            ], documents: documents.filter { $0.openedOn.year == year }, &draw)

        var requests = DemonstrationRequests(year: year)
        requests.carryIn(11, &draw)
        requests.receive(306, &draw)

        var tables: [DemonstrationTable] = [documentTable, disclosure.items, disclosure.publications]
        tables += [requests.requests, requests.replies, requests.carryOver, requests.fees, requests.waivers]
        tables += concerns2025(documents, &draw)
        tables += remedies2025()
        tables += support2025()
        tables += administration2025(&draw)
        let parts = parts2025(
            received: 306, carriedIn: 11, concluded: requests.replies.rows.count,
            documentsMade: documents.filter { $0.issuedOn.year == year }.count,
            feesYuan: requests.fees.rows.compactMap { Int($0[3]) }.reduce(0, +))
        return Demonstration(year: year, tables: tables, parts: parts)
    }

    /// Documents of 2016 to 2025, some of them repealed in the year: the numbers made, repealed and valid all come from dates.
    private static func documents2025() -> [DemonstrationDocument] {
        let subjects = ["招商引资", "养老服务", "建筑垃圾", "电动自行车停放充电", "政府投资项目", "农村人居环境", "社会救助", "公租房", "城市更新", "行政执法"]
        let kinds = ["管理办法", "实施细则", "奖励办法", "工作规则"]
        var documents: [DemonstrationDocument] = []
        for year in 2016...2025 {
            for index in 0..<(year == 2025 ? 7 : 4) {
                let issued = Day(year: year, month: index + 3, day: 10 + index) ?? Day.firstDay(of: year)
                let number = documents.count
                documents.append(
                    DemonstrationDocument(
                        agency: .office, number: "蒸政\(index % 2 == 0 ? "" : "办")发〔\(year)〕\(index + 2)号",
                        title: "蒸湘区\(subjects[number % subjects.count])\(kinds[(number / subjects.count) % kinds.count])", issuedOn: issued,
                        openedOn: issued.adding(days: 6),
                        repealedOn: year <= 2018 && index < 3 ? Day(year: 2025, month: index + 8, day: 12) : nil))
            }
        }
        return documents
    }

    private static func concerns2025(_ documents: [DemonstrationDocument], _ draw: inout SeededDraw) -> [DemonstrationTable] {
        var concerns = DemonstrationConcerns(year: 2025)
        let days: [Day] = ["2025-03-27", "2025-06-19", "2025-09-18", "2025-12-11"]
        for (index, day) in days.enumerated() {
            _ = concerns.interview(index, on: day, guests: index == 0 ? "区长" : "分管副区长、部门负责人", principalLeader: index == 0)
        }
        for (index, document) in documents.filter({ $0.issuedOn.year == 2025 }).enumerated() {
            concerns.interpret(document, index: index, on: document.openedOn.adding(days: 2))
        }
        concerns.conferences.add(.office, "XF2025-01", "全区经济运行情况", "2025-04-24", "held", "否")
        concerns.conferences.add(.office, "XF2025-02", "重点民生实事进展", "2025-08-21", "held", "是")
        concerns.conferences.add(.unit(code: "ZX16"), "XF2025-03", "传染病防控工作", "2025-11-05", "attended", "否")
        let ways = [("wechat", 34), ("website", 22), ("mailbox", 18), ("hotline", 16), ("interview", 6), ("pressConference", 4)]
        let replies = ["已核实并公开答复。", "责任单位现场查看，一周内整改完毕。", "已列入年度计划，公布完成时间。", "属政策咨询，逐条作了说明。"]
        for index in 0..<87 {
            let way = draw.one(weighted: ways)
            let day = draw.workingDay(from: "2025-01-06", through: "2025-12-26", in: .published)
            concerns.concern(index, topicOffset: 211, way: way, on: day, summary: replies[index % replies.count], &draw)
            if draw.chance(30) {
                concerns.answerAgain(index, way: "weibo", on: min(day.adding(days: 1), "2025-12-31"), summary: "同步在微博说明。")
            }
        }
        return [concerns.concerns, concerns.responses, concerns.interviews, concerns.interpretations, concerns.conferences]
    }

    /// Every outcome and stage, cases of the year before that were still open, and cases that are open now.
    private static func remedies2025() -> [DemonstrationTable] {
        let body = "衡阳市人民政府", court = "衡阳铁路运输法院"
        var reviews = DemonstrationTable(
            "reconsideration", ["number", "filed_on", "request_number", "body", "outcome", "concluded_on"])
        for (index, entry) in [
            ("2024-11-18", "upheld", "2025-01-15"), ("2025-02-20", "upheld", "2025-04-11"), ("2025-03-13", "corrected", "2025-05-09"),
            ("2025-04-24", "other", "2025-05-30"), ("2025-06-05", "upheld", "2025-07-31"), ("2025-08-14", "upheld", "2025-10-10"),
            ("2025-09-25", "other", "2025-10-28"), ("2025-11-20", "", ""), ("2025-12-16", "", ""),
        ].enumerated() { reviews.add(.office, "衡府复〔\(entry.0.prefix(4))〕\(index + 31)号", entry.0, "", body, entry.1, entry.2) }
        var cases = DemonstrationTable(
            "litigation", ["number", "filed_on", "request_number", "body", "stage", "outcome", "concluded_on"])
        for (index, entry) in [
            ("2024-10-22", "direct", "upheld", "2025-02-27"), ("2025-05-15", "direct", "other", "2025-07-04"),
            ("2025-06-26", "afterReconsideration", "upheld", "2025-10-17"), ("2025-10-30", "afterReconsideration", "", ""),
        ].enumerated() { cases.add(.office, "（\(entry.0.prefix(4))）湘8601行初\(index + 112)号", entry.0, "", court, entry.1, entry.2, entry.3) }
        var complaints = DemonstrationTable("complaint", ["number", "received_on", "matter", "concluded_on"])
        complaints.add(.unit(code: "ZX11"), "TS2025-01", "2025-05-19", "反映未按时答复", "2025-06-03")
        return [reviews, cases, complaints]
    }

    private static func support2025() -> [DemonstrationTable] {
        var offices = DemonstrationTable("disclosure_office", ["name", "since", "until"])
        offices.add(.office, "蒸湘区政务公开办公室", "2019-06-01", "")
        var points = DemonstrationTable("reading_point", ["name", "address", "since", "until"])
        points.add(.office, "区图书馆政府信息查阅点", "蒸湘区立新大道区图书馆一楼", "2016-01-01", "")
        points.add(.unit(code: "ZX22"), "区政务大厅政务公开专区", "蒸湘区政务服务中心一楼", "2021-03-01", "")
        var staff = DemonstrationTable("staff_member", ["name", "post", "duty", "since", "until"])
        for (name, post, duty) in [
            ("周慧敏", "disclosure", "fullTime"), ("刘思远", "disclosure", "fullTime"), ("王雅琴", "disclosure", "partTime"),
            ("陈晓岚", "website", "fullTime"), ("唐海燕", "gazette", "partTime"),
        ] { staff.add(.office, name, post, duty, "2020-01-01", "") }
        var budgets = DemonstrationTable("disclosure_budget", ["year", "purpose", "amount"])
        budgets.add(.office, "2025", "政务公开专项工作经费", "68000")
        var meetings = DemonstrationTable("work_meeting", ["topic", "held_on", "attendance"])
        for (topic, day, people) in [
            ("2025年全区政务公开工作会议", "2025-03-12", "64"), ("政务公开领导小组会议", "2025-07-10", "18"), ("年度报告编制部署会", "2025-12-18", "52"),
        ] { meetings.add(.office, topic, day, people) }
        var trainings = DemonstrationTable("training", ["number", "topic", "held_on"])
        var attendance = DemonstrationTable("training_attendance", ["training_id", "attending_unit", "persons"])
        for (index, entry) in [("依申请公开办理实务培训", "2025-05-21"), ("政府信息公开年度报告编制培训", "2025-12-19")].enumerated() {
            trainings.add(.office, "PX2025-0\(index + 1)", entry.0, entry.1)
            for (position, unit) in DemonstrationAgency.units.enumerated() {
                attendance.add(.office, "PX2025-0\(index + 1)", unit.name, String(1 + (position + index) % 3))
            }
        }
        return [offices, points, staff, budgets, meetings, trainings, attendance]
    }

    private static func administration2025(_ draw: inout SeededDraw) -> [DemonstrationTable] {
        var decisions = DemonstrationTable("administrative_decision", ["kind", "month", "decisions"])
        let powers: [(String, String, ClosedRange<Int>)] = [
            ("ZX02", "licence", 8...24), ("ZX04", "licence", 2...9), ("ZX07", "licence", 1...6), ("ZX10", "licence", 12...40),
            ("ZX11", "licence", 20...60), ("ZX12", "licence", 15...45), ("ZX16", "licence", 18...52), ("ZX21", "licence", 1...5),
            ("ZX11", "penalty", 0...6), ("ZX12", "penalty", 60...160), ("ZX16", "penalty", 3...14), ("ZX20", "penalty", 2...11),
            ("ZX21", "penalty", 0...4), ("ZX12", "coercion", 4...18), ("ZX20", "coercion", 0...2),
        ]
        for (code, kind, range) in powers {
            for month in 1...12 {
                let day = "2025-\(month < 10 ? "0" : "")\(month)-01"
                decisions.add(.unit(code: code), kind, day, String(draw.number(range)))
            }
        }
        var charges = DemonstrationTable("administrative_charge", ["item", "charged_in", "amount"])
        for (code, item, range) in [
            ("ZX11", "城市基础设施配套费", 180_000...960_000), ("ZX12", "城镇垃圾处理费", 210_000...260_000), ("ZX04", "公办幼儿园保教费", 330_000...410_000),
        ] {
            for quarter in ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"] {
                charges.add(.unit(code: code), item, quarter, String(draw.number(range) / 100 * 100))
            }
        }
        var procurements = DemonstrationTable("procurement", ["number", "project", "concluded_on", "amount"])
        for index in 0..<18 {
            let agency = DemonstrationAgency.units[(index * 5) % 25]
            procurements.add(
                agency, "ZXCG-2025-\(index + 101)", "\(agency.work.affairs[index % agency.work.affairs.count])服务采购项目",
                draw.workingDay(from: "2025-02-10", through: "2025-12-20", in: .published).text, String(draw.number(8...420) * 10_000))
        }
        return [decisions, charges, procurements]
    }
}
