import Testing

@testable import GongkaiCore

/// One change that breaks a rule, and one that just does not.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let code: String
    let severity: ItemFinding.Severity
    let breaks: @Sendable (ServiceItem) -> ServiceItem
    let keeps: @Sendable (ServiceItem) -> ServiceItem

    init(
        _ code: String, _ severity: ItemFinding.Severity = .refuses, breaks: @escaping @Sendable (ServiceItem) -> ServiceItem,
        keeps: @escaping @Sendable (ServiceItem) -> ServiceItem = { $0 }
    ) {
        self.code = code
        self.severity = severity
        self.breaks = breaks
        self.keeps = keeps
    }

    var testDescription: String { code }
}

@Suite("The checks of the item register")
struct ServiceItemRulesTests {
    private let rules = ServiceWorld.rules

    @Test("A complete item has no findings")
    func complete() {
        #expect(rules.findings(in: ServiceWorld.item) == [])
        #expect(rules.mayPublish(ServiceWorld.item))
    }

    @Test("A rule finds what breaks it, and not what just does not", arguments: ServiceItemRulesTests.cases)
    func rule(_ rule: RuleCase) {
        let found = rules.findings(in: rule.breaks(ServiceWorld.item)).filter { $0.code == rule.code }
        #expect(!found.isEmpty)
        for finding in found {
            #expect(finding.severity == rule.severity)
            #expect(finding.words.hasSuffix("。") && !finding.place.isEmpty)
        }
        #expect(rules.mayPublish(rule.breaks(ServiceWorld.item)) == (rule.severity == .warns))
        #expect(!rules.findings(in: rule.keeps(ServiceWorld.item)).contains { $0.code == rule.code })
    }

    @Test("Every vague phrase is found in a sentence", arguments: VagueWords.all)
    func vague(phrase: String) {
        #expect(VagueWords.found(in: "提交\(phrase)。") != nil)
    }

    @Test("An item with nothing but a name lacks every main element")
    func bare() {
        let bare = ServiceItem(
            identity: ItemIdentity(name: "", unit: "ZX12", taskCode: "", type: .licence, effectiveFrom: "2014-01-01"))
        let codes = Set(rules.findings(in: bare).filter { $0.severity == .refuses }.map(\.code))
        for main in [
            "identity.name", "authority.legalBasis", "conditions.acceptance", "flow.missing", "materials.missing", "places.missing",
            "contact.enquiry", "time.statutory", "time.promised", "time.caseType", "fees.missing",
        ] { #expect(codes.contains(main), "\(main)") }
    }

    @Test("No fee, a fee of nothing and a fee not said are three things")
    func threeValues() {
        let nothing = ServiceWorld.item.fee { $0.fen = 0 }
        #expect(rules.mayPublish(nothing))
        #expect(rules.mayPublish(ServiceWorld.item.changed { $0.fees = .notApplicable }))
        #expect(!rules.mayPublish(ServiceWorld.item.changed { $0.fees = .unsaid }))
        #expect(!rules.mayPublish(ServiceWorld.item.changed { $0.fees = .given([]) }))
        #expect(ServiceWorld.fee.amount(of: 30) == 15_00)
        #expect(ServiceWorld.fee.amount(of: -1) == nil)
        #expect(ServiceWorld.fee.amount(of: .max) == nil)
    }

    static let cases = main + codes + time + flow + material + fee + service

    private static let main: [RuleCase] = [
        RuleCase("identity.name", breaks: { $0.changed { $0.identity.name = "　" } }),
        RuleCase(
            "identity.unit", breaks: { $0.changed { $0.identity.unit = "ZX99" } }, keeps: { $0.changed { $0.identity.unit = "ZX11" } }),
        RuleCase("identity.type", breaks: { $0.changed { $0.identity.type = .powers } }),
        RuleCase(
            "identity.legacyType", breaks: { $0.changed { $0.identity.legacyType = .service } },
            keeps: { $0.changed { $0.identity.legacyType = nil } }),
        RuleCase(
            "identity.legacyEnded",
            breaks: {
                $0.changed {
                    $0.identity.legacyType = .nonLicenceApproval
                    $0.identity.effectiveFrom = "2015-05-15"
                }
            },
            keeps: {
                $0.changed {
                    $0.identity.legacyType = .nonLicenceApproval
                    $0.identity.effectiveFrom = "2015-05-14"
                }
            }),
        RuleCase(
            "identity.period", breaks: { $0.changed { $0.identity.effectiveUntil = "2014-02-28" } },
            keeps: { $0.changed { $0.identity.effectiveUntil = "2014-03-01" } }),
        RuleCase("identity.version", breaks: { $0.changed { $0.identity.version = 0 } }, keeps: { $0.changed { $0.identity.version = 1 } }),
        RuleCase("authority.legalBasis", breaks: { $0.changed { $0.authority.legalBasis = [] } }),
        RuleCase("authority.law", breaks: { $0.changed { $0.authority.legalBasis[0].law = "" } }),
        RuleCase("authority.article", .warns, breaks: { $0.changed { $0.authority.legalBasis[0].article = nil } }),
        RuleCase("authority.implementer", breaks: { $0.changed { $0.authority.implementer = nil } }),
        RuleCase("authority.level", .warns, breaks: { $0.changed { $0.authority.level = nil } }),
        RuleCase("authority.nature", .warns, breaks: { $0.changed { $0.authority.implementerNature = nil } }),
        RuleCase(
            "authority.delegate", breaks: { $0.changed { $0.authority.implementerNature = .entrusted } },
            keeps: {
                $0.changed {
                    $0.authority.implementerNature = .entrusted
                    $0.authority.delegate = .given("市城管局")
                }
            }),
        RuleCase("authority.notEntrusted", .warns, breaks: { $0.changed { $0.authority.delegate = .given("市城管局") } }),
        RuleCase("authority.jointUnit", breaks: { $0.changed { $0.authority.jointUnits = ["ZX77"] } }),
    ]

    private static let codes: [RuleCase] = [
        RuleCase("codes.catalog", breaks: { $0.changed { $0.identity.catalogCode = "43011234500" } }),
        RuleCase("codes.task", breaks: { $0.changed { $0.identity.taskCode.removeLast() } }),
        RuleCase(
            "codes.type",
            breaks: {
                $0.changed {
                    $0.identity.type = .confirmation
                    $0.identity.legacyType = nil
                }
            }),
        RuleCase(
            "codes.level", breaks: { $0.changed { $0.authority.level = .city } }, keeps: { $0.changed { $0.authority.level = .county } }),
        RuleCase("codes.implementer", breaks: { $0.changed { $0.authority.implementerCode = "11430408MB0123456X" } }),
        RuleCase("codes.handlingItem", breaks: { $0.changed { $0.identity.handlingItems[0].code = ServiceWorld.taskCode + "00" } }),
        RuleCase(
            "codes.handlingItemTwice", breaks: { $0.changed { $0.identity.handlingItems.append($0.identity.handlingItems[0]) } }),
        RuleCase("codes.handlingItemName", breaks: { $0.changed { $0.identity.handlingItems[0].name = "" } }),
    ]

    private static let time: [RuleCase] = [
        RuleCase(
            "time.statutory", breaks: { $0.changed { $0.time.statutoryLimit = .unsaid } },
            keeps: { $0.changed { $0.time.statutoryLimit = .notApplicable } }),
        RuleCase(
            "time.statutoryBasis", .warns, breaks: { $0.changed { $0.time.statutoryLimit = .given(TimeLimit(20, article: "")) } }),
        RuleCase(
            "time.beyondLicensingLaw", .warns, breaks: { $0.changed { $0.time.statutoryLimit = .given(ServiceWorld.limit(21)) } },
            keeps: { $0.step(1) { $0.unit = "ZX16" }.changed { $0.time.statutoryLimit = .given(ServiceWorld.limit(45)) } }),
        RuleCase(
            "time.promiseBeyondLicensingLaw", breaks: { noLaw($0, promised: 21) }, keeps: { noLaw($0, promised: 20) }),
        RuleCase(
            "time.promiseBeyondGeneralLimit", breaks: { publicService(noLaw($0, promised: 21)) },
            keeps: { publicService(noLaw($0, promised: 20)) }),
        RuleCase(
            "time.beyondByRule", .warns,
            breaks: { $0.changed { $0.time.statutoryLimit = .given(TimeLimit(30, article: "《某许可管理办法》第九条")) } },
            keeps: { $0.changed { $0.time.statutoryLimit = .given(TimeLimit(30, article: "《某管理条例》第九条、《某许可管理办法》第三条")) } }),
        RuleCase("time.promised", breaks: { $0.changed { $0.time.promisedLimit = nil } }),
        RuleCase("time.caseType", breaks: { $0.changed { $0.time.caseType = nil } }),
        RuleCase("time.outOfRange", breaks: { $0.changed { $0.time.promisedLimit = ServiceWorld.limit(-1) } }),
        RuleCase("time.immediate", breaks: { $0.changed { $0.time.caseType = .immediate } }, keeps: immediate),
        RuleCase(
            "time.promisedZero",
            breaks: { item in
                immediate(item).changed { $0.time.caseType = .promised }
            }),
        RuleCase(
            "time.promiseBeyondLaw", breaks: { $0.changed { $0.time.promisedLimit = ServiceWorld.limit(21) } },
            keeps: { $0.changed { $0.time.promisedLimit = ServiceWorld.limit(20) } }),
        RuleCase(
            "time.units", .warns, breaks: { $0.changed { $0.time.promisedLimit = ServiceWorld.limit(10, .calendar) } }),
    ]

    /// No law says how long it may take.
    @Sendable private static func noLaw(_ item: ServiceItem, promised: Int) -> ServiceItem {
        item.changed {
            $0.time.statutoryLimit = .notApplicable
            $0.time.promisedLimit = ServiceWorld.limit(promised)
        }
    }

    @Sendable private static func publicService(_ item: ServiceItem) -> ServiceItem {
        item.changed {
            $0.identity.type = .publicService
            $0.identity.legacyType = nil
        }
    }

    /// Done while one waits: no limit anywhere is longer than that.
    @Sendable private static func immediate(_ item: ServiceItem) -> ServiceItem {
        item.changed {
            $0.time.promisedLimit = ServiceWorld.limit(0)
            $0.time.caseType = .immediate
            $0.process.flow = Flow([FlowStep("finish", "当场办结", unit: "ZX12", promised: ServiceWorld.limit(0))])
        }
    }

    private static let flow: [RuleCase] = [
        RuleCase("flow.missing", breaks: { $0.changed { $0.process.flow = Flow([]) } }),
        RuleCase("flow.unknownUnit", breaks: { $0.step(1) { $0.unit = "ZX99" } }, keeps: { $0.step(1) { $0.unit = "ZX16" } }),
        RuleCase("flow.loop", breaks: { $0.step(1) { $0.after = ["accept", "decide"] } }),
        RuleCase("flow.unknownStep", breaks: { $0.step(1) { $0.after = ["hearing"] } }),
        RuleCase("flow.noBeginning", breaks: { $0.step(0) { $0.after = ["decide"] } }),
        RuleCase("flow.noEnd", breaks: { $0.step(0) { $0.after = ["decide"] } }),
        RuleCase("flow.unreachable", breaks: { $0.step(3) { $0.after = ["hearing"] } }),
        RuleCase("flow.repeatedCode", breaks: { $0.step(1) { $0.code = "accept" } }),
        RuleCase("flow.blankCode", breaks: { $0.step(1) { $0.code = " " } }),
        RuleCase("flow.name", breaks: { $0.step(1) { $0.name = "" } }),
        RuleCase(
            "flow.limit", breaks: { $0.step(1) { $0.promisedLimit = nil } },
            keeps: { $0.step(1) { $0.promisedLimit = ServiceWorld.limit(0) } }),
        RuleCase("flow.calendarDays", breaks: { $0.step(1) { $0.promisedLimit = ServiceWorld.limit(4, .calendar) } }),
        RuleCase(
            "flow.promiseBeyondLaw", breaks: { $0.step(1) { $0.statutoryLimit = ServiceWorld.limit(3) } },
            keeps: { $0.step(1) { $0.statutoryLimit = ServiceWorld.limit(4) } }),
        RuleCase("flow.specialBasis", breaks: { $0.step(3) { $0.special = SpecialProcedure(basis: "") } }),
        RuleCase("flow.specialLimit", breaks: { $0.step(3) { $0.promisedLimit = nil } }),
        // 1 + 5 + 1 is the promise of seven; one more day at the visit is too much, one at the examination beside it is not.
        RuleCase(
            "flow.beyondTerm", breaks: { $0.step(2) { $0.promisedLimit = ServiceWorld.limit(6) } },
            keeps: { $0.step(1) { $0.promisedLimit = ServiceWorld.limit(5) } }),
        RuleCase(
            "flow.beyondTerm", breaks: { $0.step(1) { $0.statutoryLimit = ServiceWorld.limit(16) } },
            keeps: { $0.step(2) { $0.statutoryLimit = ServiceWorld.limit(15) } }),
    ]

    private static let material: [RuleCase] = [
        RuleCase(
            "materials.missing", breaks: { $0.changed { $0.materials = .unsaid } }, keeps: { $0.changed { $0.materials = .notApplicable } }),
        RuleCase("materials.missing", breaks: { $0.changed { $0.materials = .given([]) } }),
        RuleCase("materials.name", breaks: { $0.material { $0.name = "" } }),
        RuleCase("materials.code", breaks: { $0.material { $0.code = "" } }),
        RuleCase("materials.nameTwice", breaks: { $0.material { $0.name = "招牌设置申请表" } }),
        RuleCase("materials.codeTwice", breaks: { $0.material { $0.code = "BG-01" } }),
        RuleCase(
            "materials.source", breaks: { $0.material { $0.source = nil } },
            keeps: {
                $0.material {
                    $0.source = nil
                    $0.isRequired = false
                }
            }),
        RuleCase(
            "materials.issuer", breaks: { $0.material { $0.issuer = nil } },
            keeps: {
                $0.material {
                    $0.issuer = nil
                    $0.source = .applicant
                }
            }),
        RuleCase("materials.count", breaks: { $0.material { $0.copies = 100 } }, keeps: { $0.material { $0.copies = 99 } }),
        RuleCase("materials.medium", .warns, breaks: { $0.material { $0.medium = nil } }),
        RuleCase(
            "materials.noCopies", breaks: { $0.material { $0.copies = 0 } },
            keeps: {
                $0.material {
                    $0.copies = 0
                    $0.medium = .electronic
                }
            }),
        RuleCase("materials.blankForm", .warns, breaks: { $0.material { $0.kind = .form } }),
        RuleCase("materials.followsWithin", breaks: { $0.material { $0.mayFollow = true } }),
        RuleCase(
            "materials.notTolerable", breaks: { $0.material { $0.followsWithin = ServiceWorld.limit(3) } },
            keeps: {
                $0.material {
                    $0.followsWithin = ServiceWorld.limit(1)
                    $0.mayFollow = true
                }
            }),
        RuleCase("words.vague", breaks: { $0.material { $0.name = "其他材料" } }, keeps: { $0.material { $0.name = "其他股东身份证明" } }),
        RuleCase("words.vague", breaks: { $0.material { $0.issuer = "有关部门" } }, keeps: { $0.material { $0.issuer = "公安部门" } }),
        RuleCase("words.vague", breaks: { $0.changed { $0.conditions.acceptance[1] = "能提供相关证明" } }),
    ]

    private static let fee: [RuleCase] = [
        RuleCase("fees.missing", breaks: { $0.changed { $0.fees = .unsaid } }, keeps: { $0.changed { $0.fees = .notApplicable } }),
        RuleCase("fees.none", breaks: { $0.changed { $0.fees = .given([]) } }),
        RuleCase("fees.name", breaks: { $0.fee { $0.name = "" } }),
        RuleCase("fees.nameTwice", breaks: { $0.changed { $0.fees = .given([ServiceWorld.fee, ServiceWorld.fee]) } }),
        RuleCase("fees.unknownUnit", breaks: { $0.fee { $0.unit = "ZX99" } }, keeps: { $0.fee { $0.unit = "ZX16" } }),
        RuleCase("fees.basis", breaks: { $0.fee { $0.basis = nil } }),
        RuleCase("fees.standard", breaks: { $0.fee { $0.standard = " " } }),
        RuleCase("fees.negative", breaks: { $0.fee { $0.fen = -1 } }, keeps: { $0.fee { $0.fen = 0 } }),
        RuleCase("fees.amount", .warns, breaks: { $0.fee { $0.fen = nil } }),
        RuleCase("fees.unit", .warns, breaks: { $0.fee { $0.quantityUnit = nil } }),
        RuleCase("fees.waiver", breaks: { $0.fee { $0.waiver = .given("") } }, keeps: { $0.fee { $0.waiver = .notApplicable } }),
    ]

    private static let service: [RuleCase] = [
        RuleCase("conditions.acceptance", breaks: { $0.changed { $0.conditions.acceptance = [" "] } }),
        RuleCase("conditions.audiences", breaks: { $0.changed { $0.conditions.audiences = [] } }),
        RuleCase(
            "conditions.quantityLimit", .warns, breaks: { $0.changed { $0.conditions.quantityLimit = .unsaid } },
            keeps: { $0.changed { $0.conditions.quantityLimit = .notApplicable } }),
        RuleCase("conditions.quantityBlank", breaks: { $0.changed { $0.conditions.quantityLimit = .given("") } }),
        RuleCase("process.forms", breaks: { $0.changed { $0.process.forms = [] } }),
        RuleCase("process.visits", .warns, breaks: { $0.changed { $0.process.visitCount = nil } }),
        RuleCase(
            "process.visitRange", breaks: { $0.changed { $0.process.visitCount = 4 } }, keeps: { $0.changed { $0.process.visitCount = 3 } }),
        RuleCase("process.visitRange", breaks: { $0.changed { $0.process.visitCount = -1 } }),
        RuleCase(
            "process.noWayToFile",
            breaks: {
                $0.changed {
                    $0.process.visitCount = 0
                    $0.process.forms = [.window]
                    $0.process.isOnline = false
                }
            },
            keeps: {
                $0.changed {
                    $0.process.visitCount = 0
                    $0.process.forms = [.window, .mail]
                }
            }),
        RuleCase(
            "process.visitReason", .warns,
            breaks: {
                $0.changed {
                    $0.process.visitCount = 2
                    $0.process.visitReason = nil
                }
            }, keeps: { $0.changed { $0.process.visitReason = nil } }),
        RuleCase(
            "process.online", breaks: { $0.changed { $0.process.isOnline = false } }, keeps: { $0.changed { $0.process.isOnline = nil } }),
        RuleCase("process.onlineAddress", .warns, breaks: { $0.changed { $0.process.onlineAddress = nil } }),
        RuleCase("process.onlineDepth", .warns, breaks: { $0.changed { $0.process.onlineDepth = nil } }),
        RuleCase("process.express", breaks: { $0.changed { $0.process.forms.append(.mail) } }),
        RuleCase("result.name", .warns, breaks: { $0.changed { $0.result.name = nil } }),
        RuleCase("result.kind", .warns, breaks: { $0.changed { $0.result.kind = nil } }),
        RuleCase("result.deliveries", .warns, breaks: { $0.changed { $0.result.deliveries = [] } }),
        RuleCase(
            "result.validMonths", breaks: { $0.changed { $0.result.validMonths = .given(0) } },
            keeps: { $0.changed { $0.result.validMonths = .notApplicable } }),
        RuleCase(
            "result.deemedConsent", breaks: { $0.changed { $0.result.deemedConsent = " " } },
            keeps: { $0.changed { $0.result.deemedConsent = nil } }),
        RuleCase("places.missing", breaks: { $0.changed { $0.places = [] } }),
        RuleCase("places.address", breaks: { $0.changed { $0.places[1].address = "" } }),
        RuleCase("places.hours", breaks: { $0.changed { $0.places[0].hours = "" } }),
        RuleCase("contact.enquiry", breaks: { $0.changed { $0.contact.enquiry = "" } }),
        RuleCase("contact.supervision", .warns, breaks: { $0.changed { $0.contact.supervision = "" } }),
        RuleCase("rights.reconsideration", .warns, breaks: { $0.changed { $0.rights.reconsideration = nil } }),
        RuleCase("rights.litigation", .warns, breaks: { $0.changed { $0.rights.litigation = nil } }),
        RuleCase("lifeEvents.none", .warns, breaks: { $0.changed { $0.lifeEvents = [] } }),
        RuleCase("questions.blank", breaks: { $0.changed { $0.questions[0].answer = "" } }),
        RuleCase("guidance.missing", .warns, breaks: { $0.changed { $0.guidance = nil } }),
        RuleCase("guidance.noQuestions", breaks: { $0.changed { $0.guidance?.questions = [] } }),
        RuleCase("guidance.loop", breaks: { $0.changed { $0.guidance?.questions[1].answers[0].lead = .question("held") } }),
        RuleCase("guidance.unknownQuestion", breaks: { $0.changed { $0.guidance?.questions[0].answers[1].lead = .question("who") } }),
        RuleCase(
            "guidance.unreachable", breaks: { $0.changed { $0.guidance?.questions[0].answers[1].lead = .elsewhere("别处。", taskCode: nil) } }),
        RuleCase("guidance.unknownHandlingItem", breaks: { $0.changed { $0.guidance?.questions[0].answers[0].lead = .handling("99") } }),
        RuleCase("guidance.whichHandlingItem", breaks: { $0.changed { $0.guidance?.questions[0].answers[0].lead = .handling(nil) } }),
        RuleCase("guidance.noAdvice", breaks: { $0.changed { $0.guidance?.questions[1].answers[2].lead = .elsewhere("", taskCode: nil) } }),
        RuleCase("guidance.tooFewAnswers", breaks: { $0.changed { $0.guidance?.questions[1].answers.removeLast(2) } }),
        RuleCase("guidance.blank", breaks: { $0.changed { $0.guidance?.questions[1].words = "" } }),
        RuleCase("guidance.repeatedCode", breaks: { $0.changed { $0.guidance?.questions[1].code = "held" } }),
        RuleCase(
            "guidance.neverHere",
            breaks: {
                $0.changed {
                    $0.guidance?.questions[0].answers[0].lead = .elsewhere("别处。", taskCode: nil)
                    $0.guidance?.questions[1].answers[0].lead = .elsewhere("别处。", taskCode: nil)
                }
            }),
    ]
}
