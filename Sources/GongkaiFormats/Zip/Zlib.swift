import CZlib

/// Deflated data with zlib's head and checksum, as in PNG and PDF.
enum Zlib {
    /// Level 6; the same bytes always give the same result.
    static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var size = compressBound(UInt(bytes.count))
        var result = [UInt8](repeating: 0, count: Int(size))
        let status = compress2(&result, &size, bytes, UInt(bytes.count), 6)
        // Fails only when memory is exhausted, which Swift treats as fatal everywhere else too.
        precondition(status == Z_OK, "zlib could not compress")
        return Array(result.prefix(Int(size)))
    }

    /// What the data holds, as far as it is sound; nil when it is no such data, or more than `most` bytes. What follows its end is passed over.
    static func unpack(_ packed: ArraySlice<UInt8>, most: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 262_144)
        var input = Array(packed)
        var status = Z_OK
        input.withUnsafeMutableBufferPointer { from in
            stream.next_in = from.baseAddress
            stream.avail_in = UInt32(clamping: from.count)
            while status == Z_OK, result.count <= most {
                chunk.withUnsafeMutableBufferPointer { to in
                    stream.next_out = to.baseAddress
                    stream.avail_out = UInt32(to.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    result.append(contentsOf: to.prefix(to.count - Int(stream.avail_out)))
                }
            }
        }
        guard status == Z_STREAM_END, result.count <= most else { return nil }
        return result
    }
}
