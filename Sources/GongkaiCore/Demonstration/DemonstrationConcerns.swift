/// Concerns of the public, how they were answered, and the interviews and interpretations that did it.
struct DemonstrationConcerns {
    var concerns = DemonstrationTable("public_concern", ["number", "topic", "kind", "raised_on"])
    var responses = DemonstrationTable("concern_response", ["concern_id", "way", "responded_on", "summary"])
    var interviews = DemonstrationTable("online_interview", ["number", "topic", "held_on", "guests", "with_principal_leader"])
    var interpretations = DemonstrationTable("policy_interpretation", ["number", "title", "published_on", "document_number"])
    var conferences = DemonstrationTable("press_conference", ["number", "topic", "held_on", "attended", "with_principal_leader"])

    private let year: Int

    init(year: Int) {
        self.year = year
    }

    /// What people complain about, and the unit that answers for it; nil for the street office of the place.
    static let problems: [(text: String, unit: String?)] = [
        ("路面破损", "ZX11"), ("积水", "ZX11"), ("夜间施工噪音", "ZX21"), ("垃圾清运不及时", "ZX12"), ("路灯不亮", "ZX12"), ("车辆乱停放", "ZX12"),
        ("公交班次少", "ZX02"), ("自来水水压低", "ZX11"), ("违章搭建", "ZX12"), ("油烟扰民", "ZX21"), ("下水道堵塞", "ZX11"), ("井盖缺失", "ZX12"),
        ("学位紧张", "ZX04"), ("物业收费", "ZX11"), ("房产证办理", "ZX11"), ("医保报销", "ZX10"), ("低保申请", "ZX07"), ("社区养老", "ZX07"),
        ("绿化带破坏", "ZX12"), ("流动摊贩占道", "ZX12"), ("渣土车扬尘", "ZX12"), ("天然气开通", "ZX11"), ("电动车充电", nil), ("健身器材损坏", "ZX15"),
        ("办事窗口排队", "ZX22"),
    ]

    static let interviewTopics = [
        "产业发展领先：工业园区建设怎么干", "现代服务业领先：商贸物流如何提速", "生态环境领先：蒸水两岸环境整治", "城市管理领先：背街小巷提质改造",
        "民生实事：道路、排水与老旧小区", "新一年经济社会发展的难题与对策",
    ]

    /// The nth concern: a place and a problem, no pair twice, and the unit that answers.
    static func concern(_ index: Int) -> (topic: String, agency: DemonstrationAgency) {
        switch index {
        case 0: return ("立新大道行路难问题", .unit(code: "ZX11"))
        case 1: return ("太平小区积水问题", .unit(code: "ZX11"))
        default:
            let places = DemonstrationTitles.places
            let problem = problems[(index / places.count * 3 + index) % problems.count]
            let street = ["ZX23", "ZX24", "ZX25"][index % 3]
            return ("\(places[index % places.count])\(problem.text)问题", .unit(code: problem.unit ?? street))
        }
    }

    mutating func interview(_ index: Int, on day: Day, guests: String, principalLeader: Bool) -> (day: Day, number: String) {
        let number = "FT\(year)-\(two(index + 1))"
        interviews.add(
            .office, number, Self.interviewTopics[index % Self.interviewTopics.count], day.text, guests, principalLeader ? "是" : "否")
        return (day, number)
    }

    mutating func interpret(_ document: DemonstrationDocument, index: Int, on day: Day) {
        interpretations.add(document.agency, "JD\(year)-\(two(index + 1))", "《\(document.title)》解读", day.text, document.number)
    }

    /// A concern and its first answer.
    mutating func concern(_ index: Int, topicOffset: Int = 0, way: String, on day: Day, summary: String, _ draw: inout SeededDraw) {
        let number = "RD\(year)-\(three(index + 1))"
        let (topic, agency) = Self.concern(index + topicOffset)
        let raised = max(day.adding(days: -draw.number(1...20)), Day.firstDay(of: year))
        concerns.add(agency, number, topic, index % 37 == 5 ? "publicOpinion" : "hotTopic", raised.text)
        responses.add(agency, number, way, day.text, summary)
    }

    /// A further answer to a concern already answered: it counts no second time.
    mutating func answerAgain(_ index: Int, way: String, on day: Day, summary: String) {
        let row = concerns.rows[index]
        responses.add(.unit(code: row[0]), row[1], way, day.text, summary)
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private func three(_ number: Int) -> String { String(repeating: "0", count: 3 - String(number).count) + String(number) }
}
