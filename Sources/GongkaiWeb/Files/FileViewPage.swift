import GongkaiCore
import GongkaiFormats
import GongkaiStore

/// A file as a page: what it is, where it belongs, and as much of it as can be shown here.
struct FileViewPage: Page {
    struct Place: Sendable {
        let title: String
        /// Nil where the article stands on another site of the group.
        let href: String?
        let day: String
    }

    static let template = "files/view"
    let title: String
    let windowTitle: String?
    let breadcrumb: [Crumb]
    let kind: String
    let size: String
    let day: String
    let downloadHref: String
    /// Nobody but officers sees it.
    let isHidden: Bool
    let places: [Place]
    let hasPlaces: Bool
    let pdf: String?
    let picture: ListedFile.Picture?
    /// The picture in its full size.
    let fullHref: String?
    let video: String?
    let audio: String?
    let parts: [FilePreview.Part]
    let hasParts: Bool
    let note: String?

    init(_ file: StoredFile, name: String, places: [ShownFile.Place], preview: FilePreview, here: PublicSite?) {
        let type = AttachmentType(mediaType: file.mediaType)
        let address = file.path(name).text
        title = name
        windowTitle = here.map { "\(name)_\($0.facts.name)" }
        kind = type?.chinese ?? "文件"
        size = FileSize.words(file.size)
        day = (places.first?.publishedAt ?? file.storedAt).day.chineseText
        downloadHref = file.path(name).query([("download", "1")]).text
        isHidden = places.isEmpty
        var seen: Set<ArticleID> = []
        // On this site first, where there is a way to it.
        let ordered = places.filter { $0.site == here?.stored.id } + places.filter { $0.site != here?.stored.id }
        self.places = ordered.filter { seen.insert($0.article).inserted }.prefix(10).map { place in
            let column = here?.byID[place.column]
            return Place(
                title: place.title, href: column.map { Route.article.path($0.code, "\(place.article.value)").text },
                day: place.publishedAt.day.text)
        }
        hasPlaces = !places.isEmpty
        let first = ordered.first, column = first.flatMap { here?.byID[$0.column] }
        breadcrumb =
            if let here, let first, let column {
                here.way(to: column) + [
                    Crumb(column.name, Route.column.path(column.code)),
                    Crumb(first.title, Route.article.path(column.code, "\(first.article.value)")),
                ]
            } else { [.home] }
        pdf = type == .pdf ? address : nil
        picture =
            type?.isPicture == true
            ? file.thumbnail(960, name: name).map { .init(source: $0.path.text, width: $0.size.width, height: $0.size.height) } : nil
        fullHref = type?.isPicture == true && (file.width ?? 0) > 960 ? address : nil
        video = type == .mp4 ? address : nil
        audio = type == .mp3 ? address : nil
        parts = preview.parts
        hasParts = !preview.parts.isEmpty
        note = preview.note
    }

    private init(sample isFull: Bool) {
        title = "补助名单.csv"
        windowTitle = "补助名单.csv_蒸湘区人民政府门户网站"
        breadcrumb = [.home]
        (kind, size, day, downloadHref) = ("CSV 表格", "12 KB", "2014年3月3日", "/files/ab/1?download=1")
        isHidden = !isFull
        places =
            isFull
            ? [
                Place(title: "关于发放补助的公示", href: "/columns/tzgg/17", day: "2014-03-03"),
                Place(title: "转发", href: nil, day: "2014-03-04"),
            ] : []
        hasPlaces = isFull
        pdf = isFull ? "/files/ab/1" : nil
        picture = isFull ? ListedFile.samples[1].picture : nil
        fullHref = isFull ? "/files/ab/1" : nil
        video = isFull ? "/files/ab/1" : nil
        audio = isFull ? "/files/ab/1" : nil
        parts = isFull ? FilePreview.sample.parts : []
        hasParts = isFull
        note = isFull ? FilePreview.sample.note : nil
    }

    static let samples = [FileViewPage(sample: true), FileViewPage(sample: false)]
}
