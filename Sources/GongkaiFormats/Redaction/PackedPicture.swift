/// A picture as PDF and PNG keep it: rows that say the difference to the row above, deflated. Nothing is lost, so that a box stays one colour.
struct PackedPicture {
    let width: Int
    let height: Int
    let channels: Int
    let data: [UInt8]

    init(_ picture: RasterPicture) {
        (width, height, channels) = (picture.width, picture.height, picture.channels)
        let row = width * channels
        let height = height
        let rows = picture.points.withUnsafeBufferPointer { from in
            [UInt8](unsafeUninitializedCapacity: height * (row + 1)) { to, written in
                for y in 0..<height {
                    let (source, target) = (y * row, y * (row + 1))
                    to[target] = 2
                    for x in 0..<row { to[target + 1 + x] = y == 0 ? from[source + x] : from[source + x] &- from[source - row + x] }
                }
                written = height * (row + 1)
            }
        }
        data = Zlib.compress(rows)
    }

    init(width: Int, height: Int, channels: Int, data: [UInt8]) {
        (self.width, self.height, self.channels, self.data) = (width, height, channels, data)
    }

    /// The picture again; nil when the data is no such picture.
    func unpacked() -> RasterPicture? {
        let (row, height) = (width * channels, height)
        guard width > 0, height > 0, let rows = Zlib.unpack(data[...], most: height * (row + 1)), rows.count == height * (row + 1) else {
            return nil
        }
        for y in 0..<height where rows[y * (row + 1)] != 2 { return nil }
        let points = rows.withUnsafeBufferPointer { from in
            [UInt8](unsafeUninitializedCapacity: height * row) { to, written in
                for y in 0..<height {
                    let (source, target) = (y * (row + 1) + 1, y * row)
                    for x in 0..<row { to[target + x] = y == 0 ? from[source + x] : from[source + x] &+ to[target - row + x] }
                }
                written = height * row
            }
        }
        return RasterPicture(width: width, height: height, channels: channels, points: points)
    }

    /// As a file for browsers.
    var png: [UInt8] {
        let big: (Int) -> [UInt8] = { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        let header = big(width) + big(height) + [8, channels == 1 ? 0 : 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + PNGChunk.written("IHDR", header) + PNGChunk.written("IDAT", data)
            + PNGChunk.written("IEND", [])
    }
}
