/// The number and the sizes of pages, as `pdfinfo -f 1 -l N` prints them.
struct PDFPaper: Equatable {
    struct Size: Equatable {
        let width: Double
        let height: Double
    }

    let pages: Int
    /// Of the pages that were asked for, as they are looked at.
    let sizes: [Size]

    /// Nil when a size makes no sense.
    init?(_ output: String) {
        var pages: Int?
        var sizes: [Int: Size] = [:]
        for line in output.split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: " ")
            if parts.first == "Pages:", parts.count > 1, pages == nil { pages = Int(parts[1]) }
            guard parts.count > 3, parts[0] == "Page", let number = Int(parts[1]) else { continue }
            if parts[2] == "size:", parts.count > 5, parts[4] == "x" {
                guard let width = Double(parts[3]), let height = Double(parts[5]), width.isFinite, height.isFinite, width > 0, height > 0
                else { return nil }
                sizes[number] = Size(width: width, height: height)
            } else if parts[2] == "rot:", parts[3] == "90" || parts[3] == "270", let size = sizes[number] {
                sizes[number] = Size(width: size.height, height: size.width)
            }
        }
        guard let pages else { return nil }
        self.pages = pages
        self.sizes = sizes.sorted { $0.key < $1.key }.map(\.value)
    }
}
