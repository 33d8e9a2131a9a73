/// A painted page in grey or colour, one byte a point and channel (PGM and PPM, as poppler and libvips write them).
struct RasterPicture: Equatable {
    let width: Int
    let height: Int
    /// 1 is grey, 3 is red, green and blue.
    private(set) var channels: Int
    private(set) var points: [UInt8]

    init(width: Int, height: Int, channels: Int, points: [UInt8]) {
        (self.width, self.height, self.channels, self.points) = (width, height, channels, points)
    }

    /// The pictures that stand one behind the other in the bytes, up to the first that is broken or too large.
    static func all(_ bytes: [UInt8], mostPoints: Int) -> [RasterPicture] {
        var pictures: [RasterPicture] = []
        var at = 0
        while at + 2 < bytes.count, bytes[at] == 0x50, bytes[at + 1] == 0x35 || bytes[at + 1] == 0x36 {
            let channels = bytes[at + 1] == 0x35 ? 1 : 3
            at += 2
            guard let (width, height, start) = header(bytes, at), width * height <= mostPoints else { return pictures }
            let size = width * height * channels
            guard size <= bytes.count - start else { return pictures }
            pictures.append(RasterPicture(width: width, height: height, channels: channels, points: Array(bytes[start..<(start + size)])))
            at = start + size
        }
        return pictures
    }

    /// Width, height and where the points begin; nil unless a channel has one byte.
    private static func header(_ bytes: [UInt8], _ start: Int) -> (width: Int, height: Int, start: Int)? {
        var at = start
        var numbers: [Int] = []
        while numbers.count < 3 {
            while at < bytes.count, bytes[at] <= 0x20 || bytes[at] == 0x23 {
                // A comment goes to the end of its line.
                if bytes[at] == 0x23 { while at < bytes.count, bytes[at] != 0x0A { at += 1 } } else { at += 1 }
            }
            let first = at
            while at < bytes.count, bytes[at] > 0x20, at - first < 7 { at += 1 }
            guard let number = Int(String(decoding: bytes[first..<at], as: UTF8.self)), number > 0 else { return nil }
            numbers.append(number)
        }
        guard numbers[2] == 255, at < bytes.count, bytes[at] <= 0x20 else { return nil }
        return (numbers[0], numbers[1], at + 1)
    }

    /// The same picture with one channel where it holds no colour: a third of the bytes.
    func withoutIdleChannels() -> RasterPicture {
        guard channels == 3 else { return self }
        let count = width * height
        let isGrey = points.withUnsafeBufferPointer { place in
            var at = 0
            while at < 3 * count, place[at] == place[at + 1], place[at] == place[at + 2] { at += 3 }
            return at == 3 * count
        }
        return isGrey ? RasterPicture(width: width, height: height, channels: 1, points: grey.points.map(\.self)) : self
    }

    /// For the question whether something can be seen.
    var grey: GrayPicture {
        guard channels == 3 else { return GrayPicture(width: width, height: height, points: points[...]) }
        let count = width * height
        let grey = points.withUnsafeBufferPointer { place in
            [UInt8](unsafeUninitializedCapacity: count) { to, written in
                for at in 0..<count {
                    let sum = 77 * UInt32(place[3 * at]) + 150 * UInt32(place[3 * at + 1]) + 29 * UInt32(place[3 * at + 2])
                    to[at] = UInt8(truncatingIfNeeded: sum >> 8)
                }
                written = count
            }
        }
        return GrayPicture(width: width, height: height, points: grey[...])
    }

    /// Makes every point of the box black.
    mutating func blacken(_ box: PixelBox) {
        for row in box.top..<box.bottom {
            let from = (row * width + box.left) * channels
            points.replaceSubrange(from..<(from + box.width * channels), with: repeatElement(0, count: box.width * channels))
        }
    }

    /// Whether every point of the box is black.
    func isBlack(_ box: PixelBox) -> Bool {
        guard box.right <= width, box.bottom <= height else { return false }
        return points.withUnsafeBufferPointer { place in
            for row in box.top..<box.bottom {
                let from = (row * width + box.left) * channels
                for at in from..<(from + box.width * channels) where place[at] != 0 { return false }
            }
            return true
        }
    }
}
