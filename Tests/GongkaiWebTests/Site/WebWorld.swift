import Foundation
import GongkaiCore
import GongkaiStore
import GongkaiTestSupport
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization

@testable import GongkaiWeb

/// The tiny district with its site and a few officers.
struct WebWorld: Sendable {
    static let password = "three quiet herons"

    let world: World
    let app: GongkaiApplication
    let clock: TestClock
    let client: any TestClientProtocol

    /// The program that prints, where set-up has installed it; nil elsewhere.
    static let weasyprint: String? = {
        let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../.venv/bin/weasyprint")
            .standardizedFileURL.path
        return FileManager.default.isExecutableFile(atPath: place) ? place : nil
    }()

    /// `serving`: with what runs beside the answering, such as looking for what other servers changed.
    static func open(
        on engine: TestEngine, printing: Bool = false, serving: Bool = true, _ body: @escaping @Sendable (WebWorld) async throws -> Void
    ) async throws {
        try await World.open(on: engine) { world in
            try await TestFolder.open { folder in
                let clock = TestClock(world.now)
                var configuration = SiteConfiguration()
                configuration.now = { clock.now }
                configuration.waitingFiles = folder
                configuration.weasyprint = printing ? weasyprint : nil
                configuration.sealingKey = RequestDesk.key
                var logger = Logger(label: "test")
                logger.logLevel = .critical
                let app = try await GongkaiApplication(database: world.database, configuration: configuration, logger: logger)
                let whole = app.application(), alone = Application(responder: whole.responder, logger: logger)
                try await (serving ? whole : alone).test(.router) { client in
                    try await body(WebWorld(world: world, app: app, clock: clock, client: client))
                }
            }
        }
    }

    /// A browser of its own, not signed in.
    func browser() -> TestBrowser { TestBrowser(client: client) }

    /// Opens the account of one of a few people.
    func hire(_ login: String) async throws {
        let people: [String: (String, AgencyID, String)] = [
            "office": ("周敏", world.district, "disclosureOffice"), "school": ("陈晓", world.education, "informationOfficer"),
            "leader": ("刘刚", world.district, "leader"), "admin": ("吴凡", world.district, "systemAdministrator"),
            "auditor": ("郑洁", world.district, "auditor"), "school.admin": ("孙强", world.education, "systemAdministrator"),
            "school.auditor": ("何静", world.education, "auditor"),
        ]
        guard let (name, agency, role) = people[login] else { throw NotSignedIn(body: "nobody is called \(login)") }
        _ = try await app.site.accounts.createOfficer(
            login: login, name: name, agency: agency, roles: [role], password: WebWorld.password, by: .command, at: world.now)
    }

    /// A browser in which someone, hired for it, is signed in.
    func browser(of login: String) async throws -> TestBrowser {
        try await hire(login)
        let browser = browser()
        let page = try await browser.get("/login")
        let answer = try await browser.post(
            "/login", [("token", page.hidden("token")), ("name", login), ("password", WebWorld.password)])
        guard answer.status == .seeOther else { throw NotSignedIn(body: answer.text) }
        return browser
    }

    struct NotSignedIn: Error { let body: String }
}

/// A clock that tests turn. A mutex guards its hands.
final class TestClock: Sendable {
    private let hands: Mutex<Instant>

    init(_ now: Instant) {
        hands = Mutex(now)
    }

    var now: Instant { hands.withLock { $0 } }
    func advance(seconds: Int) { hands.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Keeps cookies as a browser does. A mutex guards the jar.
final class TestBrowser: Sendable {
    let client: any TestClientProtocol
    private let jar = Mutex<[String: String]>([:])

    init(client: any TestClientProtocol) {
        self.client = client
    }

    subscript(cookie name: String) -> String? {
        get { jar.withLock { $0[name] } }
        set { jar.withLock { $0[name] = newValue } }
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestPage {
        try await send(path, .get, headers, nil)
    }

    func send(_ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields = [:], _ body: ByteBuffer?) async throws -> TestPage {
        var headers = headers
        let cookies = jar.withLock { $0.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
        if !cookies.isEmpty { headers[.cookie] = cookies }
        let response = try await client.executeRequest(uri: path, method: method, headers: headers, body: body)
        for line in response.headers[values: .setCookie] {
            guard let pair = line.split(separator: ";").first, let equals = pair.firstIndex(of: "=") else { continue }
            let value = String(pair[pair.index(after: equals)...])
            self[cookie: String(pair[..<equals])] = value.isEmpty ? nil : value
        }
        return TestPage(response: response)
    }

    /// Sends fields as a page's form does.
    func post(_ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> TestPage {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let body = fields.map { "\(Path.encoded($0.0))=\(Path.encoded($0.1))" }.joined(separator: "&")
        return try await send(path, .post, headers, ByteBuffer(string: body))
    }

    /// Opens a page, fills its form and sends it to the form's own address.
    func fill(_ page: String, _ fields: [(String, String)], to action: String? = nil) async throws -> TestPage {
        let form = try await get(page)
        return try await post(action ?? page, form.allHidden.filter { hidden in !fields.contains { $0.0 == hidden.0 } } + fields)
    }

    /// Sends a form with a file.
    func upload(
        _ path: String, _ fields: [(String, String)], file: String, named name: String, content: [UInt8], isAnnounced: Bool = false
    ) async throws -> TestPage {
        try await upload(path, fields, files: [(name: name, bytes: content)], as: file, isAnnounced: isAnnounced)
    }

    /// Sends a form with several files under one name.
    func upload(
        _ path: String, _ fields: [(String, String)], files: [(name: String, bytes: [UInt8])], as file: String, isAnnounced: Bool = false
    ) async throws -> TestPage {
        var body = ByteBuffer()
        for (field, value) in fields {
            body.writeString("--BORDER\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n")
        }
        for (name, bytes) in files {
            body.writeString("--BORDER\r\nContent-Disposition: form-data; name=\"\(file)\"; filename=\"\(name)\"\r\n\r\n")
            body.writeBytes(bytes)
            body.writeString("\r\n")
        }
        body.writeString("--BORDER--\r\n")
        var headers: HTTPFields = [.contentType: "multipart/form-data; boundary=BORDER"]
        if isAnnounced { headers[.contentLength] = String(body.readableBytes) }
        return try await send(path, .post, headers, body)
    }
}

/// An answer, as tests look at it.
struct TestPage: Sendable {
    let response: TestResponse

    var status: HTTPResponse.Status { response.status }
    var text: String { String(buffer: response.body) }
    var location: String? { response.headers[.location] }

    func says(_ words: String) -> Bool { text.contains(words) }

    /// The value of a hidden field.
    func hidden(_ name: String) -> String { allHidden.first { $0.0 == name }?.1 ?? "" }

    /// The hidden fields of the page's own form; the one for signing out stands in the masthead.
    var allHidden: [(String, String)] {
        let main = text.range(of: "<main").map { text[$0.lowerBound...] } ?? text[...]
        return main.matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)">/).map { (String($0.1), String($0.2)) }
    }
}
