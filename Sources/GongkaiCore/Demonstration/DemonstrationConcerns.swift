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

    static let problems = [
        "路面破损", "积水", "夜间施工噪音", "垃圾清运不及时", "路灯不亮", "车辆乱停放", "公交班次少", "自来水水压低", "违章搭建", "油烟扰民", "下水道堵塞",
        "井盖缺失", "学位紧张", "物业收费", "房产证办理", "医保报销", "低保申请", "社区养老", "绿化带破坏", "流动摊贩占道", "渣土车扬尘", "天然气开通",
        "电动车充电", "健身器材损坏", "办事窗口排队",
    ]

    static let interviewTopics = [
        "产业发展领先：工业园区建设怎么干", "现代服务业领先：商贸物流如何提速", "生态环境领先：蒸水两岸环境整治", "城市管理领先：背街小巷提质改造",
        "民生实事：道路、排水与老旧小区", "新一年经济社会发展的难题与对策",
    ]

    /// The nth concern's topic: a place and a problem, no pair twice.
    static func topic(_ index: Int, offset: Int) -> String {
        switch index + offset {
        case 0: return "立新大道行路难问题"
        case 1: return "太平小区积水问题"
        default:
            let places = DemonstrationTitles.places
            let position = index + offset
            return "\(places[position % places.count])\(problems[(position / places.count * 3 + position) % problems.count])问题"
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
        let agency = draw.one(weighted: DemonstrationAgency.weighted)
        let raised = max(day.adding(days: -draw.number(1...20)), Day.firstDay(of: year))
        concerns.add(agency, number, Self.topic(index, offset: topicOffset), index % 37 == 5 ? "publicOpinion" : "hotTopic", raised.text)
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
