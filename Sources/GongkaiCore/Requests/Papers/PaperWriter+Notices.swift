extension PaperWriter {
    /// 登记回执: that it came, when that counts from, and by when it is answered.
    mutating func writeRegistrationReceipt() throws(PaperRefusal) {
        let start = try receipt
        sayItems(after: "\(you)依照\(law)\(article("第二十条", "第二十九条"))提出的政府信息公开申请，本机关已经登记。申请公开")
        say("登记编号：\(facts.requestNumber)" + (facts.trackingCode.map { "；查询码：\($0.grouped)" } ?? "") + "。凭登记编号和查询码可以查询办理进度，请妥善保管。")
        // The rule for requests before 2019 was put in writing in 2015: an older receipt cannot name it.
        let basis = is2007 && facts.day < "2016-01-01" ? "" : "（\(Self.cite(start.article))）"
        say("收到申请之日：\(start.day.chineseText)。\(Self.clause(start.words))\(basis)。")
        guard let due = facts.due else { throw missing("答复期限") }
        let limit = facts.regime.clock.limit
        say(
            "本机关自收到申请之日起\(limit.days)个工作日内答复，即不晚于\(due.chineseText)（《条例》\(limit.article)）。"
                + (facts.isProvisional ? "该日期按现已公布的放假安排推算，新的放假安排公布后可能变动。" : "")
                + article(
                    "需要征求第三方意见或者延长答复期限的，依照《条例》第二十四条办理，并告知\(you)。",
                    "需要补正、征求意见或者延长答复期限的，依照《条例》第三十条、第三十三条办理，并告知\(you)。"))
        demand(facts.requestNumber, "登记回执没有写明登记编号\(facts.requestNumber)。请补上。")
        demand(start.day.chineseText, "登记回执没有写明收到申请之日\(start.day.chineseText)。请补上。")
        demand(due.chineseText, "登记回执没有写明答复期限\(due.chineseText)。请补上。")
    }

    /// > 政府信息公开申请内容不明确的，行政机关应当给予指导和释明，并自收到申请之日起7个工作日内一次性告知申请人作出补正，说明需要补正的事项和合理的
    /// > 补正期限。答复期限自行政机关收到补正的申请之日起计算。申请人无正当理由逾期不补正的，视为放弃申请，行政机关不再处理该政府信息公开申请。——第三十条
    mutating func writeSupplementNotice() throws(PaperRefusal) {
        let what = try need(.what)
        let last = try needDay(.answerBy)
        try sayRequest()
        say("经审查，\(you)的申请内容不明确。\(reason)根据《条例》第三十条的规定，请\(you)作出如下补正：")
        say(Self.sentence(what))
        // What is over does not begin anew.
        let reply = isOver ? "本机关收到补正后尽快答复" : "答复期限自本机关收到补正的申请之日起计算"
        say("请于\(last.chineseText)前（含当日）将补正材料提交本机关。\(reply)；无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请（《条例》第三十条）。")
        say("对补正内容有疑问的，请与本机关联系，本机关将依照《条例》第三十条给予指导和释明。")
        demand(last.chineseText, "补正告知书没有写明补正期限\(last.chineseText)（《条例》第三十条）。请补上。")
        demand("放弃申请", "补正告知书没有告知逾期不补正的后果（《条例》第三十条）。请补上。")
        forbidNewCount()
    }

    /// > 申请人申请公开政府信息的数量、频次明显超过合理范围，行政机关可以要求申请人说明理由。——第三十五条
    mutating func writeStatementNotice() throws(PaperRefusal) {
        let why = Self.sentence(try need(.reason))
        try sayRequest()
        say("\(you)申请公开政府信息的数量、频次明显超过合理范围：\(why)根据《条例》第三十五条的规定，请\(you)书面说明申请理由。")
        say("经审查认为申请理由不合理的，本机关将告知\(you)不予处理；认为申请理由合理，但无法在《条例》第三十三条规定的期限内答复的，本机关将依照《条例》第三十五条确定延迟答复的合理期限并告知\(you)。")
        demand("说明申请理由", "说明理由通知书没有要求申请人说明申请理由（《条例》第三十五条）。请补上。")
    }

    /// Told before the first limit ends.
    mutating func writeExtensionNotice(isVolume: Bool) throws(PaperRefusal) {
        let why = Self.clause(try need(.reason))
        guard let days = facts.said[MatterField.extensionDaysCode]?.number else { throw missing("延长的天数") }
        guard let first = facts.firstDue, let due = facts.due else { throw missing("延长后的答复期限") }
        let basis = Self.cite(facts.regime.clock.extensionRule(isVolume ? .largeVolume : .extended)?.article ?? "")
        try sayRequest()
        say("因\(why)，本机关不能在\(first.chineseText)前答复。")
        say(
            isVolume
                ? "\(you)已经说明申请理由。根据\(basis)的规定，经本机关政府信息公开工作机构负责人同意，本机关延迟\(days)个工作日答复，即不晚于\(due.chineseText)。"
                : "根据\(basis)的规定，经本机关政府信息公开工作机构负责人同意，答复期限延长\(days)个工作日，本机关将不晚于\(due.chineseText)答复\(you)。")
        demand(due.chineseText, "延期答复告知书没有写明延长后的答复期限\(due.chineseText)。请补上。")
    }

    /// 不再处理: nothing came in the time that was named.
    mutating func writeAbandonedNotice(_ outcome: RequestOutcome) throws(PaperRefusal) {
        let last = try needDay(.answerBy)
        let basis = Self.cite(outcome.article(under: facts.regime) ?? "")
        try sayRequest()
        if outcome.code == "feeUnpaid" {
            say("本机关已经通知\(you)于\(last.chineseText)前缴纳信息处理费，\(you)逾期未缴纳。根据\(basis)的规定，视为放弃申请，本机关不再处理该申请。")
        } else {
            say("本机关已经一次性告知\(you)于\(last.chineseText)前作出补正，\(you)逾期没有补正，也没有说明正当理由。根据\(basis)的规定，视为放弃申请，本机关不再处理该申请。")
        }
        say("仍然需要该政府信息的，\(you)可以依照《条例》第二十九条重新提出申请。")
        demand(basis, "不再处理告知书没有写明依据\(basis)。请补上。")
        sayRemedies(against: outcome, to: you)
    }
}
