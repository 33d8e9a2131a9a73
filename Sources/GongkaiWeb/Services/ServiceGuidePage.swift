import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// The guide of an item (办事指南): which way is mine, what to bring, how long, how much, where; then the rest.
struct ServiceGuidePage: Page {
    struct Part: Sendable {
        let id: String
        let label: String
    }

    /// How one gets it done: online, where this server or another one takes it, else at the window.
    struct Application: Sendable {
        let href: String?
        let label: String
        let words: String
    }

    static let template = "services/guide"
    let title: String
    let windowTitle: String?
    let breadcrumb: [Crumb]
    let labels: [PageLabels.Label]
    let links: [HeadLink]
    var structured: SafeHTML?
    let mistakes: [Mistake]
    var undone: String { "没有计算" }
    let unit: String
    let unitHref: String
    let tags: [String]
    /// That it cannot be applied for now.
    let warning: String?
    /// What changes soon.
    let coming: String?
    let key: [GuideParts.Fact]
    let contents: [Part]
    let application: Application
    /// Where a time at the window is booked.
    let bookHref: String?
    let start: GuideStart?
    let conditions: [String]
    let limits: [GuideParts.Fact]
    let materials: [GuideParts.Material]
    let hasMaterials: Bool
    let materialWords: String
    let stages: [GuideParts.Stage]
    let hasStages: Bool
    let flowWords: String
    let places: [GuideParts.Place]
    let fees: [GuideParts.Fee]
    let hasFees: Bool
    let calculator: FeeCalculator?
    let bases: [GuideParts.Basis]
    let result: [GuideParts.Fact]
    let hasResult: Bool
    let contacts: [ContactFact]
    let remedies: [GuideParts.Fact]
    let hasRemedies: Bool
    let questions: [GuideParts.Question]
    let hasQuestions: Bool
    let identity: [GuideParts.Fact]
    let documentHref: String
    let updated: String

    init(
        _ stored: StoredItem, form: ItemForm, next: StoredItem?, of agency: Agency, units: [Agency], site here: PublicSite, on today: Day,
        start: GuideStart?,
        calculator: FeeCalculator?, applyHref: String?, bookHref: String?
    ) {
        let item = stored.item, code = stored.taskCode
        title = item.identity.name
        windowTitle = "\(item.identity.name)_办事指南_\(here.facts.name)"
        breadcrumb = [.home, .services, Crumb(agency.name, ServiceQuery().with { $0.unit = agency.code }.path())]
        labels = PageLabels(site: here.facts).labels + ServiceHallPage.columnLabels
        documentHref = Route.serviceJSON.path(code).text
        links = [HeadLink(rel: "alternate", href: documentHref, type: "application/json", title: "\(title)（JSON）")]
        mistakes = calculator?.mistakes ?? []
        unit = agency.name
        unitHref = Route.unit.path(agency.code).text
        tags = [item.identity.type.words, item.time.caseType?.words, item.identity.commitmentMode ? "告知承诺" : nil].compactMap(\.self)
        warning = Self.warning(item, on: today)
        coming = next.map { "自\($0.item.identity.effectiveFrom.chineseText)起按新的办事指南（第\($0.number)版）办理。" }
        key = Self.key(item)
        application = Self.application(item, applyHref)
        self.bookHref = bookHref
        self.start = start
        conditions = item.conditions.acceptance
        limits = GuideParts.facts([
            ("谁可以办", item.conditions.audiences.map(\.words).joined(separator: "、")), ("数量限制", item.conditions.quantityLimit.value),
        ])
        materials = GuideParts.materials(item, form)
        hasMaterials = !materials.isEmpty
        let depending = materials.count { $0.isRequired && $0.only != nil }, sometimes = depending > 0 ? "（\(depending)项只有一部分申请需要）" : ""
        materialWords =
            hasMaterials
            ? "共\(materials.count)项，其中必须提交的\(materials.count(where: \.isRequired))项\(sometimes)。备齐一项勾一项，可以打印带来。" : "不需要提交材料。"
        let names = Dictionary(units.map { ($0.code, $0.name) }) { first, _ in first }
        let taking = Set(item.process.flow.units)
        stages = GuideParts.stages(
            item.process.flow, form, units: names.filter { taking.contains($0.key) }, own: item.identity.unit)
        hasStages = !stages.isEmpty
        flowWords = Self.flowWords(item)
        places = item.places.map {
            GuideParts.Place(address: $0.address, hours: $0.hours, window: $0.window, directions: $0.directions)
        }
        fees = GuideParts.fees(item, form, units: names)
        hasFees = !fees.isEmpty
        self.calculator = calculator
        bases = GuideParts.bases(item)
        result = GuideParts.result(item)
        hasResult = !result.isEmpty
        contacts = [("咨询", item.contact.enquiry), ("监督投诉", item.contact.supervision)].compactMap { label, value in
            value.isEmpty ? nil : ContactFact(label: label, value: value, isTelephone: true)
        }
        remedies = GuideParts.remedies(item)
        hasRemedies = !remedies.isEmpty
        questions = item.questions.map { GuideParts.Question(question: $0.question, answer: $0.answer) }
        hasQuestions = !questions.isEmpty
        identity = GuideParts.identity(item, unit: agency.name)
        updated = stored.publishedAt.map { "本指南于\($0.day.chineseText)发布。" } ?? ""
        let parts: [(String, String, Bool)] = [
            ("start", "我该办哪一项", start != nil), ("conditions", "受理条件", true), ("materials", "申请材料", true), ("flow", "办理流程", hasStages),
            ("places", "地点和时间", true), ("fees", "收费", true), ("basis", "设定依据", true), ("result", "办理结果", hasResult),
            ("contact", "咨询监督", true), ("remedies", "不服怎么办", hasRemedies), ("questions", "常见问题", hasQuestions),
        ]
        contents = parts.filter(\.2).map { Part(id: $0.0, label: $0.1) }
    }

    private static func warning(_ item: ServiceItem, on today: Day) -> String? {
        switch item.identity.state {
        case .suspended: return "本事项暂停办理。恢复办理的时间请电话咨询：\(item.contact.enquiry)。"
        case .cancelled: return "本事项已经取消，不再受理。下面的内容仅供查阅。"
        case .active: break
        }
        guard let until = item.identity.effectiveUntil else { return nil }
        return until < today ? "本事项已于\(until.chineseText)停止办理。下面的内容仅供查阅。" : "本事项办理到\(until.chineseText)为止。"
    }

    private static func key(_ item: ServiceItem) -> [GuideParts.Fact] {
        let statutory: String? =
            switch item.time.statutoryLimit {
            case .unsaid: nil
            case .notApplicable: "没有规定"
            case .given(let limit): limit.words
            }
        let fees: String? = item.fees.isUnsaid ? nil : item.fees.value == nil ? "不收费" : "收费，见下"
        return GuideParts.facts([
            ("承诺办结", item.time.promisedLimit.map { $0.days == 0 ? "当场办结" : $0.words }), ("法定时限", statutory),
            ("到现场", item.process.visitCount.map { $0 == 0 ? "不用到现场" : "\($0)次" }), ("费用", fees),
        ])
    }

    private static func application(_ item: ServiceItem, _ applyHref: String?) -> Application {
        if let applyHref { return Application(href: applyHref, label: "在线申请", words: "也可以到窗口办理，地点和时间见下。") }
        let forms = item.process.forms
        if let address = item.process.onlineAddress, address.hasPrefix("https://") || address.hasPrefix("http://"),
            forms.contains(where: { $0 == .computer || $0 == .mobile })
        {
            return Application(
                href: Route.leave.path().query([("to", address)]).text, label: "到网上办理平台申请", words: "也可以到窗口办理，地点和时间见下。")
        }
        let byMail = forms.contains(.mail) ? "也可以把材料邮寄到窗口。" : ""
        return Application(href: nil, label: "", words: "请带齐材料到窗口办理，地点和时间见下。\(byMail)")
    }

    private static func flowWords(_ item: ServiceItem) -> String {
        guard let total = item.totalOfSteps else { return "" }
        let names = total.steps.compactMap { code in item.process.flow.step(code)?.name }.joined(separator: "→")
        let days = total.days == 0 ? "材料齐全的，当场办结" : "从受理到办结共\(total.days)个工作日"
        return total.steps.count < item.process.flow.steps.count ? "\(days)，由最长的一路决定：\(names)。" : "\(days)。"
    }

    /// What the page tells search engines.
    static func structured(_ item: ServiceItem, agency: String, site here: PublicSite, at base: String) -> JSONValue {
        SchemaOrg.service(
            SchemaOrg.Service(
                address: base + Route.service.path(item.identity.taskCode).text, name: item.identity.name, kind: item.identity.type.words,
                summary: item.conditions.acceptance.joined(separator: "；"), agency: agency,
                audiences: item.conditions.audiences.map(\.words),
                places: item.places.map { SchemaOrg.Service.Place(address: $0.address, hours: $0.hours) }, telephone: item.contact.enquiry,
                result: item.result.name),
            by: SchemaOrg.Organisation(name: here.facts.name, address: base + "/"))
    }

    private init(sample start: GuideStart) {
        let fact = GuideParts.Fact(label: "承诺办结", value: "7个工作日")
        (title, windowTitle, breadcrumb, labels, links, mistakes) = ("门店招牌设置许可", nil, [.home, .services], [], [], [])
        (unit, unitHref, tags, warning, coming, key) = ("区城管局", "/units/ZX12", ["行政许可"], "暂停办理。", "将有新版。", [fact])
        contents = [Part(id: "materials", label: "申请材料")]
        bookHref = "/services/1/appointment"
        application = Application(href: "/services/1/apply", label: "网上申请", words: "也可以到窗口办理。")
        self.start = start
        (conditions, limits) = (["有固定门店"], [fact])
        materials = [
            GuideParts.Material(
                id: "material-1", name: "申请表", isRequired: true, copies: "原件1份", eases: ["可以容缺"], only: "仅当“招牌”为“设置”时提交", details: [fact],
                hasDetails: true,
                forms: [GuideParts.Form(label: "空白表格", file: "申请表.doc", fileHref: "/files/1")])
        ]
        (hasMaterials, materialWords) = (true, "共1项。")
        stages = [
            GuideParts.Stage(
                number: "1", pace: "同时进行",
                turns: [
                    GuideParts.Turn(
                        name: "受理", who: "窗口", when: "第1个工作日", limit: "承诺1个工作日", legal: "法定5个工作日", special: "特别程序", isLongest: true,
                        only: "仅当“招牌”为“设置”时办理")
                ])
        ]
        (hasStages, flowWords) = (true, "共7个工作日。")
        places = [GuideParts.Place(address: "立新大道1号", hours: "工作日", window: "12号窗口", directions: "公交1路")]
        fees = [GuideParts.Fee(name: "占用费", unit: "区城管局", only: "仅当“招牌”为“设置”时收取", standard: "每平方米0.5元", basis: "条例", waiver: "残疾人免收")]
        (hasFees, calculator) = (true, .sample)
        bases = [GuideParts.Basis(law: "《条例》第一条", quotation: "条文")]
        (result, hasResult) = ([fact], true)
        contacts = [ContactFact(label: "咨询", value: "0734-8850000（工作日）", isTelephone: true)]
        (remedies, hasRemedies) = ([fact], true)
        (questions, hasQuestions) = ([GuideParts.Question(question: "要多久？", answer: "7天。")], true)
        (identity, documentHref, updated) = ([fact], "/services/1.json", "本指南于某日发布。")
    }

    static let samples = [ServiceGuidePage(sample: .sample)]
}
