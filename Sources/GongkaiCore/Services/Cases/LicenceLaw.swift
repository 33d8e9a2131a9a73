/// One version of the licence law, with everything that a case takes from it: data with dates. The day of receipt decides.
///
/// Its days are working days (art. 82: 以工作日计算，不含法定节假日). Art. 43, the twenty days of a lower organ that examines first, is not modelled.
///
/// The amendment of 2019 left all limits as they were; what it added (no discrimination, secrecy of what applicants hand in, no technology in return
/// for a licence) bears on the reasons of a decision, not on its days.
package final class LicenceLaw: Sendable {
    /// The year, as stored.
    package let code: String
    package let law: String
    package let since: Day
    /// The last day; nil while in force.
    package let until: Day?
    /// 当场或者在五日内一次告知; silence is acceptance (art. 32 (4)).
    package let notice: TimeLimit
    /// 二十日, 四十五日 where several units act together (art. 42): 依照本法第二十六条 the government has ordered that, which the steps of several units are
    /// taken for.
    package let single: TimeLimit
    package let joint: TimeLimit
    let singleExtension: ExtensionRule
    let jointExtension: ExtensionRule
    /// 颁发、送达 (art. 44).
    package let delivery: TimeLimit

    init(
        code: String, law: String, since: Day, until: Day?, notice: TimeLimit, single: TimeLimit, joint: TimeLimit,
        singleExtension: ExtensionRule, jointExtension: ExtensionRule, delivery: TimeLimit
    ) {
        self.code = code
        self.law = law
        self.since = since
        self.until = until
        self.notice = notice
        self.single = single
        self.joint = joint
        self.singleExtension = singleExtension
        self.jointExtension = jointExtension
        self.delivery = delivery
    }

    /// The one in force on a day; the oldest for the days before.
    package static func inForce(on day: Day) -> LicenceLaw { all.first { $0.since <= day } ?? all[all.count - 1] }

    package func extensionRule(isJoint: Bool) -> ExtensionRule { isJoint ? jointExtension : singleExtension }

    /// The rule of the clock for a case under its terms.
    package func clockRule(for terms: CaseTerms) -> ClockRule {
        ClockRule(
            "case.\(code)", law: law, matter: "申请", act: "作出决定", limit: terms.statutory,
            extensions: [extensionRule(isJoint: terms.isJoint)],
            pauses: CaseProcedure.allCases.map { PauseRule($0.ground, article: "第四十五条") }, reminders: [1])
    }
}

extension LicenceLaw {
    /// Youngest first.
    package static let all = [version("2019", "《中华人民共和国行政许可法》（2019年修正）", "2019-04-23", nil), version2003]

    private static let version2003 = version("2003", "《中华人民共和国行政许可法》（2003年）", "2004-07-01", "2019-04-22")

    /// > 除可以当场作出行政许可决定的外，行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定。二十日内不能作出决定的，经本行政机关负责人批准，
    /// > 可以延长十日，并应当将延长期限的理由告知申请人。但是，法律、法规另有规定的，依照其规定。
    /// > 依照本法第二十六条的规定，行政许可采取统一办理或者联合办理、集中办理的，办理的时间不得超过四十五日；四十五日内不能办结的，
    /// > 经本级人民政府负责人批准，可以延长十五日，并应当将延长期限的理由告知申请人。——第四十二条
    private static func version(_ code: String, _ law: String, _ since: Day, _ until: Day?) -> LicenceLaw {
        LicenceLaw(
            code: code, law: law, since: since, until: until, notice: TimeLimit(5, article: "第三十二条第一款第四项"),
            single: TimeLimit(20, article: "第四十二条第一款"), joint: TimeLimit(45, article: "第四十二条第二款"),
            singleExtension: ExtensionRule(.caseExtended, most: 10, approver: "本行政机关负责人", article: "第四十二条第一款"),
            jointExtension: ExtensionRule(.caseExtended, most: 15, approver: "本级人民政府负责人", article: "第四十二条第二款"),
            delivery: TimeLimit(10, article: "第四十四条"))
    }
}
