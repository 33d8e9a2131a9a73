import CZlib

/// Gzip for answers over HTTP and for backups.
package enum Gzip {
    /// The bytes as one gzip member, level 6, without a time stamp: the same bytes always give the same result.
    package static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        // Fails only when memory is exhausted, which Swift treats as fatal everywhere else too.
        precondition(gongkai_deflate_init_gzip(&stream) == Z_OK, "zlib could not start")
        defer { deflateEnd(&stream) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 3 + 64)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        var input = bytes
        input.withUnsafeMutableBufferPointer { from in
            var left = from.count
            stream.next_in = from.baseAddress
            var status = Z_OK
            while status != Z_STREAM_END {
                if stream.avail_in == 0, left > 0 {
                    let step = min(left, Int(UInt32.max))
                    stream.avail_in = UInt32(step)
                    left -= step
                }
                chunk.withUnsafeMutableBufferPointer { to in
                    stream.next_out = to.baseAddress
                    stream.avail_out = UInt32(to.count)
                    status = deflate(&stream, left == 0 ? Z_FINISH : Z_NO_FLUSH)
                    result.append(contentsOf: to.prefix(to.count - Int(stream.avail_out)))
                }
            }
        }
        return result
    }
}
