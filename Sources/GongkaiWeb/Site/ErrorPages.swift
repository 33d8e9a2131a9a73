import GongkaiStore
import Hummingbird
import Logging

/// Turns every error into a page: what happened, what was expected, what to do. Details go to the log, never to the visitor.
struct ErrorPages<Context: SiteContext>: RouterMiddleware {
    let site: Site

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        do {
            return try await next(request, context)
        } catch SiteError.loginRequired(let typed) {
            return LoginPages(site: site).interrupted(request, context, typed: typed)
        } catch SiteError.forged(let typed) where !typed.isEmpty {
            do {
                return try await LoginPages(site: site).expired(request, context, typed: typed)
            } catch let error as DatabaseError {
                return answer(error, request, context)
            }
        } catch let error as SiteError {
            var response = answer(.init(code: error.status), error.heading, error.words, request, context)
            if case .busy(let seconds, _) = error { response.headers[.retryAfter] = String(seconds) }
            return response
        } catch let error as DatabaseError {
            return answer(error, request, context)
        } catch let error as HTTPError {
            return answer(error, request, context)
        } catch let error as any RefusedInWords {
            return answer(.init(code: error.status), error.heading, error.words, request, context)
        } catch {
            return unexpected(error, request, context)
        }
    }

    private func answer(_ error: HTTPError, _ request: Request, _ context: Context) -> Response {
        guard error.status == .notFound else {
            return answer(error.status, "提交的内容无法读取", "请从页面上的链接和按钮进入。", request, context)
        }
        let methods = site.routes.methods(for: request.uri.path)
        guard !methods.isEmpty else {
            return answer(
                .notFound, "没有找到这个页面", "网址可能输入有误，或者页面已经移动。请检查网址，或从首页重新查找。", request, context)
        }
        var response = answer(
            .methodNotAllowed, "这个网址不能这样打开", "它只接收表单提交。请返回上一页，从按钮进入。", request, context)
        response.headers[.allow] = (methods + (methods.contains("GET") ? ["HEAD"] : [])).joined(separator: ", ")
        return response
    }

    private func answer(_ error: DatabaseError, _ request: Request, _ context: Context) -> Response {
        switch error.kind {
        case .stale:
            return answer(
                .conflict, "这条记录刚刚被别人改过", "没有保存您的修改。请返回记录页查看最新版本，再重新更正。", request, context)
        case .busy, .timeout, .connectionLost:
            context.logger.warning("database unavailable", metadata: ["kind": "\(error.kind.rawValue)", "error": "\(error)"])
            return answer(
                .serviceUnavailable, "数据库暂时没有响应", "没有保存任何内容。请过一分钟再试；仍不行时请联系系统管理员，编号\(context.id)。",
                request, context)
        case .unsure:
            context.logger.error("a change may have been kept or not", metadata: ["error": "\(error)"])
            return answer(
                .serviceUnavailable, "不能确定是否已经保存",
                "保存的最后一刻数据库断开了。请先返回查看：已经保存的不要再提交，没有保存的再提交一次；看不明白时请联系系统管理员，编号\(context.id)。", request,
                context)
        case .diskFull, .readOnly:
            context.logger.error("database cannot be written", metadata: ["kind": "\(error.kind.rawValue)", "error": "\(error)"])
            return answer(
                .init(code: 507), "服务器无法写入数据", "没有保存任何内容。请立即联系系统管理员检查磁盘空间，编号\(context.id)。", request, context)
        default:
            return unexpected(error, request, context)
        }
    }

    private func unexpected(_ error: any Error, _ request: Request, _ context: Context) -> Response {
        context.logger.error("request failed", metadata: ["route": "\(context.endpointPath ?? "-")", "error": "\(error)"])
        return answer(
            .internalServerError, "程序出错了", "这是程序的问题，不是您的操作有误。没有保存任何内容。请把下面的编号告诉系统管理员。", request,
            context, reference: context.id)
    }

    private func answer(
        _ status: HTTPResponse.Status, _ heading: String, _ words: String, _ request: Request, _ context: Context, reference: String? = nil
    ) -> Response {
        if JSONFaults.isMeant(request.uri.path) { return JSONFaults.answer(status, words) }
        let isStaff = context.signedIn != nil
        let home = (isStaff ? Route.console : Route.home).path()
        let before = request.method == .post ? request.placeBefore : nil
        let page = ErrorPage(
            title: heading, words: words, reference: reference, homeHref: (before ?? home).text,
            homeLabel: before != nil ? "返回上一页" : isStaff ? "返回工作台" : "返回首页",
            ways: isStaff
                ? []
                : [
                    PublicFrame.Link(label: "站点地图", href: Route.siteMap.path().text),
                    PublicFrame.Link(label: "各单位的联系方式", href: Route.units.path().text),
                ], telephone: isStaff ? nil : site.configuration.telephone)
        return site.show(page, request, context, status: status)
    }
}

/// A refusal by the law or the workflow, with the words for the page.
protocol RefusedInWords: Error {
    var words: String { get }
    var status: Int { get }
    var heading: String { get }
}

extension RefusedInWords {
    var status: Int { 409 }
    var heading: String { status == 404 ? "没有找到这条记录" : "现在不能这样办理" }
}
