/// The scored indicators (扣分指标).
extension SiteInspection {
    func result(of check: ScoredCheck) -> InspectionFinding.Result {
        switch check {
        case .profileColumn: presence(of: "profile")
        case .functionsColumn: presence(of: "functions")
        case .leadersColumn: presence(of: "leaders")
        case .newsUpdate: update(of: .news, after: edition.thresholds.newsUpdate)
        case .noticeUpdate: update(of: .notice, after: edition.thresholds.noticeUpdate)
        case .interpretation: interpretation
        case .otherColumns: otherColumns
        case .serviceList, .serviceGuides, .serviceForms: service(check)
        case .messageChannel, .answers: messages(check)
        case .surveys: surveys
        case .interviews: interviews
        case .siteFacts: .of(facts.site.faults.map { evidence("fact", "网站信息", found: $0, expected: "符合要求") })
        case .footer: footer
        case .links: links
        case .labels: labels
        case .disclosureGuides: disclosureGuides
        case .pageSpeed: pageSpeed
        case .catalogue: catalogue
        case .titles: titles
        }
    }

    // MARK: 发布解读

    /// Must be there, with content.
    private func presence(of kind: String) -> InspectionFinding.Result {
        let columns = openColumns.filter { $0.column.kind.code == kind }
        let name = ColumnKind.code(kind)?.name ?? kind
        if columns.isEmpty { return .fail([evidence("missing", "栏目", found: "没有“\(name)”栏目", expected: "设有“\(name)”栏目")]) }
        return .of(
            columns.filter { $0.lastItemOn == nil }.map {
                InspectionFinding.Evidence(
                    "missing", owner: $0.column.owner, place: "栏目“\($0.column.name)”", found: "没有内容", expected: "有内容",
                    subject: $0.subject)
            })
    }

    private func update(of group: ColumnKind.Group, after interval: UpdateInterval) -> InspectionFinding.Result {
        let columns = openColumns.filter { $0.column.kind.group == group }
        if columns.isEmpty { return .fail([evidence("missing", "栏目", found: "没有此类栏目", expected: "设有此类栏目")]) }
        return .of(stale(columns, after: interval))
    }

    private var interpretation: InspectionFinding.Result {
        let columns = openColumns.filter { $0.column.kind.code == "interpretation" }
        if columns.isEmpty { return .fail([evidence("missing", "栏目", found: "没有“政策解读”栏目", expected: "设有“政策解读”栏目")]) }
        let unlinked = facts.unlinkedPolicies.map {
            InspectionFinding.Evidence(
                "unlinked", owner: $0.owner, place: $0.place, found: "“\($0.name)”没有关联", expected: "文件与解读相互关联", subject: $0.subject)
        }
        return .of(stale(columns, after: edition.thresholds.interpretationUpdate) + unlinked)
    }

    private var otherColumns: InspectionFinding.Result {
        let others = openColumns.filter { $0.column.kind.group == nil && $0.column.kind.code != "interpretation" }
        return .of(stale(others) + empty)
    }

    // MARK: 办事服务

    private func service(_ check: ScoredCheck) -> InspectionFinding.Result {
        guard let services = facts.services else { return .notApplicable("尚未检查办事服务") }
        func evidence(_ kind: String, _ service: InspectionFacts.Service, _ found: String, _ expected: String) -> InspectionFinding.Evidence
        {
            InspectionFinding.Evidence(kind, owner: service.owner, place: "办事指南“\(service.name)”", found: found, expected: expected)
        }
        switch check {
        case .serviceList:
            return services.isEmpty ? .fail([self.evidence("services", "办事服务", found: "没有办事服务", expected: "公开办事事项")]) : .pass
        case .serviceGuides:
            return .of(
                services.flatMap { service in
                    service.missingElements.map { evidence("element", service, "缺少\($0)", "写明\($0)") }
                        + service.vagueWords.map { evidence("vague", service, "用语含糊：\($0)", "写明具体内容") }
                })
        default:
            return .of(services.filter(\.lacksForms).map { evidence("form", $0, "没有表格下载", "提供表格和样表下载") })
        }
    }

    // MARK: 互动交流

    private func messages(_ check: ScoredCheck) -> InspectionFinding.Result {
        guard let interaction = facts.interaction else { return .notApplicable("留言信箱还没有接入，无法自动判断") }
        if check == .messageChannel {
            return interaction.hasWorkingChannel
                ? .pass : .fail([evidence("channel", "政务咨询", found: "没有可用的留言渠道", expected: "有可用的留言渠道")])
        }
        let yearAgo = day.adding(months: -12)
        let limit = edition.thresholds.answerWorkingDays
        return .of(
            interaction.messages.compactMap { message in
                let due = calendar.day(limit, workingDaysAfter: message.receivedOn)
                guard message.receivedOn >= yearAgo, message.answeredOn ?? day > due else { return nil }
                return InspectionFinding.Evidence(
                    "late", owner: message.owner, place: "留言\(message.number)", found: message.answeredOn.map { "\($0.text)答复" } ?? "未答复",
                    expected: "\(due.text)前答复")
            })
    }

    private var leastEvents: Int {
        facts.site.isPortal ? edition.thresholds.surveysOfPortal : edition.thresholds.surveysOfOthers
    }

    private func tooFew(_ count: Int, _ what: String) -> [InspectionFinding.Evidence] {
        let missing = leastEvents - count
        guard missing > 0 else { return [] }
        // One thing to mend, that costs as often as something is missing.
        return [
            InspectionFinding.Evidence(
                "few", owner: facts.site.owner, place: what, found: "一年内举办\(count)次，还差\(missing)次",
                expected: "一年内不少于\(leastEvents)次", subject: facts.subject, times: missing)
        ]
    }

    private var surveys: InspectionFinding.Result {
        guard let surveys = facts.surveys else { return .notApplicable("征集的截止日期和结果没有登记，无法自动判断") }
        let yearAgo = day.adding(months: -12)
        let recent = surveys.filter { $0.endedOn > yearAgo && $0.endedOn <= day }
        let silent = recent.compactMap { survey -> InspectionFinding.Evidence? in
            let due = survey.endedOn.adding(months: edition.thresholds.outcomeMonths)
            guard survey.outcomeOn ?? day > due else { return nil }
            return InspectionFinding.Evidence(
                "outcome", owner: survey.owner, place: "“\(survey.name)”", found: survey.outcomeOn.map { "\($0.text)才公布结果" } ?? "没有公布结果",
                expected: "\(due.text)前公布结果", subject: survey.subject)
        }
        return .of(silent + tooFew(recent.count, "调查征集"))
    }

    private var interviews: InspectionFinding.Result {
        guard let interviews = facts.interviews else { return .notApplicable("没有检查在线访谈") }
        let yearAgo = day.adding(months: -12)
        return .of(tooFew(interviews.count { $0 > yearAgo && $0 <= day }, "在线访谈"))
    }

    // MARK: 功能设计

    private var footer: InspectionFinding.Result {
        guard let missing = facts.footerMissing else { return .notApplicable("尚未检查页脚") }
        return .of(missing.map { evidence("footer", "页脚", found: "缺少\($0)", expected: "有\($0)") })
    }

    private var links: InspectionFinding.Result {
        .of(
            facts.links.filter(\.isDead).map {
                InspectionFinding.Evidence(
                    $0.isOnHomePage ? "home" : "other", owner: $0.owner, place: $0.page,
                    found: "\($0.target)（\($0.status.map { "状态\($0)" } ?? "无响应")）", expected: "链接可以打开",
                    subject: $0.subject)
            })
    }

    private var labels: InspectionFinding.Result {
        let columns = SiteColumn.labelFaults(openColumns.map(\.column)).map { evidence("column", "栏目标签", found: $0, expected: "标签完整且不重复") }
        let pages = facts.pages.flatMap { page in
            page.labelFaults.map {
                InspectionFinding.Evidence(
                    "page", owner: page.owner, place: page.address, found: $0.words, expected: "标签完整且与内容一致",
                    subject: page.subject)
            }
        }
        return .of(columns + pages)
    }

    // MARK: 本级自查

    private var disclosureGuides: InspectionFinding.Result {
        guard let guides = facts.guideFaults else { return .notApplicable("尚未建立公开指南") }
        return .of(
            guides.sorted { $0.key.value < $1.key.value }.flatMap { agency, faults in
                faults.map {
                    InspectionFinding.Evidence(
                        "guide", owner: agency, place: "公开指南", found: $0.words, expected: "内容齐全、及时更新", subject: .guide(agency))
                }
            })
    }

    private var catalogue: InspectionFinding.Result {
        .of(
            facts.catalogueFaults.map {
                InspectionFinding.Evidence(
                    "catalogue", owner: $0.owner, place: $0.place, found: $0.name, expected: "目录要素齐全、正确", subject: $0.subject)
            }
                + facts.moreCatalogueFaults.sorted { $0.key.value < $1.key.value }.map {
                    .others($0.value, like: "catalogue", owner: $0.key, subject: .catalogue($0.key))
                })
    }

    private var titles: InspectionFinding.Result {
        .of(
            facts.pages.compactMap { page in
                page.wrongTitle.map {
                    InspectionFinding.Evidence(
                        "title", owner: page.owner, place: page.address, found: $0.found, expected: $0.expected, subject: page.subject)
                }
            })
    }

    private var pageSpeed: InspectionFinding.Result {
        let limit = edition.thresholds.slowPageMilliseconds
        return .of(
            facts.pages.filter { $0.milliseconds > limit }.map {
                InspectionFinding.Evidence(
                    "slow", owner: $0.owner, place: $0.address, found: "\($0.milliseconds)毫秒", expected: "不超过\(limit)毫秒",
                    subject: $0.subject)
            })
    }
}
