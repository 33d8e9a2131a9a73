import GongkaiCore

/// What stands where something was: that it was there, since when it is gone, and why. Not its title: that may be what had to go.
struct TombstonePage: Page {
    static let template = "publishing/tombstone"
    let title = "这条信息已经下线"
    let breadcrumb: [Crumb]
    let sentence: String
    let placeHref: String
    let placeName: String

    /// `place`: where others of its kind are found.
    init(_ tombstone: Tombstone, in way: [Crumb], place: String, at path: Path) {
        breadcrumb = way + [Crumb(place, path)]
        sentence = tombstone.sentence
        placeHref = path.text
        placeName = place
    }

    static let samples = [
        TombstonePage(
            Tombstone(reason: "内容有误，更正后重新公布", since: "2014-03-05"), in: [.home], place: "通知公告", at: Route.column.path("tzgg"))
    ]
}

extension TombstoneRefusal: RefusedInWords {
    var status: Int { 422 }
}
