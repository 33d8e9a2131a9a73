/// A painted page: one byte a point, 0 is black (PGM, as `pdftoppm -gray` writes).
struct GrayPicture {
    let width: Int
    let height: Int
    let points: ArraySlice<UInt8>

    /// The pictures that stand one behind the other in the bytes.
    static func all(_ bytes: [UInt8]) -> [GrayPicture] {
        var pictures: [GrayPicture] = []
        var at = 0
        while at + 2 < bytes.count, bytes[at] == 0x50, bytes[at + 1] == 0x35 {
            at += 2
            var numbers: [Int] = []
            while numbers.count < 3 {
                while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
                let start = at
                while at < bytes.count, bytes[at] > 0x20, at - start < 9 { at += 1 }
                guard let number = Int(String(decoding: bytes[start..<at], as: UTF8.self)), number > 0 else { return pictures }
                numbers.append(number)
            }
            at += 1
            let (size, isTooLarge) = numbers[0].multipliedReportingOverflow(by: numbers[1])
            guard !isTooLarge, numbers[2] == 255, at <= bytes.count, size <= bytes.count - at else { return pictures }
            pictures.append(GrayPicture(width: numbers[0], height: numbers[1], points: bytes[at..<(at + size)]))
            at += size
        }
        return pictures
    }

    /// Whether nothing stands out in the box. A box beside the picture is flat.
    func isFlat(left: Double, top: Double, right: Double, bottom: Double) -> Bool {
        guard left.isFinite, top.isFinite, right.isFinite, bottom.isFinite else { return true }
        let clamp: (Double, Int) -> Int = { Int(min(max($0.rounded(), 0), Double($1))) }
        let (from, to) = (clamp(left, width), max(clamp(right, width), min(clamp(left, width) + 1, width)))
        let (up, down) = (clamp(top, height), max(clamp(bottom, height), min(clamp(top, height) + 1, height)))
        var (darkest, brightest): (UInt8, UInt8) = (255, 0)
        for y in up..<down {
            for x in from..<to {
                let point = points[points.startIndex + y * width + x]
                darkest = min(darkest, point)
                brightest = max(brightest, point)
            }
        }
        return Int(brightest) - Int(darkest) < 24
    }
}
