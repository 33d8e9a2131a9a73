import GongkaiCore
import GongkaiStore
import Hummingbird

extension Site {
    /// Where one asks a unit for what is not published; nil where this server offers no requests.
    func requestHref(of agency: Agency) -> String? {
        PublicFrame.offers(Route.requestNew.pattern, routes) ? Route.requestNew.path().query([("unit", agency.code)]).text : nil
    }

    static let followCookieName = "follow"

    /// Carries the sealed pass of whoever follows a request, to the pages of requests, or of cases, only, and not for long.
    func followCookie(_ pass: String, on pages: Route = .requests) -> Cookie {
        Cookie(
            name: Self.followCookieName, value: pass, maxAge: pass.isEmpty ? 0 : FollowPass.lifetime, path: pages.path().text,
            secure: configuration.isSecure, httpOnly: true, sameSite: .lax)
    }

    /// Forgets number, code and what was typed, on a machine that others use too, and leads to the first of the pages.
    func forget(_ request: Request, _ shelf: FilingShelf, _ requests: RequestStore, on pages: Route) async throws -> Response {
        if let owner = request.uploadOwner {
            shelf.forget(owner)
            try await requests.forgetFormPages(of: owner)
        }
        var response = lead(to: pages.path())
        response.setCookie(followCookie("", on: pages))
        // Whoever sits down next is somebody else, also where an old page is still shown.
        response.setCookie(cookie(FormToken.cookie, FormToken.random(), seconds: nil))
        return response
    }

    /// The answer to who tried too many codes: a sentence, and when to come again.
    func tooMany(_ until: Instant, _ page: (_ words: String) -> Response) -> Response {
        let seconds = max(1, Int((until.milliseconds - now().milliseconds + 999) / 1_000))
        let time = seconds < 60 ? "\(seconds)秒" : "\((seconds + 59) / 60)分钟"
        var response = page("查询码输错的次数太多。请于\(time)后再试。忘记查询码的，请给受理单位打电话。")
        response.headers[.retryAfter] = String(seconds)
        return response
    }
}
