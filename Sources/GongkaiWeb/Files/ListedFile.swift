import GongkaiFormats
import GongkaiStore

/// One line of the list of attachments: what it is and how large, before anybody taps on it.
struct ListedFile: Sendable {
    struct Picture: Sendable {
        let source: String
        let width: Int
        let height: Int
    }

    let name: String
    let kind: String
    let size: String
    /// Its page.
    let href: String
    let downloadHref: String
    let picture: Picture?

    init(_ file: StoredFile, name: String) {
        self.name = name
        kind = AttachmentType(mediaType: file.mediaType)?.chinese ?? "文件"
        size = FileSize.words(file.size)
        href = Route.fileView.path(file.sha256, name).text
        downloadHref = file.path(name).query([("download", "1")]).text
        picture = file.thumbnail(320, name: name).map { Picture(source: $0.path.text, width: $0.size.width, height: $0.size.height) }
    }

    private init(name: String, kind: String, size: String, picture: Picture?) {
        (self.name, self.kind, self.size, self.picture) = (name, kind, size, picture)
        (href, downloadHref) = ("/files/ab/1/view", "/files/ab/1?download=1")
    }

    static let samples = [
        ListedFile(name: "补助名单.csv", kind: "CSV 表格", size: "12 KB", picture: nil),
        ListedFile(name: "现场.jpg", kind: "图片", size: "1.2 MB", picture: Picture(source: "/files/ab/1?width=320", width: 320, height: 240)),
    ]
}

extension StoredFile {
    func path(_ name: String) -> Path { Route.file.path(sha256, name) }

    /// The picture in about this width: a smaller one where there is one. Nil for what is no picture.
    func thumbnail(_ wanted: Int, name: String) -> (path: Path, size: PictureSize)? {
        guard let width, let height else { return nil }
        let whole = PictureSize(width: width, height: height)
        guard thumbnails.contains(wanted) else {
            return (path(name), width > wanted ? whole.scaled(to: wanted) : whole)
        }
        return (path(name).query([("width", "\(wanted)")]), whole.scaled(to: wanted))
    }
}

extension ListedFile {
    /// The files of an article as its page lists them: those that its text does not show already.
    static func list(_ content: ArticleContent, known: [String: StoredFile]) -> [ListedFile] {
        content.listedFiles.compactMap { file in known[file.sha256].map { ListedFile($0, name: file.name) } }
    }
}

extension ArticleContent {
    /// Those that its text does not show already.
    var listedFiles: [File] { files.filter { !body.contains("/files/\($0.sha256)/") } }
}
