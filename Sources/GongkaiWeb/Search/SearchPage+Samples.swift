import GongkaiCore
import GongkaiStore

extension SearchPage {
    private enum Sample { case fresh, refused, found, empty }

    private init(_ sample: Sample) {
        let isFound = sample == .found
        title = "查找“公租房”"
        windowTitle = nil
        typed = sample == .fresh ? "" : "公租房"
        error = sample == .refused ? "请输入要查找的字词。" : nil
        mistakes = []
        isFresh = sample == .fresh
        count = isFound || sample == .empty ? "约 1,000 条" : nil
        sorts =
            isFound
            ? [Choice(label: "相关度", href: "/s", count: "", isChosen: true), Choice(label: "日期", href: "/d", count: "", isChosen: false)]
            : []
        chosen = isFound || sample == .empty ? [Link(label: "2014年", href: "/y")] : []
        hasChosen = !chosen.isEmpty
        widenHref = "/w"
        facets =
            isFound
            ? [
                Facet(
                    id: "by-year", heading: "年份",
                    choices: [
                        Choice(label: "2014年", href: "/x", count: "3", isChosen: true),
                        Choice(label: "2013年", href: "/z", count: "3", isChosen: false),
                    ])
            ] : []
        hasFacets = isFound
        synonyms = sample == .empty || isFound ? "“公共租赁住房”" : nil
        meant = sample == .empty || isFound ? Link(label: "公租房申请", href: "/m") : nil
        directs =
            isFound
            ? [
                Direct(DirectPlace(.leader, "王建国", note: "区长", href: "/leaders#leader-1")),
                Direct(DirectPlace(.unit, "区教育局", href: "/units/ZX04")),
            ] : []
        hasDirects = isFound
        let pieces = [Snippet.Piece("公租房", isHit: true), Snippet.Piece("申请")]
        hits =
            isFound
            ? [
                Hit(
                    href: "/columns/tzgg/1", titlePieces: pieces, pieces: pieces, isCutBefore: true, isCutAfter: true, file: "附件.pdf",
                    day: "2014-03-03", agency: "住房和城乡建设局", columnName: "通知公告", number: "蒸政发〔2014〕3号", standing: .init(.closed),
                    invalid: "废止"),
                Hit(
                    href: "/columns/tzgg/2", titlePieces: pieces, pieces: pieces, isCutBefore: false, isCutAfter: false, file: nil,
                    day: "2014-03-03", agency: "住房和城乡建设局", columnName: "通知公告", number: nil, standing: nil,
                    invalid: nil),
            ] : []
        hasHits = isFound
        none = sample == .empty ? Nothing("公租房", directs: 1) : nil
        pager = isFound ? SearchPager(sample: "第 1 页") : nil
        isEndless = isFound
        telephone = sample == .empty ? "0734-8888888" : nil
        requestHref = sample == .empty ? "/request" : nil
        catalogueHref = sample == .empty ? "/catalogue" : nil
        parts = sample == .empty ? [Part(label: "公租", href: "/search?q=x", count: "约3条")] : []
        hasParts = sample == .empty
        phrase = isFound ? Link(label: "“老旧小区改造”", href: "/search?q=x") : nil
        narrow = sample == .empty || isFound ? "“公”只有一个字，只在标题、文号和索引号中查找。" : nil
    }

    static let samples = [SearchPage(.fresh), SearchPage(.refused), SearchPage(.found), SearchPage(.empty)]
}
