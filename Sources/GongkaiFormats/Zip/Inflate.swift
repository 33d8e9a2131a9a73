import CZlib

/// Raw deflate data, as in ZIP archives, unpacked to a size known beforehand.
enum Inflate {
    struct Broken: Error {}

    /// Fails when the data is damaged or does not give exactly `size` bytes. Memory grows with what is really unpacked, not with
    /// what a header promises.
    static func unpack(_ packed: ArraySlice<UInt8>, size: Int) throws(Broken) -> [UInt8] {
        var stream = z_stream()
        guard gongkai_inflate_init_raw(&stream) == Z_OK else { throw Broken() }
        defer { inflateEnd(&stream) }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(max(size, 1), 262_144))
        var input = Array(packed)
        var status = Z_OK
        input.withUnsafeMutableBufferPointer { from in
            stream.next_in = from.baseAddress
            stream.avail_in = UInt32(from.count)
            while status == Z_OK, result.count <= size {
                chunk.withUnsafeMutableBufferPointer { to in
                    stream.next_out = to.baseAddress
                    stream.avail_out = UInt32(to.count)
                    status = inflate(&stream, Z_NO_FLUSH)
                    result.append(contentsOf: to.prefix(to.count - Int(stream.avail_out)))
                }
            }
        }
        guard status == Z_STREAM_END, result.count == size else { throw Broken() }
        return result
    }

    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32_z(0, bytes, bytes.count))
    }
}
