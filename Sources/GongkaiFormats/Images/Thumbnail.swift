/// A picture made smaller, for lists and narrow screens.
package struct Thumbnail: Sendable, Equatable {
    /// The widths there are: in lists, and across a page.
    package static let widths = [320, 960]

    package let width: Int
    package let mediaType: String
    package let bytes: [UInt8]

    /// Those that are narrower and smaller than the picture itself; none where the program is missing. A picture that the program cannot read
    /// is a fault: nobody else could see it either.
    static func all(of picture: [UInt8], _ size: PictureSize, _ programs: AttachmentPrograms) throws(DocumentFault) -> [Thumbnail] {
        guard let path = programs.path("vipsthumbnail") else { return [] }
        let isPhoto = picture.starts(with: [0xFF, 0xD8, 0xFF])
        var result: [Thumbnail] = []
        for width in widths where width < size.width || result.isEmpty && width == widths[0] {
            let outcome = try OutsideProgram(tool: .vipsthumbnail, path: path).run(
                ["stdin", "--size", "\(width)x100000>", "-o", isPhoto ? ".jpg[Q=80,strip]" : ".png[strip]"], input: picture, seconds: 20)
            guard outcome.status == 0, !outcome.output.isEmpty else { throw .damaged(part: "图片") }
            if width < size.width, outcome.output.count < picture.count {
                result.append(Thumbnail(width: width, mediaType: isPhoto ? "image/jpeg" : "image/png", bytes: outcome.output))
            }
        }
        return result
    }
}
