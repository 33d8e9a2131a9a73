import GongkaiCore
import GongkaiStore
import Hummingbird

/// A report as it stands now: figures out of the registers, words as written so far.
struct ReportDraft: Sendable {
    let place: ReportPlace
    let form: ReportForm
    /// Nil when the form is the one in force for the year; else it travels in the addresses.
    let chosenForm: String
    /// Whose records are counted; nil is every agency.
    let agencies: Set<AgencyID>?
    /// As far as the page asked for it.
    let derived: DerivedReport
    let parts: [String: ReportPartText]
    let snapshots: [ReportSnapshot]
    /// Who wrote and published it.
    let people: People
    /// What last year's report published.
    let lastYear: ReportSnapshot?

    /// What a page needs of the figures. The whole form of a large district takes most of a second.
    enum Figures {
        case none, all
        /// One figure with its parts and wholes.
        case family(String)
    }

    /// Opens the report that the address means, for an officer who may read it.
    init(
        _ request: Request, _ context: StaffContext, site: Site, reports: AnnualReportStore, figures: Figures = .none
    ) async throws {
        try context.require(.readReport)
        let (code, exit) = ReportExit.split(try context.parameters.require("agency"))
        let year = try ReportPlace.year(try context.parameters.require("year"))
        let agency = try await ReportPlace.agency(code, of: site)
        try context.require(scope: agency.id)
        place = ReportPlace(agency, year: year, exit: exit)
        let asked = try context.form["form"] ?? request.queryFields["form"] ?? ""
        let inForce = ReportForm.form(forYear: year)
        guard let form = asked.isEmpty ? inForce : ReportForm.form(id: asked) else {
            throw SiteError.notFound("没有“\(asked.prefix(20))”这种表式。可以选择的表式有：\(ReportForm.all.map(\.id).joined(separator: "、"))。")
        }
        self.form = form
        chosenForm = form.id == inForce?.id ? "" : form.id
        agencies = try await reports.scope(of: agency.id)
        derived =
            switch figures {
            case .none: DerivedReport(form: form, year: year, figures: [:])
            case .all: try await reports.derive(form, year: year, agencies: agencies)
            case .family(let code): try await reports.derive(form, year: year, agencies: agencies, only: form.family(of: code))
            }
        parts = try await reports.parts(of: agency.id, year: year)
        snapshots = try await reports.snapshots(of: agency.id, year: year)
        people = try await site.people()
        lastYear = try await reports.snapshots(of: agency.id, year: year - 1).last
    }

    var content: ReportContent {
        ReportContent(
            agency: place.agency.name, year: place.year, form: form.id, figures: derived.values,
            parts: parts.mapValues(\.text).filter { !$0.value.isEmpty })
    }

    var document: ReportDocument {
        ReportDocument(
            form: form, agency: place.agency.name, year: place.year, values: derived.values, parts: parts.mapValues(\.text))
    }

    /// What the checker finds, certain errors first: the same as when it is published.
    var findings: [ReportFinding] { content.findings(lastYear: lastYear.flatMap { $0.isIntact ? $0.content : nil }) }

    /// K21: figures that the last version published and the registers give differently now.
    var drift: [ReportFinding] {
        guard let last = snapshots.last, last.form == form.id else { return [] }
        return last.differences(from: derived).map { difference in
            ReportFinding(
                "K21", .cannotTell, codes: [difference.code], values: [difference.published, difference.current],
                chinese: "已发布的第\(last.sequence)版中“\(difference.label)”为\(difference.published.shown)，台账现在为\(difference.current.shown)。"
                    + "发布后台账有更正的，请发布更正版。",
                english:
                    "\(difference.code) was published as \(difference.published.text); the registers now give \(difference.current.text).")
        }
    }

    /// The headings of parts that must have words and have none.
    var unwritten: [ReportPart] {
        let headings = content.unwritten
        return form.parts.filter { headings.contains($0.heading) }
    }

    // MARK: Addresses

    func address(_ route: Route, _ more: String...) -> Path {
        let path =
            switch more.first {
            case .some(let value): route.path("\(place.year)", place.agency.code, value)
            case .none: route.path("\(place.year)", place.agency.code)
            }
        return path.query([("form", chosenForm)])
    }

    func figure(_ code: String) -> Path { address(.reportFigure, code) }

    var crumbs: [Crumb] { [.console, .reportOverview] }
    var crumb: Crumb { Crumb("\(place.year)年 \(place.agency.name)", address(.reportDraft)) }
}
