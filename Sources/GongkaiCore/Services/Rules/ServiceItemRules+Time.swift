extension ServiceItemRules {
    func checkTime(_ item: ServiceItem, _ list: inout FindingList) {
        let time = item.time
        if time.statutoryLimit.isUnsaid {
            list.refuse("time.statutory", at: "statutoryLimit", "没有法定办结时限。请填写天数；法律没有规定时限的，填“无”。")
        }
        if case .given(let statutory) = time.statutoryLimit {
            refuseNegative(statutory, at: "statutoryLimit", "法定办结时限", &list)
            list.warnBlank(
                statutory.article, "time.statutoryBasis", at: "statutoryLimit", "法定办结时限没有写明出自哪一条。请在时限说明中补充。")
            if item.identity.type == .licence, statutory.unit == .working, statutory.days > generalLimit(of: item).days {
                let words = "法定办结时限\(statutory.words)超过《行政许可法》第四十二条的\(generalLimit(of: item).words)。"
                if statutory.article.isEmpty || statutory.article.contains("行政许可法") {
                    list.warn("time.beyondLicensingLaw", at: "statutoryLimit", words + "法律、法规另有规定的，请在时限说明中写明。")
                } else if isBelowRegulations(statutory.article) {
                    list.warn("time.beyondByRule", at: "statutoryLimit", words + "时限说明写的看来是规章或者文件，只有法律、法规可以另行规定。请核对依据。")
                }
            }
        }
        guard let promised = time.promisedLimit else {
            list.refuse("time.promised", at: "promisedLimit", "没有承诺办结时限，无法计时。请填写；当场办结的填0。")
            if time.caseType == nil { list.refuse("time.caseType", at: "caseType", "没有办件类型。请选择即办件或者承诺件。") }
            return
        }
        refuseNegative(promised, at: "promisedLimit", "承诺办结时限", &list)
        switch time.caseType {
        case nil: list.refuse("time.caseType", at: "caseType", "没有办件类型。请选择即办件或者承诺件。")
        case .immediate where promised.days != 0:
            list.refuse("time.immediate", at: "promisedLimit", "即办件应当日办结，承诺办结时限应为0，现在是\(promised.words)。请改为0，或者改为承诺件。")
        case .promised where promised.days == 0:
            list.refuse("time.promisedZero", at: "caseType", "承诺办结时限为0的应是即办件。请改为即办件，或者填写承诺天数。")
        default: break
        }
        if let statutory = time.statutoryLimit.value {
            comparePromise(promised, with: statutory, at: "promisedLimit", "", code: "time", &list)
        } else if case let limit = generalLimit(of: item), isLonger(promised, than: limit) {
            let isLicence = item.identity.type == .licence
            list.refuse(
                isLicence ? "time.promiseBeyondLicensingLaw" : "time.promiseBeyondGeneralLimit", at: "promisedLimit",
                "承诺办结时限\(promised.words)超过\(isLicence ? "《行政许可法》第四十二条" : limit.article)的\(limit.words)，又没有另外规定时限的法律、法规。"
                    + "请缩短承诺时限，或者填写法定办结时限和依据。")
        }
    }

    /// > 除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。……行政许可采取统一办理或者联合办理、集中办理的，
    /// > 办理的时间不得超过四十五日。——第四十二条
    private func generalLimit(of item: ServiceItem) -> TimeLimit {
        CaseTerms.generalLimit(of: item.identity.type, isJoint: item.process.flow.isJoint)
    }

    /// > 但是，法律、法规另有规定的，依照其规定。——第四十二条
    ///
    /// Told by the titles: a 规章 is called 办法, 规定 or 细则. So are some regulations, and therefore somebody looks.
    private func isBelowRegulations(_ article: String) -> Bool {
        let titles = article.matches(of: /《([^》]+)》/).map { String($0.1) }
        return !titles.isEmpty && titles.allSatisfy { !($0.hasSuffix("法") && !$0.hasSuffix("办法")) && !$0.hasSuffix("条例") }
    }

    /// A promise may be shorter than the law, never longer. Limits of different units cannot be compared day by day: what is longer for
    /// certain is refused, the rest is for somebody to look at.
    func comparePromise(
        _ promised: TimeLimit, with statutory: TimeLimit, at place: String, _ subject: String, code: String, _ list: inout FindingList
    ) {
        if isLonger(promised, than: statutory) {
            list.refuse(
                code + ".promiseBeyondLaw", at: place,
                "\(subject)承诺办结时限\(promised.words)超过法定办结时限\(statutory.words)。请缩短承诺时限，或者核对法定时限。")
        } else if promised.unit != statutory.unit, promised.days > 0 {
            list.warn(code + ".units", at: place, "\(subject)承诺办结时限和法定办结时限一个按工作日、一个按自然日。请改用同一种日。")
        }
    }

    private func isLonger(_ promised: TimeLimit, than statutory: TimeLimit) -> Bool {
        switch (promised.unit, statutory.unit) {
        case (.working, .working), (.calendar, .calendar): promised.days > statutory.days
        // So many working days are so many days at least.
        case (.working, .calendar): promised.days > statutory.days
        // A week for five working days, and sixteen days for the two longest holidays of a year.
        case (.calendar, .working): promised.days > statutory.days / 5 * 7 + statutory.days % 5 + 16
        }
    }

    func refuseNegative(_ limit: TimeLimit?, at place: String, _ label: String, _ list: inout FindingList) {
        guard let limit, limit.days < 0 || limit.days > 3_650 else { return }
        list.refuse("time.outOfRange", at: place, "\(label)应在0至3650天之间，现在是\(limit.days)。请更正。")
    }

    func checkFlow(_ item: ServiceItem, _ list: inout FindingList) {
        let flow = item.process.flow
        guard !flow.steps.isEmpty else {
            list.refuse("flow.missing", at: "flow", "没有办理流程。请至少写明受理和办结环节。")
            return
        }
        let faults = flow.faults(units: units)
        for fault in faults { list.refuse(fault.code, at: "flow", fault.words) }
        for (index, step) in flow.steps.enumerated() {
            let place = "flow[\(index + 1)]"
            list.refuseBlank(step.name, "flow.name", at: place + ".name", "办理流程第\(index + 1)个环节没有名称。请填写。")
            list.refuseVague(step.name, at: place + ".name", "环节“\(step.name)”")
            for kind in LimitKind.allCases {
                guard let limit = step.limit(kind) else { continue }
                refuseNegative(limit, at: place, "环节“\(step.title)”的\(kind.words)", &list)
                if limit.unit == .calendar, step.special == nil {
                    list.refuse("flow.calendarDays", at: place, "环节“\(step.title)”的\(kind.words)按自然日填写，无法与其他环节相加。请改为工作日。")
                }
            }
            if let promised = step.promisedLimit, let statutory = step.statutoryLimit {
                comparePromise(promised, with: statutory, at: place, "环节“\(step.title)”的", code: "flow", &list)
            }
            if let special = step.special {
                list.refuseBlank(
                    special.basis, "flow.specialBasis", at: place + ".special", "特别程序“\(step.title)”没有依据。请写明法律条款。")
                if step.promisedLimit == nil {
                    list.refuse("flow.specialLimit", at: place, "特别程序“\(step.title)”没有写明需要多久。应当告知申请人，请填写承诺时限。")
                }
            } else if step.promisedLimit == nil {
                list.refuse("flow.limit", at: place, "环节“\(step.title)”没有承诺时限，无法计时。请填写；当日完成的填0。")
            }
        }
        guard faults.isEmpty else { return }
        if let promised = item.time.promisedLimit, promised.unit == .working {
            compareTotal(flow, .promised, promised, &list)
        }
        if let statutory = item.time.statutoryLimit.value, statutory.unit == .working {
            compareTotal(flow, .statutory, statutory, &list)
        }
    }

    private func compareTotal(_ flow: Flow, _ kind: LimitKind, _ whole: TimeLimit, _ list: inout FindingList) {
        guard let path = flow.longestPath(in: kind), path.days > whole.days else { return }
        let names = path.steps.compactMap { flow.step($0)?.title }.joined(separator: "→")
        list.refuse(
            "flow.beyondTerm", at: "flow",
            "各环节\(kind.words)合计\(path.days)个工作日（\(names)），超过事项的\(kind.words)\(whole.words)。请缩短环节时限，或者核对事项时限。")
    }
}
