import GongkaiCore
import GongkaiFormats
import GongkaiStore
import Hummingbird

extension Site {
    /// A document for a program. Its tag is weak, because compressing changes the bytes and not the tag; a kept one gets strong ones.
    func document(_ bytes: [UInt8], type: String, _ request: Request, name: String? = nil) -> Response {
        let tag = "\"\(SHA256.hex(of: bytes).prefix(20))\""
        var headers: HTTPFields = [.contentType: type, .eTag: "W/" + tag, .cacheControl: "no-cache"]
        if let known = request.headers[.ifNoneMatch], EntityTag.list(known, names: tag) {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        if let name { headers[.contentDisposition] = Site.attachment(name) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    func document(_ value: JSONValue, _ request: Request) throws -> Response {
        document(value.bytes(), type: "application/json; charset=utf-8", request)
    }

    /// The address of a site of the group, without a slash at its end. Never from the request: what is kept for one reader goes to all.
    func base(of facts: SiteFacts) -> String { (configuration.isSecure ? "https://" : "http://") + facts.domain }

    /// The addresses of all open sites.
    func bases() async throws -> [SiteID: String] {
        Dictionary(try await places.open().map { ($0.stored.id, base(of: $0.facts)) }) { first, _ in first }
    }

    /// The names of all units.
    func agencyNames() async throws -> [AgencyID: String] {
        Dictionary(try await accounts.agencies().map { ($0.id, $0.name) }) { first, _ in first }
    }
}

extension VisitorContext {
    /// The site a program asks; there is one unless all are closed.
    func openSite() throws -> PublicSite {
        guard let here else { throw SiteError.notFound("这里还没有开通的网站。") }
        return here
    }
}

/// Tells programs what is wrong in JSON, where people get a page.
struct JSONFaults: RouterMiddleware {
    typealias Context = VisitorContext

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        try await Self.told { try await next(request, context) }
    }

    fileprivate static func told(_ work: () async throws -> Response) async throws -> Response {
        do {
            return try await work()
        } catch let error as SiteError {
            var response = answer(.init(code: error.status), error.words)
            if case .busy(let seconds, _) = error { response.headers[.retryAfter] = String(seconds) }
            return response
        }
    }

    /// What is wrong, for a program.
    static func answer(_ status: HTTPResponse.Status, _ words: String) -> Response {
        let value: JSONValue = .object(["status": .number(status.code), "error": .text(words)])
        let bytes = value.bytes()
        return Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Whether an address is of the read API, where every fault is told so.
    static func isMeant(_ path: String) -> Bool { path == "/api" || path.hasPrefix("/api/") }
}

/// The same for the scripts of the console.
struct ConsoleJSONFaults: RouterMiddleware {
    typealias Context = StaffContext

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        try await JSONFaults.told { try await next(request, context) }
    }
}

/// The query of a program's request: a slip is told, not passed over.
struct MachineQuery: Sendable {
    private let fields: [String: String]

    /// `names`: what may be asked for.
    init(_ request: Request, _ names: String...) throws {
        var fields: [String: String] = [:]
        for field in try request.queryFields.fields {
            guard names.contains(field.name) else {
                let known = names.isEmpty ? "这个地址没有参数。" : "可用的参数有：\(names.joined(separator: "、"))。"
                throw SiteError.malformed("没有“\(field.name.prefix(40))”这个参数。\(known)")
            }
            guard fields.updateValue(field.value, forKey: field.name) == nil else {
                throw SiteError.malformed("参数“\(field.name)”出现了不止一次。请只写一次。")
            }
        }
        self.fields = fields
    }

    subscript(_ name: String) -> String? { fields[name] }

    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = fields[name] else { return nil }
        guard let number = Int(text), "\(number)" == text, range.contains(number) else {
            throw SiteError.malformed("参数“\(name)”应是\(range.lowerBound)到\(range.upperBound)之间的整数。")
        }
        return number
    }

    func cursor(_ name: String) throws -> ListCursor? {
        guard let text = fields[name] else { return nil }
        guard let cursor = ListCursor(text), cursor.text == text else {
            throw SiteError.malformed("参数“\(name)”应是上一页给出的“next”，原样填写。")
        }
        return cursor
    }
}
