import Foundation

/// A connection that sends exactly the bytes it is told to, as no HTTP client does.
///
/// Waiting blocks, so it is done on a queue of its own: the server under test needs the threads of Swift's pool.
final class RawConnection: @unchecked Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "raw connection")
    private var pending: [UInt8] = []

    struct NotConnected: Error {}

    init(port: Int, patience: Int = 10) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { throw NotConnected() }
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        _ = Array(text.utf8).withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// One whole answer with a `Content-Length`, or 304: its head and its body.
    func answer() async -> (head: String, body: String) {
        await withCheckedContinuation { done in queue.async { done.resume(returning: self.wait()) } }
    }

    /// Waits until the server closes the connection; false if it does not in time. What it says before does not matter.
    func isClosed() async -> Bool {
        await withCheckedContinuation { done in
            queue.async {
                var chunk = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let read = recv(self.descriptor, &chunk, chunk.count, 0)
                    if read > 0 { continue }
                    done.resume(returning: read == 0 || errno == ECONNRESET)
                    return
                }
            }
        }
    }

    private func wait() -> (head: String, body: String) {
        var bytes = pending
        while true {
            if let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
                let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
                let length = head.firstMatch(of: /(?i)content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
                if bytes.count >= end.upperBound + length {
                    pending = Array(bytes[(end.upperBound + length)...])
                    return (head, String(decoding: bytes[end.upperBound..<(end.upperBound + length)], as: UTF8.self))
                }
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let read = recv(descriptor, &chunk, chunk.count, 0)
            guard read > 0 else { return ("", "") }
            bytes += chunk[..<read]
        }
    }
}
