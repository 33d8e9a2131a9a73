import Hummingbird

/// What a browser keeps of a form until it is saved (`71-unsaved.js`).
///
/// The form brings the name under which its words are kept; only the answer that says that this form was saved brings the name back, on the page to
/// which it leads. After an error, or without an answer, the words stay.
struct KeptWords: RouterMiddleware {
    typealias Context = StaffContext

    static let field = "kept"
    static let cookie = "saved"

    let site: Site

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response = try await next(request, context)
        guard request.method == .post, let name = context.form[KeptWords.field], KeptWords.isName(name), response.saysDone else {
            return response
        }
        response.setCookie(site.cookie(KeptWords.cookie, name, seconds: 60))
        return response
    }

    /// What the page before says was saved; nil for anything that is no name of ours.
    static func saved(_ request: Request) -> String? {
        request.cookies[cookie].map(\.value).flatMap { isName($0) ? $0 : nil }
    }

    private static func isName(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: false
                }
            }
    }
}

extension Response {
    /// Leads on to a page that says what was done.
    fileprivate var saysDone: Bool {
        status == .seeOther && headers[values: .setCookie].contains { $0.hasPrefix(DoneNotice.cookie + "=") }
    }
}
