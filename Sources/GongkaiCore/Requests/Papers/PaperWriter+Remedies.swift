extension PaperWriter {
    /// 救济告知: bodies and limits in force on the day of the paper, with the articles they rest on. Everything of it must stay.
    mutating func sayRemedies(against outcome: RequestOutcome, to whom: String) {
        let remedies = Remedies(against: outcome, by: facts.organ.kind, decided: facts.day, facts.organ.places)
        guard !remedies.reviewBodies.isEmpty else {
            sayRemedy(remedies.paragraph + "（依据：《条例》\(article("第三十三条、第三十七条", "第五十五条"))）")
            return demand("申诉", "没有告知向谁申诉。请补上救济告知。", in: .remedy)
        }
        sayRemedy(remedies.paragraph + "申请行政复议和提起行政诉讼的期限，依照\(Self.articles(on: facts.day, isReviewFirst: remedies.isReviewFirst))。")
        sayRemedy(
            is2007
                ? "\(whom)认为本机关不依法履行政府信息公开义务的，也可以依照《条例》第三十三条第一款，向上级行政机关、监察机关或者政府信息公开工作主管部门举报。"
                : "\(whom)认为本机关在政府信息公开工作中侵犯合法权益的，也可以依照《条例》第五十一条，向上一级行政机关或者政府信息公开工作主管部门投诉、举报。")
        for body in remedies.reviewBodies {
            demand(body, "救济告知没有写明复议机关“\(body)”。请补上。", in: .remedy)
        }
        demand(remedies.court, "救济告知没有写明管辖法院“\(remedies.court)”。请补上。", in: .remedy)
        demand("60日", "救济告知没有写明申请行政复议的期限60日。请补上。", in: .remedy)
        if remedies.isReviewFirst {
            demand("应当先", "\(facts.day.chineseText)作出的不予公开决定，应当先申请行政复议，救济告知没有这样写。请改正。", in: .remedy)
            demand("15日", "救济告知没有写明对复议决定不服提起诉讼的期限15日。请补上。", in: .remedy)
        } else {
            let limit = remedies.courtLimit
            demand("\(limit)内", "按\(facts.day.chineseText)的法律，提起行政诉讼的期限是\(limit)，救济告知没有这样写。请改正。", in: .remedy)
        }
    }

    /// 行政复议法 of 1999 (art. 9) and of 2023 (art. 20), 行政诉讼法 of 1989 (art. 39) and as revised in 2014 (arts. 45, 46).
    private static func articles(on day: Day, isReviewFirst: Bool) -> String {
        let review = "《中华人民共和国行政复议法》\(day < "2024-01-01" ? "第九条" : "第二十条")第一款"
        let court = isReviewFirst ? "第四十五条" : day < "2015-05-01" ? "第三十九条" : "第四十六条第一款"
        return "\(review)、《中华人民共和国行政诉讼法》\(court)"
    }
}
