import GongkaiCore
import GongkaiStore
import Hummingbird

/// Which report an address means.
struct ReportPlace: Sendable {
    let agency: Agency
    let year: Int
    let exit: ReportExit?
    /// True for the district's own report, whose address names no agency.
    let isDistrict: Bool

    /// Reports exist since the first regulation came into force.
    static let firstYear = 2008

    static func year(_ text: String) throws -> Int {
        guard text.count == 4, let year = Int(text), (firstYear...2100).contains(year) else {
            throw SiteError.notFound("没有“\(text.prefix(20))”年的年度报告。年度报告自\(firstYear)年开始编制，请检查网址中的年份。")
        }
        return year
    }

    /// The agency with this code; nil stands for the district.
    static func agency(_ code: String?, of site: Site) async throws -> Agency {
        let agencies = try await site.accounts.agencies()
        guard let agency = agencies.first(where: { code == nil ? $0.parent == nil : $0.code == code }) else {
            throw SiteError.notFound("没有代码为“\((code ?? "").prefix(40))”的单位。请检查网址，或从年度报告列表进入。")
        }
        return agency
    }

    var page: Path { isDistrict ? Route.districtReport.path("\(year)") : Route.report.path("\(year)", agency.code) }

    func figure(_ code: String) -> Path {
        isDistrict ? Route.districtFigure.path("\(year)", code) : Route.figure.path("\(year)", agency.code, code)
    }

    /// An earlier version of it; nil for the last.
    private(set) var version: Int?

    /// The same report in an earlier version.
    func showing(version: Int) -> ReportPlace {
        var place = self
        place.version = version
        return place
    }

    var versionQuery: [(String, String)] { version.map { [("version", "\($0)")] } ?? [] }

    /// The address of an agency's public report.
    init(_ agency: Agency, year: Int, exit: ReportExit? = nil) {
        self.agency = agency
        self.year = year
        self.exit = exit
        isDistrict = agency.parent == nil
    }
}
