import Foundation
import GongkaiCore
import GongkaiStore

/// Says in words what an entry of the trail holds.
struct AuditWords {
    let entry: AuditEntry
    let names: AuditNames

    /// Every action with its word, for the filter.
    static let actions: [(code: String, label: String)] =
        [
            ("enter", "登记"), ("correct", "更正"), ("void", "撤销"), ("import", "导入"), ("login", "登录"), ("login.failure", "登录失败"),
            ("login.lockout", "登录锁定"), ("login.refused", "拒绝登录"), ("logout", "退出"), ("officer.create", "建立账号"),
            ("officer.setRoles", "调整角色"), ("officer.assignRole", "增加角色"), ("officer.removeRole", "减少角色"), ("officer.disable", "停用账号"),
            ("officer.enable", "恢复账号"),
            ("officer.changePassword", "修改密码"), ("officer.resetPassword", "重置密码"), ("agency.create", "建立单位"), ("agency.rename", "单位更名"),
            ("agency.move", "单位调整"), ("report.write", "编写年报"), ("report.publish", "发布年报"),
            ("demonstration.load", "装入示范数据"), ("restore", "从备份恢复"), ("registers.rebuild", "重新统计"),
            ("site.create", "建立站点"), ("site.change", "更改站点"), ("site.close", "关闭站点"), ("site.open", "重新开通站点"), ("column.create", "建立栏目"),
            ("column.change", "更改栏目"),
            ("scheme.put", "更改审核流程"), ("index_code.set", "设定索引号代码"), ("article.draft", "起草稿件"), ("article.clearHit", "放行检查结果"),
            ("article.push", "推送稿件"), ("article.takeBack", "收回推送"), ("article.link", "关联稿件"), ("article.unlink", "取消关联"),
            ("gate_word.add", "增加错敏词"), ("gate_word.change", "更改错敏词"),
            ("sheet.secrecy", "保密审查信息表"), ("collection.secrecy", "保密审查专题或公报"), ("guide.secrecy", "保密审查公开指南"),
            ("sheet.setAside", "不再修改信息表"), ("collection.setAside", "不再修改专题或公报"), ("guide.setAside", "不再修改公开指南"),
            ("sheet.propose", "填写信息表"), ("sheet.approve", "公开信息表"), ("sheet.reject", "退回信息表"), ("sheet.withdraw", "撤下信息表"),
            ("collection.create", "建立专题或公报"), ("collection.change", "更改专题或公报"), ("collection.arrange", "编排专题或公报"),
            ("collection.show", "发布专题或公报"), ("collection.hide", "撤下专题或公报"),
            ("article.attach", "添加附件"), ("article.arrangeFiles", "整理附件"),
            ("inspection.run", "网站自查"), ("inspection.forget", "清理旧的自查结果"), ("duty.assign", "分派公开任务"), ("portal.rebuild", "重建公开列表"),
            ("synonym.create", "增加同义词"), ("synonym.change", "更改同义词"), ("synonym.remove", "删除同义词"), ("article.import", "导入稿件"),
            ("guide.save", "编写公开指南"), ("guide.publish", "发布公开指南"), ("guide.withdraw", "撤下公开指南"), ("request.reveal", "查看申请人身份"),
            ("request.file", "打开申请的附件"),
            ("request.fetch", "申请人下载答复的文件"), ("paper.fetch", "申请人下载文书"), ("request.mail", "申请人更改邮件提醒"), ("redaction.add", "添加要遮盖的文件"),
            ("redaction.open", "打开遮盖的内容"),
            ("redaction.look", "查看要遮盖的原件"), ("redaction.save", "标出要遮盖的内容"), ("redaction.prove", "执行遮盖，通过核查"),
            ("redaction.fail", "执行遮盖，没有通过核查"), ("redaction.read", "下载遮盖的结果"), ("redaction.give", "随答复提供遮盖的结果"),
            ("redaction.keepBack", "不随答复提供遮盖的结果"),
            ("paper.read", "查看文书"), ("paper.save", "修改文书"), ("paper.issue", "发出文书"), ("paper.setting", "更改文书设置"),
            ("reply.delay", "更改公开答复的时间"), ("reply.publish", "起草公开答复的稿件"), ("reply.enclosed", "取出随答复提供的文件"),
            ("proposal.make", "建议主动公开"),
            ("proposal.accept", "采纳公开建议"), ("proposal.decline", "不采纳公开建议"),
            ("matter.note", "写内部备注"), ("filter.save", "保存常用筛选"), ("filter.forget", "删除常用筛选"), ("feed.renew", "更换日历地址"),
            ("feed.end", "关闭日历地址"), ("delegation.grant", "委托代理"), ("delegation.end", "结束代理"), ("matter.reverse", "撤销误操作"),
            ("calendar.propose", "提出更改工作日历"), ("calendar.confirm", "确认更改工作日历"), ("calendar.reject", "否决更改工作日历"),
            ("item.save", "编写政务服务事项"), ("item.publish", "发布政务服务事项"), ("item.withdraw", "撤下政务服务事项"),
            ("item.reinstate", "恢复政务服务事项"), ("item.form", "更改事项的申请表"), ("appointment.book", "预约窗口"), ("appointment.cancel", "取消预约"),
            ("appointment.arrive", "登记预约的人已到"), ("appointment.takeIn", "按预约收件"),
            ("appointment.move", "更改预约的时间"),
            ("appointment.places", "更改每个时段的预约名额"), ("appointment.reveal", "查看预约人的姓名和电话"), ("case.draft", "保存事项的申请草稿"),
            ("matter.recalculate", "重新计算期限"), ("notice.choose", "更改提醒设置"), ("mail.set", "更改邮件设置"), ("mail.test", "发试信"),
        ] + published + asked + cases

    private static let published: [(code: String, label: String)] = PublishingAction.allCases.map {
        ("article.\($0.rawValue)", "稿件\($0.words)")
    }
    private static let asked: [(code: String, label: String)] = RequestAction.allCases.map {
        ("matter.\($0.rawValue)", "申请：\($0.words)")
    }

    /// What both kinds of matters know has one name in the trail.
    private static let cases: [(code: String, label: String)] = {
        var words: [(code: String, label: String)] = [
            ("case.reveal", "查看办件申请人的身份"), ("supervision.rules", "更改监察规则"), ("supervision.schemes", "更改考核方案"),
            ("supervision.export", "导出办理经过"),
            ("score.publish", "公布考核成绩"), ("score.object", "对考核成绩提出异议"), ("score.resolve", "处理考核异议"),
            ("complaint.uphold", "核实投诉属实"),
        ]
        for action in CaseAction.allCases where RequestAction(rawValue: action.rawValue) == nil {
            words.append(("matter.\(action.rawValue)", "办件：\(action.words)"))
        }
        for action in CardLife.Action.allCases { words.append(("card.\(action.rawValue)", "监察牌：\(action.words)")) }
        return words
    }()

    /// What the trail can be filtered by, as the beginning of a subject.
    static let subjects: [(prefix: String, label: String)] =
        [("officer/", "账号"), ("agency/", "单位"), ("report_part/", "年度报告的文字"), ("report_snapshot/", "年度报告的发布")]
        + RegisterDefinition.all.map { ("\($0.name)/", $0.label) } + [
            ("article/", "稿件"), ("site/", "站点"), ("site_column/", "栏目"), ("review_scheme/", "审核流程"), ("sheet/", "信息表"),
            ("collection/", "专题和公报"), ("inspection_run/", "网站自查"), ("search_synonym/", "同义词"), ("guide/", "公开指南"), ("gate_word/", "错敏词库"),
            ("service_item/", "政务服务事项"), ("appointment/", "窗口预约"),
            ("matter/", "依申请公开和审批办件"), ("card/", "监察牌"), ("column_card/", "栏目的监察牌"), ("item/", "事项的申请草稿"),
            ("event_log/", "导出的办理经过"), ("supervision_", "监察规则和考核方案"),
            ("score_publication/", "公布的考核成绩"), ("calendar_change/", "工作日历"),
            ("mail_setting/", "邮件设置"), ("demonstration/", "示范数据"),
            ("backup", "备份"),
        ]

    /// As cases are numbered, and requests are not.
    private static func isCase(_ number: String) -> Bool { number.contains("-BJ-") }

    var action: String { AuditWords.actions.first { $0.code == entry.action }?.label ?? entry.action }

    /// What it was done to: 规范性文件 第3号.
    var subject: String {
        let parts = entry.subject.split(separator: "/", maxSplits: 1).map(String.init)
        guard let kind = parts.first else { return entry.subject }
        let key = parts.count > 1 ? parts[1] : ""
        if let register { return "\(register.label) 第\(key)号" }
        switch kind {
        case "officer": return key == "unknown" ? "没有这个登录名" : "账号 " + (names.officers[Int64(key) ?? 0] ?? "第\(key)号")
        case "agency": return names.agency(Int64(key) ?? 0) ?? "单位 第\(key)号"
        case "report_part": return part.map { "\($0.agency.name)\($0.year)年度报告 \($0.heading)" } ?? "年度报告的文字 \(key)"
        case "report_snapshot":
            return publication.map { "\($0.agency.name)\($0.year)年度报告 第\($0.sequence)版" } ?? "年度报告 第\(key)号发布"
        case "matter":
            let number = fields(entry.after)["number"]
            return (number.map(AuditWords.isCase) ?? false ? "办件 " : "申请 ") + (number ?? "第\(key)号")
        case "event_log": return "\(key.replacing("~", with: "至"))收件的办件的办理经过"
        case "calendar_change": return "工作日历更改 第\(key)号"
        case "demonstration": return "\(key)年的示范数据"
        case "backup": return "整个数据库"
        case "article": return names.articles[Int64(key) ?? 0].map { "稿件《\($0)》" } ?? "稿件 第\(key)号"
        case "guide": return (names.agency(Int64(key) ?? 0) ?? "第\(key)号单位") + "公开指南"
        case "site": return "站点 第\(key)号"
        case "site_column": return "栏目 第\(key)号"
        case "inspection_run": return "网站自查 第\(key)次"
        case "portal": return "公开列表"
        case "search_synonym": return "同义词 第\(key)组"
        case "review_scheme": return "审核流程 \(key)"
        case "service_item": return "政务服务事项 " + (fields(entry.after)["name"].map { "“\($0)”" } ?? "第\(key)号")
        case "sheet": return "信息表 第\(key)号"
        case "gate_word": return "错敏词库"
        case "collection": return "专题或公报 第\(key)号"
        default: return entry.subject
        }
    }

    /// The page of what it was done to, where there is one.
    var target: String? {
        if names.may.contains(.readReport) {
            let page = names.may.contains(.writeReport) ? Route.reportWords : Route.reportDraft
            if let part { return page.path("\(part.year)", part.agency.code).at("part-\(part.id)").text }
            if let publication { return Route.reportVersions.path("\(publication.year)", publication.agency.code).text }
        }
        if names.may.contains(.readArticles), entry.subject.hasPrefix("article/") {
            return Route.articleRecord.path(String(entry.subject.dropFirst("article/".count))).text
        }
        if names.may.contains(.readRequests), entry.subject.hasPrefix("matter/") {
            return Route.requestCase.path(String(entry.subject.dropFirst("matter/".count))).text
        }
        if names.may.contains(.readCases), entry.subject.hasPrefix("matter/") {
            return Route.serviceCase.path(String(entry.subject.dropFirst("matter/".count))).text
        }
        guard names.may.contains(.readRegisters), let register, let key = entry.subject.split(separator: "/").last, Int64(key) != nil else {
            return nil
        }
        return Route.record.path(register.name, String(key)).text
    }

    /// Before and after, field by field, only what differs.
    var changes: [RecordPage.Change] {
        let before = fields(entry.before), after = fields(entry.after)
        return Set(before.keys).union(after.keys).sorted { order($0) < order($1) }.compactMap { name in
            let old = words(name, before[name] ?? ""), new = words(name, after[name] ?? "")
            guard old != new else { return nil }
            return RecordPage.Change(label: label(name), old: old, new: new)
        }
    }

    /// `report_part/AGENCY/YEAR/PART`.
    private var part: (agency: Agency, year: Int, id: String, heading: String)? {
        let pieces = entry.subject.split(separator: "/").map(String.init)
        guard pieces.count == 4, pieces[0] == "report_part", let agency = Int64(pieces[1]).flatMap({ names.agencies[$0] }),
            let year = Int(pieces[2])
        else { return nil }
        let heading = ReportForm.form(forYear: year)?.parts.first { $0.id == pieces[3] }?.heading
        return (agency, year, pieces[3], heading ?? "第\(pieces[3])部分")
    }

    private var publication: (agency: Agency, year: Int, sequence: Int)? {
        guard entry.subject.hasPrefix("report_snapshot/"), let id = Int64(entry.subject.dropFirst("report_snapshot/".count)),
            let name = names.publications[id], let agency = names.agencies[name.agency.value]
        else { return nil }
        return (agency, name.year, name.sequence)
    }

    private var register: RegisterDefinition? {
        let name = entry.subject.prefix { $0 != "/" }
        return RegisterDefinition.all.first { $0.name == name }
    }

    private func fields(_ json: String?) -> [String: String] {
        guard let json, let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] else { return [:] }
        return object.compactMapValues { value in
            switch value {
            case let text as String: text
            case let number as NSNumber: number.stringValue
            default: nil
            }
        }
    }

    private func order(_ name: String) -> Int { register?.columns.firstIndex { $0.name == name } ?? -1 }

    private func label(_ name: String) -> String {
        if let column = register?.column(name) { return column.label }
        if entry.subject.hasPrefix("guide/"), let element = GuideElement.all.first(where: { $0.code == name }) { return element.label }
        return AuditWords.labels[name] ?? name
    }

    private func words(_ name: String, _ value: String) -> String {
        if name == "agency_id" || name == "agency" || name == "parent" { return Int64(value).flatMap(names.agency) ?? value }
        if name == "roles" { return value.split(separator: " ").map { names.roles[String($0)] ?? String($0) }.joined(separator: "、") }
        if entry.subject.hasPrefix("matter/") {
            switch name {
            case "state": return RequestState(rawValue: value)?.words ?? CaseState(rawValue: value)?.words ?? value
            case "unit": return Int64(value).flatMap(names.agency) ?? value
            case "handler": return Int64(value).flatMap { names.officers[$0] } ?? value
            default: break
            }
        }
        if name == "state" { return VersionState(rawValue: value)?.words ?? value }
        if name == "is_active" { return value == "1" ? "启用" : value.isEmpty ? "" : "停用" }
        if name == "secrecy" { return SecrecyOutcome(rawValue: value)?.words ?? value }
        if name == "decision" { return value == "approved" ? "通过" : value == "rejected" ? "不通过" : value }
        if name == "kind", let kind = ArticleKind.code(value), entry.subject.hasPrefix("article/") { return kind.name }
        if name == "kind", register == nil { return Agency.Kind(rawValue: value)?.words ?? value }
        guard let column = register?.column(name) else { return value }
        switch column.kind {
        case .choice, .text: return column.text(value.isEmpty ? .blank : .text(value))
        case .reference: return value.isEmpty ? "" : "第\(value)号"
        default: return Int64(value).map { column.text(.number($0)) } ?? value
        }
    }

    private static let labels = [
        "words": "词",
        "agency_id": "单位", "agency": "单位", "parent": "上级单位", "code": "代码", "name": "名称", "kind": "类别", "login": "登录名", "roles": "角色",
        "until": "至", "file": "文件", "files": "附件", "rows": "行数", "sha256": "校验值", "text": "文字", "title": "标题", "content_hash": "内容校验值",
        "column": "栏目",
        "index_number": "索引号", "state": "状态",
        "step": "步骤", "decision": "审核结论", "secrecy": "保密审查结论", "basis": "依据", "publish_at": "定时发布", "draft": "新草稿", "hit": "检查结果",
        "rule": "规则", "place": "位置", "domain": "域名", "id_code": "网站标识码", "is_portal": "门户网站", "offers_services": "有办事服务",
        "is_closed": "已关闭", "look": "配色", "icp_number": "ICP备案号", "police_number": "公安备案号", "contact": "联系方式", "banner": "横幅",
        "banner_until": "横幅至", "description": "描述", "keywords": "关键词", "scheme": "审核流程", "steps": "步骤", "accepted_kinds": "接收的稿件类型",
        "target": "关联的稿件", "link": "关联类型", "reason": "理由", "lead": "导语", "issue": "期号", "issued_on": "出版日期", "sponsor": "主办单位",
        "sections": "目录", "word": "词语", "word_kind": "类别", "instead": "建议写法", "unless": "例外", "is_active": "状态", "note": "备注",
        "duties": "主要职责", "address": "地址", "hours": "时间", "telephone": "电话",
        "interval_days": "更新时限（天）", "position": "次序", "is_archived": "已归档",
        "findings": "问题数", "score": "得分", "vetoes": "单项否决", "site": "站点", "day": "日期", "duty": "公开任务",
        "is_assigned": "由本单位公开", "number": "编号", "unit": "承办单位", "handler": "承办人", "on": "发生日期", "due": "期限", "said": "填写内容校验值",
        "lines": "更改的日子", "moved": "期限变动的申请", "to": "代理人", "since": "自", "filter": "条件", "delegation": "代理", "from": "自", "through": "至",
        "cases": "办件数",
    ]
}
