extension Demonstration {
    /// The year of the report that this product was created from: every figure of its table, from register rows.
    static func year2014() -> Demonstration {
        let year = 2014
        var draw = SeededDraw(seed: 430_408_2014)
        let documents = documents2014()
        var documentTable = documentTable()
        for document in documents { documentTable.add(document) }

        // 5,050 distinct items. The three filled channels of the report carry 4,601, 385 and 52; its blank cells (gazette, other ways) must
        // hold the rest, since most posts on Weibo and WeChat repeat an item of the website. The twelve documents come on top of the plan.
        var disclosure = DemonstrationDisclosure(year: year)
        disclosure.write(
            [
                (["website"], 4_239), (["website", "weibo"], 210), (["website", "weibo", "wechat"], 20), (["website", "wechat"], 10),
                (["website", "gazette"], 24), (["website", "other"], 86), (["weibo"], 147), (["weibo", "wechat"], 8), (["wechat"], 14),
                (["gazette"], 18), (["other"], 262),
            ], documents: documents, &draw)

        var table: [DemonstrationTable] = [documentTable, disclosure.items, disclosure.publications]
        table += concerns2014(documents, &draw)
        table += support2014()
        table.append(powerItems())
        return Demonstration(year: year, tables: table, parts: parts2014)
    }

    static func documentTable() -> DemonstrationTable {
        DemonstrationTable("normative_document", ["category", "document_number", "title", "issued_on", "opened_on", "repealed_on"])
    }

    /// Documents of Hunan lapse after five years unless renewed; none of these lapsed in the year of the report.
    private static func documents2014() -> [DemonstrationDocument] {
        let titles: [(String, Day, Day)] = [
            ("蒸湘区政府信息公开考核办法", "2014-01-21", "2014-01-24"), ("蒸湘区城市背街小巷提质改造实施办法", "2014-02-25", "2014-03-03"),
            ("蒸湘区行政审批电子监察管理暂行办法", "2014-03-18", "2014-03-21"), ("蒸湘区农村危房改造资金管理办法", "2014-04-15", "2014-04-22"),
            ("蒸湘区渣土运输管理规定", "2014-05-20", "2014-05-26"), ("蒸湘区社会救助申请家庭经济状况核对办法", "2014-06-10", "2014-06-17"),
            ("蒸湘区建设项目公开公示规定", "2014-07-08", "2014-07-15"), ("蒸湘区重大行政决策程序规定", "2014-08-12", "2014-08-19"),
            ("蒸湘区政府投资项目审计监督办法", "2014-09-11", "2014-09-18"), ("蒸湘区城市网格化管理暂行办法", "2014-10-14", "2014-10-21"),
            ("蒸湘区饮用水水源地环境保护规定", "2014-11-18", "2014-11-25"), ("蒸湘区突发公共事件信息报告规定", "2014-12-09", "2014-12-16"),
        ]
        return titles.enumerated().map { index, entry in
            DemonstrationDocument(
                agency: .office, number: "\(index % 3 == 2 ? "蒸政办发" : "蒸政发")〔2014〕\(index + 3)号", title: entry.0, issuedOn: entry.1,
                openedOn: entry.2, repealedOn: entry.1.adding(days: 5 * 365))
        }
    }

    /// 148 concerns, all answered in six interviews or twelve interpretations: the report counts no other way.
    private static func concerns2014(_ documents: [DemonstrationDocument], _ draw: inout SeededDraw) -> [DemonstrationTable] {
        var concerns = DemonstrationConcerns(year: 2014)
        let days: [Day] = ["2014-03-20", "2014-05-22", "2014-07-17", "2014-09-25", "2014-11-13", "2014-12-18"]
        let guests = ["区委书记、区长", "区长、常务副区长", "区委书记、区委常委", "区长", "区委书记、区长", "区长"]
        let held = days.enumerated().map { index, day in
            concerns.interview(index, on: day, guests: guests[index], principalLeader: true)
        }
        for (index, document) in documents.enumerated() {
            concerns.interpret(document, index: index, on: document.openedOn.adding(days: 1))
        }
        for index in 0..<148 {
            if index < 128 {
                let interview = held[index % held.count]
                concerns.concern(
                    index, way: "interview", on: interview.day, summary: "在第\(index % held.count + 1)期在线访谈（\(interview.number)）中答复。", &draw)
            } else {
                let document = documents[(index - 128) % documents.count]
                concerns.concern(
                    index, way: "interpretation", on: document.openedOn.adding(days: 1), summary: "以《\(document.title)》解读回应。", &draw)
            }
        }
        for index in 0..<12 {
            concerns.answerAgain(index, way: "interpretation", on: "2014-12-17", summary: "解读稿中再次说明。")
        }
        return [concerns.concerns, concerns.responses, concerns.interviews, concerns.interpretations, concerns.conferences]
    }

    /// One office, one reading point, eight people (two part-time, six for gazette and website), 10,000 yuan, one meeting, one training of 72.
    private static func support2014() -> [DemonstrationTable] {
        var offices = DemonstrationTable("disclosure_office", ["name", "since", "until"])
        offices.add(.office, "蒸湘区政府信息公开办公室", "2008-05-01", "2019-05-31")
        var points = DemonstrationTable("reading_point", ["name", "address", "since", "until"])
        points.add(.office, "区档案馆政府信息查阅点", "蒸湘区蔡伦大道区政府机关院内", "2008-05-01", "2015-12-31")
        var staff = DemonstrationTable("staff_member", ["name", "post", "duty", "since", "until"])
        for (name, post, duty, since) in [
            ("周慧敏", "disclosure", "partTime", "2011-03-01"), ("李建军", "disclosure", "partTime", "2012-07-01"),
            ("陈晓岚", "website", "fullTime", "2010-09-01"), ("谢志远", "website", "fullTime", "2012-02-01"),
            ("何文静", "website", "partTime", "2013-05-01"), ("罗立新", "website", "partTime", "2013-05-01"),
            ("唐海燕", "gazette", "fullTime", "2009-06-01"), ("彭国强", "gazette", "partTime", "2012-11-01"),
        ] { staff.add(.office, name, post, duty, since, "2019-12-31") }
        var budgets = DemonstrationTable("disclosure_budget", ["year", "purpose", "amount"])
        budgets.add(.office, "2014", "政府信息公开专项工作经费", "10000")
        var meetings = DemonstrationTable("work_meeting", ["topic", "held_on", "attendance"])
        meetings.add(.office, "2014年全区政府信息公开工作会议", "2014-03-06", "58")
        var trainings = DemonstrationTable("training", ["number", "topic", "held_on"])
        trainings.add(.office, "PX2014-01", "网上政务服务和电子监察系统操作培训", "2014-06-12")
        var attendance = DemonstrationTable("training_attendance", ["training_id", "attending_unit", "persons"])
        for (index, unit) in DemonstrationAgency.units.enumerated() {
            attendance.add(.office, "PX2014-01", unit.name, index < 22 ? "3" : "2")
        }
        return [offices, points, staff, budgets, meetings, trainings, attendance]
    }
}

extension DemonstrationTable {
    mutating func add(_ document: DemonstrationDocument) {
        add(
            document.agency, "normative", document.number, document.title, document.issuedOn.text, document.openedOn.text,
            document.repealedOn?.text ?? "")
    }
}
