@testable import GongkaiCore

/// A licence that passes every check, to be broken in one place at a time.
enum ServiceWorld {
    static let units: Set<String> = ["ZX11", "ZX12", "ZX16", "ZX21", "ZX22"]
    static let rules = ServiceItemRules(units: units)

    /// With a right check character.
    static let body = "11430408MB0123456N"
    static let catalogCode = "430112345000"
    static let taskCode = body + "4" + catalogCode

    static func limit(_ days: Int, _ unit: TimeLimit.Unit = .working) -> TimeLimit { TimeLimit(days, unit, article: "《行政许可法》第四十二条") }

    static var flow: Flow {
        Flow([
            FlowStep("accept", "受理", unit: "ZX12", post: "受理岗", promised: limit(1)),
            FlowStep("examine", "审查", unit: "ZX12", promised: limit(4), statutory: limit(15), after: ["accept"]),
            FlowStep("visit", "现场核查", unit: "ZX12", promised: limit(5), after: ["accept"]),
            FlowStep(
                "experts", "专家评审", unit: "ZX12", promised: limit(30), after: ["examine"],
                special: SpecialProcedure(basis: "《行政许可法》第四十五条")),
            FlowStep("decide", "决定", unit: "ZX12", promised: limit(1), statutory: limit(5), after: ["visit", "experts"]),
        ])
    }

    static var material: RequiredMaterial {
        RequiredMaterial(
            code: "ZM-01", name: "申请人身份证明", kind: .certificate, source: .government, issuer: "公安机关", obtaining: "由公安机关核发",
            issuedWithin: "在有效期内", originals: 0, copies: 1, medium: .either, instruction: "携带原件核对", sample: "样表.doc", isReusable: true)
    }

    static var secondMaterial: RequiredMaterial {
        RequiredMaterial(
            code: "BG-01", name: "招牌设置申请表", kind: .form, source: .applicant, originals: 2, copies: 0, medium: .paper, isRequired: false,
            blankForm: "申请表.doc", mayFollow: true, followsWithin: TimeLimit(5, .calendar, article: "容缺受理承诺书"))
    }

    static var fee: FeeItem {
        FeeItem(
            name: "城市道路占用费", unit: "ZX22", standard: "每平方米每日0.5元", fen: 50, quantityUnit: "平方米·日", basis: "《城市道路管理条例》第三十七条",
            waiver: .given("残疾人开办的门店免收（湘价费〔2013〕1号）"))
    }

    static var item: ServiceItem {
        let ways = [HandlingItem(code: taskCode + "01", name: "新办"), HandlingItem(code: taskCode + "02", name: "变更")]
        return ServiceItem(
            identity: ItemIdentity(
                name: "门店招牌设置许可", unit: "ZX12", catalogCode: catalogCode, taskCode: taskCode, localTaskCode: "ZX12-001",
                handlingItems: ways,
                type: .licence, legacyType: .licence, version: 2, effectiveFrom: "2014-03-01", effectiveUntil: "2019-02-28"),
            authority: ItemAuthority(
                legalBasis: [
                    LegalBasis("城市市容和环境卫生管理条例", article: "第十一条", quotation: "在城市中设置户外广告、标语牌……必须征得主管部门同意。"),
                    LegalBasis("行政许可法", article: "第十二条第二项"),
                ], powerSource: .statutory, level: .county, division: "本区范围内", content: "招牌设置", implementer: "蒸湘区城市管理行政执法局",
                implementerCode: body, implementerNature: .statutory, delegate: .notApplicable, jointUnits: ["ZX22"], section: "行政审批股"),
            time: ItemTime(statutoryLimit: .given(limit(20)), promisedLimit: limit(7), caseType: .promised),
            conditions: ItemConditions(
                acceptance: ["有固定门店", "招牌不遮挡采光和通道"], quantityLimit: .given("每户一块"), audiences: [.person, .enterprise],
                crossRegionScope: .given(.counties)),
            process: ItemProcess(
                flow: flow, intermediary: .notApplicable, forms: [.window, .computer], visitCount: 1, visitReason: "核对原件", isOnline: true,
                onlineDepth: .acceptance, onlineAddress: "/services/1", isBookable: true, allowsExpress: false, allowsOnlinePayment: false,
                allowsSelfService: false),
            materials: .given([material, secondMaterial]), fees: .given([fee]),
            result: ItemResult(
                name: "门店招牌设置许可证", kind: .licence, sample: "样本.jpg", validMonths: .given(36), deliveries: [.window, .mail],
                deemedConsent: "《行政许可法》第五十条第二款"),
            places: [
                ServicePlace(address: "立新大道18号二楼", hours: "工作日9:00—17:00", directions: "立新大道站", window: "12号窗口"),
                ServicePlace(address: "蔡伦大道1号", hours: "星期一9:00—12:00"),
            ],
            contact: ItemContact(enquiry: "0734-8850212", supervision: "0734-8850112"),
            rights: ItemRights(
                reconsideration: RemedyPlace(body: "蒸湘区人民政府", address: "蔡伦大道", telephone: "0734-8850000"),
                litigation: RemedyPlace(body: "衡阳市蒸湘区人民法院")),
            lifeEvents: [.restaurant, .operating], questions: [ItemQuestion(question: "要多久？", answer: "7个工作日。")],
            guidance: DecisionTree([
                DecisionQuestion(
                    "held", "有许可证吗？", [DecisionAnswer("没有", .handling(ways[0].code)), DecisionAnswer("有", .question("what"))]),
                DecisionQuestion(
                    "what", "办什么？",
                    [
                        DecisionAnswer("变更", .handling(ways[1].code)), DecisionAnswer("做大型广告", .elsewhere("请办户外广告许可。", taskCode: taskCode)),
                        DecisionAnswer("注销", .elsewhere("到窗口办理。", taskCode: nil)),
                    ]),
            ]))
    }
}

extension ServiceItem {
    func changed(_ change: (inout ServiceItem) -> Void) -> ServiceItem {
        var copy = self
        change(&copy)
        return copy
    }

    /// Changes the first material.
    func material(_ change: (inout RequiredMaterial) -> Void) -> ServiceItem {
        var all = materials.value ?? []
        change(&all[0])
        return changed { $0.materials = .given(all) }
    }

    /// Changes the first fee.
    func fee(_ change: (inout FeeItem) -> Void) -> ServiceItem {
        var all = fees.value ?? []
        change(&all[0])
        return changed { $0.fees = .given(all) }
    }

    /// Changes a step.
    func step(_ index: Int, _ change: (inout FlowStep) -> Void) -> ServiceItem {
        changed { change(&$0.process.flow.steps[index]) }
    }
}
