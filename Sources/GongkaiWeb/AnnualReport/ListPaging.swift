import GongkaiCore
import GongkaiStore

/// Which page of a figure's list an address asks for.
struct ListPaging: Sendable {
    let page: Int
    let size: Int
    let search: String

    init(_ fields: SubmittedForm) {
        page = min(max(fields["page"].flatMap { Int($0) } ?? 1, 1), 1_000_000)
        let asked = fields["size"].flatMap { Int($0) } ?? 50
        size = Pager.sizes.contains(asked) ? asked : 50
        search = String((fields["q"] ?? "").prefix(100))
    }

    /// - Parameter publicOn: the day, when the public reads the list; nil for officers.
    func query(publicOn: Day? = nil) -> FigureListQuery {
        FigureListQuery(search: search.isEmpty ? nil : search, publicOn: publicOn, offset: (page - 1) * size, limit: size)
    }

    func pager(total: Int, at path: Path, _ more: [(String, String)] = []) -> Pager {
        Pager(total: total, page: page, size: size) { page, size in
            path.query(more + [("q", search), ("page", page == 1 ? "" : "\(page)"), ("size", size == 50 ? "" : "\(size)")])
        }
    }
}
