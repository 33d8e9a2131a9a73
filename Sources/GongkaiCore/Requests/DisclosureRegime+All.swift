extension DisclosureRegime {
    /// Youngest first.
    package static let all = [r2019, r2007]

    /// > 行政机关收到政府信息公开申请，能够当场答复的，应当当场予以答复。行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复；
    /// > 需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过20个工作日。
    /// > 行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。——第三十三条
    private static let r2019 = DisclosureRegime(
        code: "2019", law: law2019, since: "2019-05-15", until: nil,
        clock: ClockRule(
            "request.2019", law: law2019, matter: "申请", act: "答复", limit: TimeLimit(20, article: "第三十三条第二款"),
            extensions: [
                ExtensionRule(.extended, most: 20, approver: officeHead, article: "第三十三条第二款"),
                ExtensionRule(.largeVolume, most: nil, approver: officeHead, article: "第三十五条"),
            ],
            pauses: [
                PauseRule(
                    .thirdParty, article: "第三十三条第三款", answer: TimeLimit(15, article: "第三十二条"),
                    silence: "逾期未提出意见的，由行政机关决定是否公开"),
                PauseRule(.otherAgency, article: "第三十三条第三款"),
                PauseRule(
                    .jointMaker, article: "第三十三条第三款", answer: TimeLimit(15, article: "第三十四条"),
                    silence: "逾期未提出意见的，视为同意公开"),
            ],
            restarts: [
                // 7个工作日内一次性告知……答复期限自行政机关收到补正的申请之日起计算 (art. 30). Fifteen working days are custom: "a reasonable period".
                RestartRule(
                    .supplement, article: "第三十条", notice: TimeLimit(7, article: "第三十条"), answer: TimeLimit(15, article: "第三十条"),
                    silence: "无正当理由逾期不补正的，视为放弃申请", letter: MatterDocument.supplementNotice.name),
                RestartRule(
                    .fee, article: "国办函〔2020〕109号", since: "2021-01-01", answer: TimeLimit(20, article: "国办函〔2020〕109号"),
                    silence: "逾期未缴纳的，视为放弃申请", letter: "缴费通知书"),
            ],
            reminders: reminders),
        receipts: [
            ReceiptRule(.inPerson, .arrival, "当面提交，以提交之日为收到申请之日", "第三十一条第一项"),
            ReceiptRule(.signedMail, .arrival, "邮寄提交，以签收之日为收到申请之日", "第三十一条第二项"),
            ReceiptRule(.ordinaryMail, .confirmation, "无需签收的邮寄，以收到当日与申请人确认之日为收到申请之日", "第三十一条第二项"),
            ReceiptRule(.fax, .confirmation, "传真提交，以双方确认之日为收到申请之日", "第三十一条第三项"),
            ReceiptRule(.email, .confirmation, "互联网渠道（电子邮件）提交，以双方确认之日为收到申请之日", "第三十一条第三项"),
            ReceiptRule(.online, .confirmation, "互联网渠道提交，以双方确认之日为收到申请之日", "第三十一条第三项"),
        ])

    /// > 行政机关不能当场答复的，应当自收到申请之日起15个工作日内予以答复；如需延长答复期限的，应当经政府信息公开工作机构负责人同意，并告知申请人，
    /// > 延长答复的期限最长不得超过15个工作日。申请公开的政府信息涉及第三方权益的，行政机关征求第三方意见所需时间不计算在本条第一款规定的期限内。——第二十四条
    ///
    /// It restarts for nothing: 告知作出更改、补充 is a reply (art. 21 (4)), and what comes then is a new request. The days of receipt were put in
    /// writing in 2015; the same table is used for the years before.
    private static let r2007 = DisclosureRegime(
        code: "2007", law: law2007, since: "2008-05-01", until: "2019-05-14",
        clock: ClockRule(
            "request.2007", law: law2007, matter: "申请", act: "答复", limit: TimeLimit(15, article: "第二十四条第二款"),
            extensions: [ExtensionRule(.extended, most: 15, approver: officeHead, article: "第二十四条第二款")],
            pauses: [PauseRule(.thirdParty, article: "第二十四条第三款")],
            reminders: reminders),
        receipts: [
            ReceiptRule(.inPerson, .arrival, "当面提交，以提交之日为收到申请之日", receipts2015),
            ReceiptRule(.signedMail, .arrival, "邮寄提交，以签收之日为收到申请之日", receipts2015),
            ReceiptRule(.ordinaryMail, .confirmation, "无需签收的邮寄，以与申请人确认之日为收到申请之日", receipts2015),
            ReceiptRule(.fax, .confirmation, "传真提交，以双方确认之日为收到申请之日", receipts2015),
            ReceiptRule(.email, .arrival, "电子邮件提交，以邮件系统收到之日为收到申请之日", receipts2015),
            ReceiptRule(.online, .confirmation, "其他公布的渠道提交，以双方确认之日为收到申请之日", receipts2015),
        ])

    private static let law2019 = "《中华人民共和国政府信息公开条例》（2019年修订）"
    private static let law2007 = "《中华人民共和国政府信息公开条例》（2007年）"
    private static let officeHead = "政府信息公开工作机构负责人"
    private static let receipts2015 = "国办公开办函〔2015〕207号"
    /// Five and two working days before the last one.
    private static let reminders = [5, 2]
}
