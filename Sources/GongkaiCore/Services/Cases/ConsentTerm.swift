/// What must have passed without a decision before silence is a grant.
package enum ConsentTerm: String, Sendable, CaseIterable {
    /// The statutory limit of the item.
    case limit
    /// The validity of the licence that is to be renewed.
    case validity

    /// What the law behind the consent says; without a law nothing is granted, whatever passes.
    ///
    /// > 行政机关应当根据被许可人的申请，在该行政许可有效期届满前作出是否准予延续的决定；逾期未作决定的，视为准予延续。——《行政许可法》第五十条第二款
    package init(of law: String?) {
        // Each law with the articles behind its name: article 50 of another one is none of this.
        let parts = (law ?? "").split(separator: "《")
        let isRenewal = parts.contains { part in
            guard let name = part.firstRange(of: "行政许可法") else { return false }
            let articles = part[name.upperBound...]
            return articles.contains("第五十条") || articles.contains("第50条")
        }
        self = isRenewal ? .validity : .limit
    }
}

extension CaseTerms {
    /// Whether silence grants when the licence that is to be renewed ends.
    package var waitsForValidity: Bool { deemedConsent != nil && consentTerm == .validity }
}

extension CaseFacts {
    /// What comes of it when nobody decides, for whoever waits; nil where silence grants nothing.
    package var silenceWords: String? {
        guard let law = terms.deemedConsent else { return nil }
        guard terms.waitsForValidity else { return "法定期限内没有作出决定的，依据\(law)视为准予。" }
        guard let day = licenceUntil else { return Self.validityUnknown }
        guard let start else { return "原许可证的有效期到\(day.chineseText)届满；届满以前已经受理而没有作出决定的，依据\(law)视为准予延续。" }
        guard mayRenewSilently else {
            let what = start > day ? "受理" : "登记这个日期"
            return "原许可证的有效期已于\(day.chineseText)届满，\(what)在届满以后，逾期没有决定的不视为准予延续。"
        }
        return "原许可证的有效期到\(day.chineseText)届满；届满以前没有作出决定的，依据\(law)视为准予延续。"
    }

    /// Whether the organ had an application that it could decide, and knew the day, before the old licence ended: nobody is late with what came afterwards.
    var mayRenewSilently: Bool {
        guard let day = licenceUntil, let start else { return false }
        return start <= day && validitySaidOn ?? start <= day
    }

    private static let validityUnknown = "还没有登记原许可证的有效期届满日；登记以前，逾期没有决定的不视为准予延续。请把原许可证的有效期告诉窗口。"
}

extension CaseClock {
    /// The last day after which silence grants: of the statutory limit, or of the old licence, which no special procedure puts off. Nil where silence
    /// grants nothing, before acceptance, while nobody has registered until when the old licence is valid, and where that was over when the application was accepted.
    ///
    /// Article 45 keeps time out of 本节规定的期限; article 50 stands in another section.
    package var silenceDue: Day? {
        guard facts.terms.deemedConsent != nil, facts.start != nil else { return nil }
        if !facts.terms.waitsForValidity { return statutoryDue }
        return facts.mayRenewSilently ? facts.licenceUntil : nil
    }
}
