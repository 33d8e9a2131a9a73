/// Width and height of a picture as a reader sees it, in points.
package struct PictureSize: Sendable, Equatable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// A telephone held sideways writes the picture lying, and beside it how to turn it.
    init(_ bytes: [UInt8]) throws(DocumentFault) {
        let file = try ImageFile(bytes)
        let isTurned = (5...8).contains(file.exif?.orientation ?? 1)
        (width, height) = isTurned ? (file.height, file.width) : (file.width, file.height)
    }

    /// The same picture at another width.
    package func scaled(to width: Int) -> PictureSize {
        PictureSize(width: width, height: max(1, (height * width + self.width / 2) / self.width))
    }
}
