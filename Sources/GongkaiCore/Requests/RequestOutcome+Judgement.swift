extension RequestOutcome {
    /// What stands against deciding a request this way, each a sentence that says what to do; empty when nothing does.
    ///
    /// - Parameter said: what is filled in with the draft.
    func obstacles(_ said: [String: FieldValue], _ matter: Matter, under regime: DisclosureRegime) -> [String] {
        if isWithoutReply { return ["“\(label)”不作答复，请用“\(Self.ownStep(code))”办理。"] }
        guard article(under: regime) != nil else { return ["\(regime.law)没有“\(label)”这种处理结果。请另选。"] }
        var found = duties.compactMap { duty in obstacle(duty, said, matter, under: regime) }
        if code != "partlyGranted", said[MatterField.withheldGround.code] != nil {
            found.append("只有部分公开才填写“\(MatterField.withheldGround.label)”。请去掉，或改选部分公开。")
        }
        if code == "partlyGranted", Self.isOfThirdParty(said[MatterField.withheldGround.code]?.text) {
            found += [obstacle(.thirdPartyHeard, said, matter, under: regime)].compactMap(\.self)
        }
        // > 第三方不同意公开且有合理理由的，行政机关不予公开。行政机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的
        // > 政府信息内容和理由书面告知第三方。——第三十二条
        if code == "granted", matter.hasObjection, said[MatterField.publicInterest.code] == nil {
            found.append("第三方不同意公开。不公开可能对公共利益造成重大影响的，才能公开：请填写“\(MatterField.publicInterest.label)”，或改为不予公开、部分公开。")
        }
        return found
    }

    /// Steps that must come before a draft with this outcome and have not, each as a sentence.
    package func missingSteps(in matter: Matter) -> [String] {
        duties.compactMap { duty in
            guard case .done(let action, let why) = duty, matter.last(action) == nil else { return nil }
            return why
        }
    }

    /// What must be filled in with it besides.
    package var wantedFields: [MatterField] {
        duties.compactMap { duty in if case .says(let field, _) = duty { field } else { nil } }
    }

    /// Whether a field has to do with it: what must be filled in, and what may be.
    package func mayFill(_ field: MatterField) -> Bool {
        switch field.code {
        case MatterField.reason.code: true
        case MatterField.withheldGround.code: code == "partlyGranted"
        case MatterField.noConsultationReason.code: ["tradeSecret", "privacy", "partlyGranted"].contains(code)
        case MatterField.publicInterest.code: ["granted", "partlyGranted"].contains(code)
        case MatterField.publicAddress.code: ["granted", "partlyGranted"].contains(code) || isWanted(field)
        default: isWanted(field)
        }
    }

    private func isWanted(_ field: MatterField) -> Bool { wantedFields.contains { $0.code == field.code } }

    private func obstacle(_ duty: OutcomeDuty, _ said: [String: FieldValue], _ matter: Matter, under regime: DisclosureRegime) -> String? {
        switch duty {
        case .says(let field, let why): said[field.code] == nil ? "\(why)请填写“\(field.label)”。" : nil
        case .done(let action, let why): matter.last(action) == nil ? why : nil
        case .thirdPartyHeard:
            matter.branches.contains { $0.role == .thirdParty && $0.state != .open } || said[MatterField.noConsultationReason.code] != nil
                ? nil : "以商业秘密、个人隐私为由不予公开的，应当先书面征求第三方意见；没有征求的，请填写“\(MatterField.noConsultationReason.label)”。"
        case .only(let code, let instead): regime.code == code ? nil : "\(regime.law)没有这种处理结果。" + instead
        }
    }

    private static func isOfThirdParty(_ ground: String?) -> Bool { ground == "tradeSecret" || ground == "privacy" }

    private static func ownStep(_ code: String) -> String {
        switch code {
        case "withdrawn": RequestAction.withdraw.words
        case "otherHandled": RequestAction.terminate.words
        default: RequestAction.closeUnanswered.words
        }
    }
}

extension Matter {
    /// Whether somebody whose interests it touches objected.
    var hasObjection: Bool { branches.contains { $0.role == .thirdParty && $0[.opinion]?.text == "objects" } }
}
