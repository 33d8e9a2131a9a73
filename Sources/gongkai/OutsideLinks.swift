import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Asks other web servers whether a page is there: its head only, with little patience, and never a machine of the own network by its number.
struct OutsideLinks: Sendable {
    /// The status, or nil when nobody answers in time.
    func status(of address: String) async -> Int? {
        guard let url = URL(string: address), let host = url.host(), ["http", "https"].contains(url.scheme?.lowercased() ?? ""),
            !Self.isOwnNetwork(host)
        else { return nil }
        let head = await status(of: url, .HEAD)
        // Some servers know no HEAD.
        return head == 405 || head == 501 ? await status(of: url, .GET) : head
    }

    private func status(of url: URL, _ method: HTTPMethod) async -> Int? {
        var request = HTTPClientRequest(url: url.absoluteString)
        request.method = method
        request.headers.add(name: "User-Agent", value: "Gongkai-inspection")
        // Whoever does not answer has no status: that is the finding, not a fault of ours.
        let answer = try? await HTTPClient.shared.execute(request, timeout: .seconds(12))
        return answer.map { Int($0.status.code) }
    }

    private static func isOwnNetwork(_ host: String) -> Bool {
        if host == "localhost" || host.hasPrefix("[") || host.contains(":") { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 4, parts.allSatisfy({ $0 != nil }) else { return false }
        switch (parts[0] ?? 0, parts[1] ?? 0) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168): return true
        case (172, 16...31): return true
        default: return false
        }
    }
}
