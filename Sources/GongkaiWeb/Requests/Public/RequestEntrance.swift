import GongkaiCore
import GongkaiStore
import Hummingbird

/// The entrance: what a request is, what it costs, how long it takes, and the ways to make and to follow one.
struct RequestEntrance {
    let site: Site
    let guides: GuideStore

    func addRoutes(to visitors: RouteGroup<VisitorContext>) {
        visitors.get(.requests, use: show)
    }

    @Sendable func show(_ request: Request, _ context: VisitorContext) async throws -> Response {
        let here = try context.openSite(), today = site.now().day
        let guide = try await guides.published(here.facts.owner)
        return site.show(
            RequestEntrancePage(
                try IntakeRules(on: today), contact: guide.map(RequestContact.split) ?? ([], []), telephone: site.configuration.telephone,
                here), request, context)
    }
}

/// How a unit's disclosure office is reached, out of its guide.
enum RequestContact {
    /// What is no way to its door, by post or by wire.
    private static let online: Set<String> = ["email", "internetContact"]

    /// In person, by post and by fax; and through the internet.
    static func split(_ guide: DisclosureGuide) -> (direct: [ContactFact], online: [ContactFact]) {
        (facts(guide) { !online.contains($0) }, facts(guide) { online.contains($0) })
    }

    static func facts(_ guide: DisclosureGuide) -> [ContactFact] { facts(guide) { _ in true } }

    private static func facts(_ guide: DisclosureGuide, _ isWanted: (String) -> Bool) -> [ContactFact] {
        GuideElement.all.filter { GuidePage.contact.contains($0.code) && isWanted($0.code) }.compactMap { element in
            guide.contents[element.code].map {
                ContactFact(label: element.label, value: $0, isTelephone: element.code == "telephone")
            }
        }
    }
}

struct RequestEntrancePage: Page {
    static let template = "requests/entrance"
    let title = "依申请公开"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let law: String
    let limit: String
    let cost: [String]
    let proof: String
    let newHref: String
    let progressHref: String
    let draftHref: String
    let registerHref: String
    let statisticsHref: String
    let repliesHref: String
    let catalogueHref: String
    let guidesHref: String
    let facts: [ContactFact]
    let hasFacts: Bool
    let online: [ContactFact]
    let hasOnline: Bool
    let telephone: String?

    init(_ rules: IntakeRules, contact: (direct: [ContactFact], online: [ContactFact]), telephone: String?, _ here: PublicSite?) {
        let regime = rules.regime, days = regime.clock.limit.days
        windowTitle = here.map { "依申请公开_\($0.facts.name)" }
        labels = here.map { PageLabels(site: $0.facts).labels } ?? []
        law = regime.law
        limit =
            "收到申请之日起\(days)个工作日内答复，周末和放假的日子不算。"
            + (regime.clock.extensionRule(.extended)?.most.map { "确需延长的，最多再延长\($0)个工作日，并会告知您。" } ?? "")
        cost = Self.cost(rules.fee)
        proof =
            regime.wantsProofOfIdentity(forOwnRecords: false)
            ? "需要提供身份证明。准备好身份证号码，手边有身份证照片的也可以添加。" : "一般不用提供身份证明；申请与自己有关的记录时才需要。"
        newHref = Route.requestNew.path().text
        progressHref = Route.requestProgress.path().text
        draftHref = Route.requestDraft.path().text
        registerHref = Route.requestRegister.path().text
        statisticsHref = Route.requestStatistics.path().text
        repliesHref = Route.requestReplies.path().text
        catalogueHref = Route.catalogue.path().text
        guidesHref = Route.guides.path().text
        facts = contact.direct
        hasFacts = !facts.isEmpty
        online = contact.online
        hasOnline = !online.isEmpty
        self.telephone = telephone
    }

    private static func cost(_ fee: FeeRegime) -> [String] {
        func words(_ standard: FeeTariff.Standard) -> String {
            let tariff = FeeTariff.processing(standard)
            let free = (tariff.bands.count > 1 ? tariff.bands[1].first : 1) - 1
            let price = (tariff.bands.count > 1 ? tariff.bands[1].fen : 0) / 100
            return standard == .byItem
                ? "按件的，一个月内申请\(free)件以内不收费，从第\(free + 1)件起每件\(price)元，再多按规定递增" : "按量的，\(free)页以内不收费，从第\(free + 1)页起每页\(price)元，再多按规定递增"
        }
        switch fee {
        case .none: return ["不收任何费用。"]
        case .legacy: return ["申请不收费。只有检索、复制、邮寄可以收取成本费用，确有困难的可以申请减免。"]
        case .processing:
            return [
                "一般不收费。", "申请的数量、频次明显超过合理范围的，可以收取信息处理费：\(words(.byItem))；\(words(.byPage))。收费前会先通知您。",
            ]
        }
    }

    private init(sample fact: ContactFact) throws {
        self.init(try IntakeRules(on: "2026-02-02"), contact: ([fact], [fact]), telephone: "0734-8850000", nil)
    }

    static let samples = [try? RequestEntrancePage(sample: ContactFact(label: "电话", value: "0734-8850004（工作日）", isTelephone: true))]
        .compactMap(\.self)
}
