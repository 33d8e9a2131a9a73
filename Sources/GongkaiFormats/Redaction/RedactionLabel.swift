import GongkaiCore

/// The ground of a box as a small picture of its words: white where ink is, laid over the box.
struct RedactionLabel {
    let caption: String
    let width: Int
    let height: Int
    /// One bit a point, rows filled up to whole bytes, 0 is ink: a mask as PDF has it.
    let mask: [UInt8]

    static let dotsPerInch = 600
    private static let fontSize = 7.0
    private static let smallestFontSize = 4.5

    /// Sets the words with libvips; nil where it is not installed, for the box says nothing less without them.
    init?(_ caption: String, programs: AttachmentPrograms) throws(DocumentFault) {
        guard let path = programs.path("vips") else { return nil }
        let outcome = try OutsideProgram(tool: .vipsthumbnail, path: path).run(
            ["text", ".pgm", caption, "--font", "Noto Sans CJK SC \(Int(Self.fontSize))", "--dpi", "\(Self.dotsPerInch)"], input: [],
            seconds: 20)
        guard outcome.status == 0, let picture = RasterPicture.all(outcome.output, mostPoints: 4_000_000).first, picture.channels == 1
        else {
            throw .toolFailed(.vipsthumbnail, words: "status \(outcome.status)")
        }
        (self.caption, width, height) = (caption, picture.width, picture.height)
        let row = (width + 7) / 8
        var mask = [UInt8](repeating: 0xFF, count: row * height)
        for y in 0..<height {
            for x in 0..<width where picture.points[y * width + x] >= 128 { mask[y * row + x / 8] &= ~(0x80 >> UInt8(x % 8)) }
        }
        self.mask = mask
    }

    /// How large it is drawn in a box of this size, in points of type; nil where it does not fit.
    func size(inside box: (width: Double, height: Double)) -> (width: Double, height: Double)? {
        let scale = 72 / Double(Self.dotsPerInch)
        let (wide, high) = (Double(width) * scale, Double(height) * scale)
        let fit = min(1, (box.width - 4) / wide, (box.height - 2) / high)
        return fit * Self.fontSize >= Self.smallestFontSize ? (wide * fit, high * fit) : nil
    }
}
