import GongkaiCore
import GongkaiStore

/// How an inspection stands that somebody asked for.
struct InspectionProgress: Sendable {
    let words: String
    /// Shows the page again, as it is then; nil when there is nothing to wait for.
    let refreshHref: String?
}

extension InspectionProgress {
    /// Nil where there is nothing to say: nobody asked, or the result is there.
    init?(_ job: InspectionJob?, on here: StoredSite, of all: [StoredSite]) {
        guard let job else { return nil }
        let site = all.first { $0.id == job.site }
        let name = site?.settings.facts.name ?? "另一个站点", start = "\(job.startedAt.text)由\(job.startedBy)开始"
        if job.isRunning {
            words = "正在自查“\(name)”（\(start)），一般需要几分钟。完成以后，结果列在这一页。"
            refreshHref = Route.inspection.path().query([("site", here.settings.code)]).text
        } else if job.hasFailed, job.site == here.id {
            words = "上一次自查（\(start)）没有完成，没有新的结果。请再试一次；仍不行时请联系系统管理员查看日志。"
            refreshHref = nil
        } else {
            return nil
        }
    }
}
