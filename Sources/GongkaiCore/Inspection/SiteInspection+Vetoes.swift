/// The veto items (单项否决).
extension SiteInspection {
    private var limits: IndicatorEdition.Thresholds { edition.thresholds }

    func result(of check: VetoCheck) -> InspectionFinding.Result {
        switch check {
        case .incidents: incidents
        case .probes: probes
        case .homeUpdate: homeUpdate
        case .columnUpdate: columnUpdate
        case .interaction: interaction
        case .services: services
        }
    }

    private var incidents: InspectionFinding.Result {
        guard let incidents = facts.incidents else { return .notApplicable("无法自动判断，须由人工核查") }
        return .of(
            incidents.map {
                InspectionFinding.Evidence(
                    "incident", owner: $0.owner, place: $0.place, found: $0.name, expected: "没有此类问题", subject: $0.subject)
            })
    }

    private var probes: InspectionFinding.Result {
        guard let probes = facts.probes, probes.count >= limits.leastProbes else { return .notApplicable("探测次数不足，不能判断") }
        guard probes.failed * 1000 >= probes.count * limits.failedProbesPerMille else { return .pass }
        return .fail([
            evidence(
                "down", "首页", found: "\(probes.count)次探测有\(probes.failed)次打不开",
                expected: "打不开的不到\(Double(limits.failedProbesPerMille) / 10)%")
        ])
    }

    /// Items without a date count as no update, so a home page without any dated item fails.
    private var homeUpdate: InspectionFinding.Result {
        if let last = facts.homeLastItemOn, day <= limits.homeUpdate.end(after: last) { return .pass }
        return .fail([
            evidence(
                "stale", "首页", found: facts.homeLastItemOn.map { "最近更新\($0.text)" } ?? "没有带日期的信息",
                expected: "\(limits.homeUpdate.words)内有更新")
        ])
    }

    /// The limits are those of the indicators here, whatever interval a column has set for itself.
    private var columnUpdate: InspectionFinding.Result {
        let news = openColumns.filter { $0.column.kind.group == .news }
        let notices = openColumns.filter { $0.column.kind.group == .notice && $0.column.parent == nil }
        let both = stale(news, after: limits.newsUpdate) + stale(notices, after: limits.noticeUpdate)
        let all = stale(openColumns)
        var evidence: [InspectionFinding.Evidence] = []
        if both.count >= limits.staleNewsAndNoticeColumns { evidence += both }
        if all.count >= limits.staleColumns { evidence += all.filter { !evidence.contains($0) } }
        if empty.count >= limits.emptyColumns { evidence += empty }
        return .of(evidence)
    }

    private var interaction: InspectionFinding.Result {
        guard let interaction = facts.interaction else { return .notApplicable("留言信箱还没有接入，无法自动判断") }
        guard interaction.hasWorkingChannel else {
            return .fail([evidence("channel", "政务咨询", found: "没有可用的咨询建议渠道", expected: "有可用的咨询建议渠道")])
        }
        let yearAgo = day.adding(months: -12)
        return .of(
            interaction.messages.compactMap { message in
                let limit = message.receivedOn.adding(months: limits.messageMonths)
                guard message.receivedOn >= yearAgo, message.answeredOn ?? day > limit else { return nil }
                return InspectionFinding.Evidence(
                    "unanswered", owner: message.owner, place: "留言\(message.number)",
                    found: message.answeredOn.map { "\($0.text)才答复" } ?? "\(message.receivedOn.text)收到，至今未答复", expected: "\(limit.text)前答复")
            })
    }

    private var services: InspectionFinding.Result {
        guard facts.site.offersServices else { return .notApplicable("本网站没有对外办事服务") }
        guard let services = facts.services else { return .notApplicable("尚未检查办事服务") }
        if services.isEmpty { return .fail([evidence("services", "办事服务", found: "没有办事服务", expected: "提供办事服务")]) }
        let incomplete = services.filter { $0.missingElements.count >= limits.guideElementsMissing }
        guard
            incomplete.count >= limits.incompleteGuides || (services.count < limits.incompleteGuides && incomplete.count == services.count)
        else { return .pass }
        return .fail(
            incomplete.map {
                InspectionFinding.Evidence(
                    "guide", owner: $0.owner, place: "办事指南“\($0.name)”", found: "缺少\($0.missingElements.joined(separator: "、"))",
                    expected: "要素齐全")
            })
    }
}
