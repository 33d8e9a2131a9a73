import GongkaiCore
import GongkaiStore

/// What an applicant takes home: number and code, what was handed in and what still comes, what happens next and until when.
struct CaseSlip: Sendable {
    struct Material: Sendable {
        let name: String
        let words: String
    }

    let number: String
    let code: String
    let item: String
    let unit: String
    let filedOn: Day
    let materials: [Material]
    let next: [String]

    init(
        _ pass: FollowPass, _ stored: StoredMatter, _ kept: [KeptMaterial], item: ServiceItem?, unit: String, _ calendar: WorkingCalendar
    ) {
        let matter = stored.matter, terms = matter.caseTerms
        number = pass.number
        code = pass.code.grouped
        self.item = terms?.itemName ?? stored.row.title
        self.unit = unit
        filedOn = stored.dates.filedOn ?? stored.row.createdAt.day
        materials = Self.materials(kept.filter { $0.event == 1 }, terms)
        var next: [String] = []
        if let facts = CaseFacts(matter), let clock = try? CaseClock(facts, calendar) { next += clock.words }
        let waiting = kept.filter { $0.event == 1 && $0.way == .window }
        if !waiting.isEmpty, let item { next.append("选择到窗口递交的材料，请带上编号来交。\(item.whereToGo)") }
        let posted = kept.contains { $0.event == 1 && $0.way == .mail }
        if posted, let item {
            let place = item.places.first.map { "，寄到\($0.words)" } ?? ""
            next.append("选择邮寄的材料，请在信封里写明编号\(place)，电话\(item.contact.enquiry)。窗口收到以后才算交到。")
        }
        if kept.contains(where: { $0.way == .held }) { next.append("同意再次使用的材料由窗口核对；没有找到的，会在告知书上一次告诉您。") }
        if matter.clock.startedOn == nil, let terms {
            next.append(terms.promisedDays == 0 ? "受理后当场办结。" : "受理后承诺\(terms.promisedDays)\(terms.statutory.unit.words)办结。")
        }
        next.append("办到哪一步，用编号和查询码随时可以查看。")
        self.next = next
    }

    /// One line a material, however many files it has.
    static func materials(_ kept: [KeptMaterial], _ terms: CaseTerms?) -> [Material] {
        var materials: [Material] = [], seen: Set<String> = []
        for material in kept where material.way != .none && seen.insert(material.code).inserted {
            let files = kept.count { $0.code == material.code && $0.position != nil }
            materials.append(
                Material(
                    name: name(of: material.code, terms),
                    words: material.way == .upload ? "已提交\(files)个文件" : material.way.words))
        }
        return materials
    }

    /// Every material of the item as it stands now: what came, what is still wanted and how it was to come; then what came beside them.
    static func standing(_ kept: [KeptMaterial], _ matter: Matter, _ terms: CaseTerms) -> [Material] {
        let there = matter.materialsHandedIn
        let leftOut = matter.materialsLeftOut
        let promised = matter.materialsPromised
        let agreed = Set(matter.materialsToConfirm.map(\.material))
        let asked =
            matter.caseState == .supplementAsked ? Set(matter.materialsAsked(terms).map(\.code)) : []
        var lines: [Material] = []
        for material in terms.materials {
            let code = material.code
            let files = kept.count { $0.code == code && $0.position != nil }
            let came = files > 0 ? "已收到，网上提交\(files)个文件" : "已收到"
            let way = kept.last { $0.code == code }?.way
            let words: String? =
                if asked.contains(code) {
                    there.contains(code) ? "要重新交，还没有收到" : "还没有收到"
                } else if there.contains(code) {
                    way == .form ? MaterialWay.form.words : came
                } else if promised.contains(code) {
                    "容缺，还没有补交"
                } else if leftOut[code] != nil {
                    "不用再交"
                } else if agreed.contains(code) {
                    "同意再次使用，等窗口核对"
                } else if let way, way != .none {
                    "\(way.words)，还没有收到"
                } else {
                    material.isRequired ? "还没有收到" : nil
                }
            if let words { lines.append(Material(name: material.name, words: words)) }
        }
        // What the corrected answers do not call for any more has its name from before.
        let before = matter.events.compactMap { $0[.caseTerms]?.text.flatMap { try? CaseTerms(text: $0) } }.flatMap(\.materials)
        let dropped = before.filter { terms.material($0.code) == nil }.reduce(into: [String: String]()) { $0[$1.code] = $1.name }
        for (code, name) in dropped.sorted(by: { $0.key < $1.key }) {
            lines.append(Material(name: name, words: there.contains(code) ? "更正以后不需要了，已收到的可以取回" : "更正以后不需要了"))
        }
        return lines + materials(kept.filter { terms.material($0.code) == nil && dropped[$0.code] == nil }, terms)
    }

    /// Of a material of the item, or of what comes beside them.
    static func name(of code: String, _ terms: CaseTerms?) -> String {
        switch code {
        case RequiredMaterial.authorisation.code: RequiredMaterial.authorisation.name
        case CaseProgressPage.other.code: CaseProgressPage.other.name
        default: terms?.material(code)?.name ?? code
        }
    }

    /// For printing.
    var paper: OfficialPaper {
        let brought = materials.map { "\($0.name)：\($0.words)" }.joined(separator: "\n")
        return OfficialPaper(
            layout: .form, organ: unit, number: nil, title: "政务服务办件收件回执", addressee: "",
            paragraphs: [.init("查询办理进度，请打开本网站“办事大厅”的“查进度”，填写办件编号和查询码。查询码等于钥匙，请不要给别人看。")],
            rows: [
                .init("办件编号", number), .init("查询码", code), .init("办理事项", item), .init("受理单位", unit), .init("提交日期", filedOn.chineseText),
                .init("材料", brought.isEmpty ? "没有" : brought), .init("接下来", next.joined()),
            ], day: filedOn)
    }

    fileprivate init() {
        (number, code, item, unit, filedOn) = ("ZX12-BJ-202600001", "3F8H-72QW-XJ05", "门店招牌设置许可", "区城管局", "2026-02-02")
        (materials, next) = ([Material(name: "租赁合同", words: "到窗口递交原件")], ["不晚于2026年2月9日告知您是否受理。"])
    }

    static let sample = CaseSlip()
}

/// The receipt, large enough to be copied by hand.
struct CaseReceiptPage: Page {
    static let template = "services/receipt"
    let title = "申请已提交"
    var breadcrumb: [Crumb] { [.home, .services] }
    let number: String
    let code: String
    let item: String
    let unit: String
    let filedOn: String
    let materials: [CaseSlip.Material]
    let hasMaterials: Bool
    let next: [String]
    let pdfHref: String?
    let progressHref: String
    let endAction: String
    let token: String

    init(_ slip: CaseSlip, hasPDF: Bool, token: String) {
        number = slip.number
        code = slip.code
        item = slip.item
        unit = slip.unit
        filedOn = slip.filedOn.chineseText
        materials = slip.materials
        hasMaterials = !materials.isEmpty
        next = slip.next
        pdfHref = hasPDF ? Route.caseReceiptPDF.path().text : nil
        progressHref = Route.caseProgress.path().text
        endAction = Route.caseProgressEnd.path().text
        self.token = token
    }

    static let samples = [CaseReceiptPage(.sample, hasPDF: true, token: "t"), CaseReceiptPage(.sample, hasPDF: false, token: "t")]
}
