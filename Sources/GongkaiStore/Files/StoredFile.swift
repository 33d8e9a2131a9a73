package import GongkaiCore

/// What is known of a file whose bytes are kept.
package struct StoredFile: Sendable, Equatable {
    package let sha256: String
    package let size: Int
    package let mediaType: String
    /// Of a picture.
    package let width: Int?
    package let height: Int?
    package let storedAt: Instant
    /// Widths of the smaller pictures there are.
    package let thumbnails: [Int]
}

/// A file on its way into the store, checked and read already.
package struct NewFile: Sendable, Equatable {
    package struct Thumbnail: Sendable, Equatable {
        package let width: Int
        package let mediaType: String
        package let bytes: [UInt8]

        package init(width: Int, mediaType: String, bytes: [UInt8]) {
            self.width = width
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    package let name: String
    package let mediaType: String
    package let bytes: [UInt8]
    package let plainText: String
    package let textNote: String?
    package let width: Int?
    package let height: Int?
    package let thumbnails: [Thumbnail]
    /// What was found in it but for the words of the list: those are looked for in ``passages`` each time.
    package let hits: [GateHit]
    package let passages: [GatePassage]
    package let sha256: String

    package init(
        name: String, mediaType: String, bytes: [UInt8], plainText: String = "", textNote: String? = nil, width: Int? = nil,
        height: Int? = nil, thumbnails: [Thumbnail] = [], hits: [GateHit] = [], passages: [GatePassage]? = nil
    ) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
        self.plainText = plainText
        self.textNote = textNote
        self.width = width
        self.height = height
        self.thumbnails = thumbnails
        self.hits = hits
        self.passages = passages ?? (plainText.isEmpty ? [] : [GatePassage(places: [""], lines: [plainText])])
        sha256 = SHA256.hex(of: bytes)
    }
}

/// A file that anybody may see, and where it hangs.
package struct ShownFile: Sendable, Equatable {
    /// An article that carries the file, in one of the places where it shows.
    package struct Place: Sendable, Equatable {
        package let article: ArticleID
        package let title: String
        package let column: ColumnID
        package let site: SiteID
        package let publishedAt: Instant
        /// As this article calls the file.
        package let name: String
    }

    package let file: StoredFile
    /// The oldest article first, and of each its own column first.
    package let places: [Place]
}
