import GongkaiCore
import GongkaiStore

/// The normative documents with what they are worth now (规范性文件及其有效性, PL1).
struct DocumentsPage: Page {
    struct Line: Sendable {
        let title: String
        let href: String
        let number: String
        let agency: String
        let created: String
        let published: String
        /// Since when, until when; nil for what is simply in force.
        let note: String?
    }

    struct Group: Sendable {
        let id: String
        let label: String
        let count: String
        let documents: [Line]
    }

    static let template = "lists/documents"
    let title = "规范性文件"
    let windowTitle: String?
    let labels: [PageLabels.Label]
    var breadcrumb: [Crumb] { [.home] }
    let asOf: String
    let groups: [Group]
    let hasGroups: Bool
    /// That it does not list all.
    let cut: String?

    init(_ here: PublicSite, documents: [ShownDocument], cut: String?, on today: Day) {
        self.cut = cut
        windowTitle = "规范性文件_\(here.facts.name)"
        labels = PageLabels(site: here.facts).labels
        asOf = today.chineseText
        let names = here.agencyNames, columns = here.byID
        func line(_ document: ShownDocument) -> Line? {
            let validity = document.term.validity(on: today)
            return document.line.path(in: columns).map { path in
                Line(
                    title: document.line.title, href: path.text, number: document.line.documentNumber ?? "无文号",
                    agency: names[document.line.agency] ?? "", created: document.line.createdOn?.text ?? "—",
                    published: document.line.publishedAt.day.text,
                    note: validity.flatMap { $0.isInForce ? document.term.expiresOn.map { "有效期至\($0.text)" } : $0.sentence })
            }
        }
        let sorted: [(String, String, (Validity?) -> Bool)] = [
            ("current", "现行有效", { $0 == .inForce }),
            ("coming", "尚未施行", { if case .notYetInForce = $0 { true } else { false } }),
            (
                "ended", "失效和废止",
                { validity in
                    switch validity {
                    case .expired, .repealed, .replaced: true
                    default: false
                    }
                }
            ),
            ("unknown", "没有标明有效性", { $0 == nil }),
        ]
        groups = sorted.compactMap { id, label, fits in
            let lines = documents.filter { fits($0.term.validity(on: today)) }.compactMap(line)
            return lines.isEmpty ? nil : Group(id: id, label: label, count: grouped(lines.count), documents: lines)
        }
        hasGroups = !groups.isEmpty
    }

    private init(sample line: Line) {
        (windowTitle, labels, asOf, hasGroups, cut) = (nil, [], "2014年3月3日", true, "只列出最近1条，共2条。")
        groups = [Group(id: "current", label: "现行有效", count: "1", documents: [line])]
    }

    static let samples = [
        DocumentsPage(
            sample: Line(
                title: "管理办法", href: "/columns/gfxwj/1", number: "蒸政发〔2014〕1号", agency: "区政府办", created: "2014-03-01",
                published: "2014-03-03",
                note: "有效期至2019-03-01"))
    ]
}
