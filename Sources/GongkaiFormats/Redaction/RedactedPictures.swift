import Foundation

/// The pictures inside a redacted document, found the way a viewer finds them: from the catalogue by the list of pages.
struct RedactedPictures {
    private let inside: PDFInside
    private let pages: [Int]

    init(_ inside: PDFInside) {
        self.inside = inside
        let catalogue = inside.object(1)?.integer(after: "/Pages ")
        let list = catalogue.flatMap { inside.object($0) } ?? ""
        let kids = list.range(of: "/Kids[").map { list[$0.upperBound...].prefix { $0 != "]" } } ?? ""
        pages = kids.split(separator: "R").compactMap { Int($0.split(separator: " ").first ?? "") }
    }

    /// Of the page of that number, from 0; nil when there is none that can be unpacked.
    func picture(ofPage index: Int) -> RasterPicture? {
        guard index < pages.count, let page = inside.object(pages[index]), let number = page.integer(after: "/XObject<</P "),
            let stream = inside.streams.first(where: { $0.number == number }), let width = stream.head.integer(after: "/Width "),
            let height = stream.head.integer(after: "/Height "), let channels = stream.head.integer(after: "/Colors "),
            (1...3).contains(channels), width > 0, height > 0, width < 1_000_000, height <= RedactionSource.mostPoints / width
        else { return nil }
        return PackedPicture(width: width, height: height, channels: channels, data: stream.data).unpacked()
    }
}
