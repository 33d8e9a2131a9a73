import GongkaiCore

/// A score of requests of invented people to one unit of the demonstration district: one in each state a clerk meets, and some that are over and
/// of which something came.
struct DemonstrationRequest: Sendable {
    /// A step, so many working days before today.
    struct Step: Sendable {
        let action: RequestAction
        /// The login of whoever takes it; nil for the applicant.
        let login: String?
        let daysAgo: Int
        let values: [String: FieldValue]
        /// The step that began the branch it ends.
        let ends: RequestAction?

        init(_ action: RequestAction, _ login: String?, _ daysAgo: Int, _ values: [String: FieldValue] = [:], ends: RequestAction? = nil) {
            self.ends = ends
            self.action = action
            self.login = login
            self.daysAgo = daysAgo
            self.values = values
        }
    }

    let asked: [String]
    let applicant: Applicant
    let channel: ReceiptChannel
    let daysAgo: Int
    let steps: [Step]
    var mark: Mark?

    /// What else becomes of it.
    enum Mark: Sendable {
        /// Others ask for the same: it is proposed to publish it for all.
        case repeated
        /// The reply is published.
        case published
        /// A document with names in it goes out redacted.
        case redacted
    }

    static let agency = "ZX11"

    /// All of them; days that are still to come are counted from `today`.
    static func all(_ today: Day, handler: OfficerID, unit: AgencyID) -> [DemonstrationRequest] {
        func handed(_ days: Int, _ more: [Step] = []) -> [Step] {
            [
                Step(.receive, "office", days),
                Step(.register, "office", days, ["unit": .agency(unit), "handler": .officer(handler)]),
            ] + more
        }
        func decided(_ outcome: String, _ days: Int, _ said: [String: FieldValue] = [:]) -> Step {
            Step(.draft, "officer", days, said.merging(["outcome": .text(outcome)]) { $1 })
        }
        let search = Step(
            .recordSearch, "officer", 6,
            [
                "searcher": .text("李文静"), "searchedIn": .text("公文系统、城建档案室"), "searchTerms": .text("红湘路 扩建"), "searchResult": .text("没有找到"),
            ])
        let served: [String: FieldValue] = ["serviceWay": .text("post"), "serviceEvidence": .text("EMS 1098765432101")]
        return [
            DemonstrationRequest(["蒸湘北路雨污分流改造工程的施工图审查意见", "该工程的招标公告"], person("E00000001", "林晓梅"), .online, 0, []),
            DemonstrationRequest(
                ["2025年老旧小区改造计划"], person("E00000002", "周大勇"), .inPerson, 1, [Step(.receive, "office", 1)], .repeated),
            DemonstrationRequest(["杨柳路安置房的竣工验收备案表"], person("E00000003", "唐国强"), .inPerson, 5, handed(5)),
            DemonstrationRequest(["公共租赁住房2025年分配名单的依据文件"], company, .signedMail, 20, handed(20)),
            DemonstrationRequest(["太平小区加装电梯的规划许可"], person("E00000004", "陈秀兰"), .inPerson, 23, handed(23)),
            DemonstrationRequest(
                ["华新大道绿化养护合同"], lawyers, .inPerson, 10,
                handed(
                    10,
                    [
                        Step(
                            .askThirdParty, "officer", 8,
                            [
                                "party": .text("衡州园林绿化有限公司"), "ground": .text("tradeSecret"), "question": .text("合同单价部分是否可以公开"),
                                "answerBy": .day(today.adding(days: 12)),
                            ])
                    ])),
            DemonstrationRequest(
                ["有关拆迁的文件"], person("E00000005", "刘建军"), .inPerson, 6,
                handed(
                    6,
                    [
                        Step(
                            .askSupplement, "officer", 3,
                            [
                                "what": .text("哪一个项目、哪一年的什么文件"), "reason": .text("没有写明文件的名称、文号或者其他特征，无法查找"),
                                "answerBy": .day(today.adding(days: 18)),
                            ])
                    ])),
            DemonstrationRequest(
                ["2024年房屋安全鉴定机构名录"], person("E00000006", "黄小丽"), .inPerson, 12,
                handed(12, [decided("alreadyPublic", 1, ["publicAddress": .text("区政府网站“住房保障”栏目")])])),
            DemonstrationRequest(
                ["住建局2025年部门会议纪要"], company, .inPerson, 14,
                handed(14, [decided("internalAffairs", 3, ["reason": .text("属于本机关内部工作流程方面的信息")]), Step(.review, "reviewer", 2)])),
            DemonstrationRequest(
                ["长湖街道危房改造补助标准"], person("E00000007", "彭志刚"), .inPerson, 11,
                handed(11, [decided("granted", 3), Step(.review, "reviewer", 2), Step(.sign, "director", 1)])),
            DemonstrationRequest(
                ["红湘路扩建工程2003年的批复"], person("E00000008", "欧阳静"), .inPerson, 15,
                handed(
                    15,
                    [
                        search, decided("notExisting", 5, ["reason": .text("经检索没有制作或者获取该信息")]), Step(.review, "reviewer", 4),
                        Step(.sign, "director", 3), Step(.serve, "officer", 2, served),
                    ])),
            DemonstrationRequest(
                ["解放大道路灯采购合同"], lawyers, .inPerson, 18,
                handed(
                    18,
                    [
                        decided("granted", 9), Step(.review, "reviewer", 8), Step(.sign, "director", 7), Step(.serve, "officer", 6, served),
                        Step(.close, "officer", 5),
                    ])),
            DemonstrationRequest(
                ["建筑垃圾消纳场的环评批复"], person("E00000009", "曾凡"), .inPerson, 4,
                handed(4, [Step(.withdraw, "office", 2, ["reason": .text("已从区环保局取得"), "evidence": .text("申请人来电，有记录")])])),
            DemonstrationRequest(["杨柳路安置房竣工验收备案表"], person("E00000003", "唐国强"), .online, 0, []),
        ] + over(today, handed, decided, served)
    }

    /// Those that are over: three of which the reply went out long ago, and two that go before a review and a court.
    private static func over(
        _ today: Day, _ handed: (_ days: Int, _ more: [Step]) -> [Step],
        _ decided: (_ outcome: String, _ days: Int, _ said: [String: FieldValue]) -> Step, _ served: [String: FieldValue]
    ) -> [DemonstrationRequest] {
        func answered(_ outcome: String, _ days: Int, _ said: [String: FieldValue] = [:], _ before: [Step] = []) -> [Step] {
            handed(
                days,
                before + [
                    decided(outcome, days - 6, said), Step(.review, "reviewer", days - 7), Step(.sign, "director", days - 8),
                    Step(.serve, "officer", days - 9, served), Step(.close, "officer", days - 10),
                ])
        }
        func remedy(_ kind: String, _ body: String, _ number: String, _ days: Int) -> Step {
            Step(.openRemedy, "office", days, ["party": .text(body), "remedyKind": .text(kind), "caseNumber": .text(number)])
        }
        let search = Step(
            .recordSearch, "officer", 38,
            [
                "searcher": .text("李文静"), "searchedIn": .text("公文系统、城建档案室"), "searchTerms": .text("船山大道 管线"), "searchResult": .text("没有找到"),
            ])
        return [
            DemonstrationRequest(["老旧小区改造2025年计划"], person("E00000010", "蒋美华"), .inPerson, 33, answered("granted", 33), .repeated),
            DemonstrationRequest(["2025年老旧小区的改造计划"], lawyers, .inPerson, 30, answered("granted", 30), .repeated),
            DemonstrationRequest(
                ["2024年城镇老旧小区改造项目名单和资金安排"], person("E00000011", "廖春生"), .inPerson, 52, answered("granted", 52), .published),
            DemonstrationRequest(
                ["2025年农村危房改造补助的发放名册"], person("E00000012", "文立平"), .inPerson, 17,
                answered(
                    "partlyGranted", 17,
                    [
                        "withheldGround": .text("privacy"), "reason": .text("名册中有农户的姓名和身份证号码"),
                        "noConsultationReason": .text("只遮盖姓名和身份证号码，不影响农户的权益"),
                    ]), .redacted),
            DemonstrationRequest(
                ["住建局2025年局长办公会记录"], company, .inPerson, 44,
                answered("internalAffairs", 44, ["reason": .text("属于本机关内部工作流程方面的信息")]) + [
                    remedy("reconsideration", "衡阳市蒸湘区人民政府", "衡蒸政复〔\(today.year)〕91号", 28),
                    Step(.upholdDecision, "office", 9, ["remedyResult": .text("upheld")], ends: .openRemedy),
                ]),
            DemonstrationRequest(
                ["船山大道1998年地下管线的竣工图"], person("E00000013", "肖卫东"), .inPerson, 40,
                answered("notExisting", 40, ["reason": .text("经检索没有制作或者获取该信息")], [search]) + [
                    remedy("litigation", "衡阳市蒸湘区人民法院", "（\(today.year)）湘0408行初91号", 7)
                ]),
        ]
    }

    private init(
        _ asked: [String], _ applicant: Applicant, _ channel: ReceiptChannel, _ daysAgo: Int, _ steps: [Step],
        _ mark: Mark? = nil
    ) {
        self.mark = mark
        self.asked = asked
        self.applicant = applicant
        self.channel = channel
        self.daysAgo = daysAgo
        self.steps = steps
    }

    var intake: RequestIntake {
        RequestIntake(
            applicant: applicant,
            contact: RequestIntake.Contact(address: "示范街1号", postcode: "421001", telephone: "0734-8850000", email: "demo@example.com"),
            items: asked.map { RequestIntake.Item($0) }, forms: [.paper], ways: [.post], acceptsOtherForms: true, channel: channel,
            evidence: channel.evidenceWanted.map { "\($0)：见收件登记本" })
    }

    private static func person(_ passport: String, _ name: String) -> Applicant {
        .person(PersonIdentity(name: name, document: .passport, documentNumber: passport))
    }

    private static let company = Applicant.organisation(
        OrganisationIdentity(
            kind: .business, name: "示范商贸有限公司", code: "91430408MA4DEM0N1E", representative: "何平", contactName: "罗敏"))
    private static let lawyers = Applicant.organisation(
        OrganisationIdentity(
            kind: .legalService, name: "示范律师事务所", code: "91430408MA4DEM0N2H", representative: "贺文", contactName: "邓洁"))
}
