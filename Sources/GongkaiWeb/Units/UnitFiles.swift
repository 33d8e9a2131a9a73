import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

/// The lists of units, leaders and projects as CSV and JSON: what their pages show, through the same functions.
struct UnitFiles: FileListings {
    /// One of them, as the read API describes it.
    struct Listing: FileListing {
        let page: Route
        let json: Route
        let csv: Route
        let id: String
        let summary: String
        let kind: SheetKind
        /// Of the sheet, with the name that each has in JSON. The unit stands before them.
        let told: [(key: String, code: String)]

        var fields: [ListFile.Field] {
            [.init(key: "unit", label: "单位"), .init(key: "unitCode", label: "单位代码")]
                + told.map { .init(key: $0.key, label: kind.field($0.code)?.label ?? $0.code) } + [.init(key: "address", label: "网址")]
        }
    }

    static let listings = [
        Listing(
            page: .units, json: .unitsJSON, csv: .unitsCSV, id: "UnitProfiles", summary: "机构职能", kind: .unit,
            told: [
                ("place", "address"), ("hours", "hours"), ("telephone", "telephone"), ("postcode", "postcode"), ("head", "head"),
                ("duties", "duties"), ("sections", "sections"),
            ]),
        Listing(
            page: .leaders, json: .leadersJSON, csv: .leadersCSV, id: "Leaders", summary: "领导信息", kind: .leader,
            told: [("name", "name"), ("post", "post"), ("work", "work"), ("resume", "resume")]),
        Listing(
            page: .projects, json: .projectsJSON, csv: .projectsCSV, id: "Projects", summary: "重大建设项目", kind: .project,
            told: [
                ("name", "name"), ("approval", "approval"), ("place", "place"), ("scale", "scale"), ("investment", "investment"),
                ("owner", "owner"), ("builder", "builder"), ("supervisor", "supervisor"), ("begun", "begun"), ("planned", "planned"),
                ("stage", "stage"), ("progress", "progress"),
            ]),
    ]

    let site: Site
    let sheets: SheetStore

    func answer(
        _ listing: Listing, _ form: ListFile.Form, _ request: Request, _ context: VisitorContext
    ) async throws -> Response {
        _ = try MachineQuery(request)
        let here = try context.openSite(), base = site.base(of: here.facts), page = base + listing.page.path().text
        let shown = Dictionary(grouping: try await sheets.shown(listing.kind), by: \.agency)
        context.claim.keep([.site(here.stored.id.value)] + here.units.map { .agency($0.id.value) })
        let rows = here.units.flatMap { unit -> [[SheetCell]] in
            let own = shown[unit.id] ?? []
            func row(_ fields: SheetFields?, _ address: String) -> [SheetCell] {
                [.text(unit.name), .text(unit.code)] + listing.told.map { Self.cell(fields, $0.code, of: listing.kind) } + [.text(address)]
            }
            switch listing.kind.code {
            // A unit without a sheet is a unit all the same.
            case SheetKind.unit.code: return [row(own.first?.fields, base + Route.unit.path(unit.code).text)]
            case SheetKind.leader.code: return LeadersPage.ordered(own).map { row($0.fields, "\(page)#leader-\($0.id.value)") }
            default: return own.map { row($0.fields, "\(page)#project-\($0.id.value)") }
            }
        }
        let list = ListFile(title: "\(here.facts.name)_\(listing.summary)", page: page, fields: listing.fields) { _ in (rows, nil) }
        return try await list.answer(form, request, context, from: site).response
    }

    private static func cell(_ fields: SheetFields?, _ code: String, of kind: SheetKind) -> SheetCell {
        guard let fields else { return .blank }
        return kind.field(code)?.form == .day ? SheetCell(day: fields.day(code)) : SheetCell(text: fields[code])
    }
}

extension UnitFiles.Listing {
    /// Under the page itself.
    var files: [FileLink] { [FileLink(label: "CSV", href: csv.path().text), FileLink(label: "JSON", href: json.path().text)] }

    /// For programs that read the page's head.
    var links: [HeadLink] { HeadLink.ofList(json.path(), csv.path(), summary) }

    /// The one of a kind of sheet.
    static func of(_ kind: SheetKind) -> UnitFiles.Listing? { UnitFiles.listings.first { $0.kind == kind } }
}
