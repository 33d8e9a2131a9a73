extension PaperWriter {
    /// > 行政机关依申请提供政府信息，不收取费用。但是，申请人申请公开政府信息的数量、频次明显超过合理范围的，行政机关可以收取信息处理费。——第四十二条
    mutating func writeFeeNotice() throws(PaperRefusal) {
        let standard = try need(.feeStandard)
        let last = try needDay(.answerBy)
        let sum = Money.yuan(try checkedAmount)
        guard let payment = facts.organ.payment else { throw missing("缴费方式") }
        try sayRequest()
        say(
            "根据《条例》第四十二条和\(FeeRegime.processing.basis)的规定，本机关对该申请\(standard == "byPage" ? "按量" : "按件")计收信息处理费\(sum)。")
        sayFee()
        let days = facts.daysToAnswer.map { "在收到本通知书次日起\($0)个工作日内，即" } ?? ""
        say("请\(days)于\(last.chineseText)前（含当日）缴纳。缴纳方式：\(Self.sentence(payment))收入上缴国库，缴费后开具财政票据。")
        let reply = isOver ? "缴纳的，本机关尽快答复" : "缴纳的，办理期限自缴费次日起重新计算"
        say("逾期未缴纳的，视为放弃申请，本机关不再处理该申请；\(reply)（《政府信息公开信息处理费管理办法》）。")
        say("对收取信息处理费有异议的，不能单独就收费申请行政复议或者提起行政诉讼；缴费期满后，可以就本机关不再处理申请的行为，依照《条例》第五十一条申请行政复议或者提起行政诉讼。")
        demand(sum, "缴费通知书没有写明应缴金额\(sum)。请补上。")
        demand(last.chineseText, "缴费通知书没有写明缴费期限\(last.chineseText)。请补上。")
        demand("放弃申请", "缴费通知书没有告知逾期不缴费的后果。请补上。")
        forbidNewCount()
    }

    /// > 行政机关依申请提供政府信息，除可以收取检索、复制、邮寄等成本费用外，不得收取其他费用。——第二十七条 (2007)
    mutating func writeCostNotice() throws(PaperRefusal) {
        let sum = Money.yuan(try checkedAmount)
        let code = try need(.costKind)
        guard let kind = LegacyFee(rawValue: code) else { throw missing(MatterField.costKind.label) }
        try sayRequest()
        say("根据《条例》第二十七条的规定，本机关依申请提供政府信息，收取\(kind.label)\(sum)。")
        sayFee()
        say("收取的费用全部上缴财政，缴费后开具票据（《条例》第二十七条）。\(you)经济确有困难的，可以依照《条例》第二十八条申请减免。")
        demand(sum, "收费通知书没有写明金额\(sum)。请补上。")
    }

    /// In fen. What was asked for has to be what was worked out.
    private var checkedAmount: Int {
        get throws(PaperRefusal) {
            guard let asked = facts[.amount]?.number else { throw missing("应缴的金额") }
            if let fee = facts.fee, fee.total != asked { throw .feeDiffers(asked: asked, computed: fee.total) }
            return asked
        }
    }

    private mutating func sayFee() {
        guard let fee = facts.fee else { return }
        say("计算如下：\(fee.words.dropFirst().joined(separator: "；"))。")
    }
}

extension PaperWriter {
    /// 送达回证: what was handed over, to whom, how and when; kept with the papers of the request.
    mutating func writeServiceRecord() throws(PaperRefusal) {
        layout = .form
        let way = try need(.serviceWay)
        guard case .choice(let ways) = MatterField.serviceWay.kind, let choice = ways.first(where: { $0.code == way }) else {
            throw missing(MatterField.serviceWay.label)
        }
        guard let served = facts.served else { throw missing("送达的文书和文号") }
        let isByHand = way == "direct" || way == "agency"
        rows = [
            .init("申请登记编号", facts.requestNumber),
            .init("送达文书", "《\(served.title)》"),
            .init("发文字号", served.number),
            .init("受送达人", facts.applicant.name),
            .init("送达地址", facts.address),
            .init("送达方式", choice.label),
            .init("送达日期", facts.day.chineseText),
            .init("送达凭证", try need(.serviceEvidence)),
            .init("受送达人签名或者盖章", isByHand ? "" : "（\(choice.label)，以送达凭证为准）"),
            .init("代收人及代收理由", ""),
            .init("送达人签名", ""),
            .init("备注", isByHand ? "以签收之日为送达之日。" : way == "post" ? "以交邮之日为寄出之日。" : "以发出之日为送达之日。"),
        ]
    }
}
