/// What stands against a version's becoming public, each with a sentence that says what to do.
package enum PublicationObstacle: Sendable, Equatable {
    case titleMissing
    case titleTooLong(count: Int)
    /// Neither words nor a picture nor a file.
    case bodyMissing
    /// It publishes a reply that gives something, and neither holds it nor says where it is.
    case answerMissing
    case schemeUnusable([String])
    case stepsMissing([String])
    /// The text was changed after this step approved it.
    case reviewOfOtherText(step: String)
    case reviewerWroteIt(step: String, name: String)
    case lastApproverWroteIt(name: String)
    case samePersonTwice(name: String, steps: [String])
    case secrecyReviewMissing
    case secrecyReviewForbids(SecrecyOutcome)
    case secrecyBasisMissing
    case openHits([OpenGateHit])
    /// Hits that nobody can let pass.
    case mustGo([OpenGateHit])
    case metadataMissing([String])
    case metadataWrong([MetadataFault])
    case publishTimePast(Instant)
    case expiresBeforePublication(publish: Instant, expire: Instant)
    /// A consultation that does not say until when it asks.
    case closingMissing
    case closesBeforePublication(publish: Day, closes: Day)
    case columnArchived(String)
    case columnRefusesKind(column: String, kind: String)

    /// A review that is still to come: nothing is wrong, and the steps of the review say whose turn it is.
    package var isReviewToCome: Bool {
        switch self {
        case .stepsMissing, .secrecyReviewMissing: true
        default: false
        }
    }

    package var words: String {
        switch self {
        case .titleMissing: "没有标题。请填写标题。"
        case .titleTooLong(let count): "标题有\(count)个字，最多\(PublicationJudge.titleBounds.upperBound)个字。请缩短，副题可写在正文开头。"
        case .bodyMissing: "没有正文，也没有附件。请填写正文，或者添加附件。"
        case .answerMissing: "这份答复决定公开信息，稿件里却没有所公开的内容，看的人得不到答案。请添加随答复提供的文件，或者在正文写明可以看到的网址、索引号。"
        case .schemeUnusable(let faults): "栏目的审核流程不能使用：" + faults.joined() + "请由网站管理员更正审核流程。"
        case .stepsMissing(let names): "还有审核未完成：\(names.joined(separator: "、"))。请送审，或等待审核人处理。"
        case .reviewOfOtherText(let step): "“\(step)”通过后内容又有改动，原审核不再有效。请重新送审。"
        case .reviewerWroteIt(let step, let name): "“\(step)”的审核人\(name)参与了编写，不能审核自己的稿件。请退回，改由他人审核。"
        case .lastApproverWroteIt(let name): "最后一步的审核人\(name)就是送审人或编写人。请收回重新送审，由他人作最后审核。"
        case .samePersonTwice(let name, let steps): "\(name)一人作了\(steps.map { "“\($0)”" }.joined(separator: "和"))。各步须由不同的人审核，请收回重新送审。"
        case .secrecyReviewMissing: "没有保密审查结论。未经保密审查的信息不得公开，请由审查人作出结论。"
        case .secrecyReviewForbids(let outcome):
            switch outcome {
            case .onRequest: "保密审查结论是“依申请公开”，不能主动公开。请改登记为依申请公开，或删去不宜公开的内容后重新送审。"
            case .referred: "保密审查结论是“提请保密部门确定”。请在保密部门确定后重新审查。"
            default: "保密审查结论是“\(outcome.words)”，不能公开。请删去不得公开的内容后重新送审，或作废草稿。"
            }
        case .secrecyBasisMissing: "保密审查没有写明依据。请由审查人补写依据后重新审查。"
        case .openHits(let hits):
            "发布前检查还有\(hits.count)处未处理：\(hits.prefix(3).map { "\($0.place)的\($0.what)" }.joined(separator: "、"))\(hits.count > 3 ? "等" : "")。请逐处改正，或由审核人注明理由后放行。"
        case .mustGo(let hits):
            "有\(hits.count)处内容不能公开：\(hits.prefix(3).map { "\($0.place)的\($0.what)" }.joined(separator: "、"))\(hits.count > 3 ? "等" : "")。请改正后再送审。"
        case .metadataMissing(let labels): "还没有填写：\(labels.joined(separator: "、"))。请补齐后再送审。"
        case .metadataWrong(let faults): faults.map(\.words).joined()
        case .publishTimePast(let time): "定时发布的时间\(time.minuteText)已经过去。请改为以后的时间，或直接发布。"
        case .expiresBeforePublication(let publish, let expire):
            "下线时间\(expire.minuteText)不晚于发布时间\(publish.minuteText)，发布后不会有人看到。请推迟下线时间，或不设下线时间。"
        case .closingMissing: "没有填写征集的截止日期。请填写公众可以提意见的最后一天。"
        case .closesBeforePublication(let publish, let closes):
            "征集截止日期\(closes.text)早于发布日期\(publish.text)，公众来不及提意见。请推迟截止日期。"
        case .columnArchived(let column): "栏目“\(column)”已归档，不再接收新内容。请移到其他栏目。"
        case .columnRefusesKind(let column, let kind): "栏目“\(column)”不接收“\(kind)”。请移到合适的栏目，或更改稿件类型。"
        }
    }
}

extension Instant {
    /// `2014-03-30 09:05`, as forms and page labels write it.
    package var minuteText: String { String(text.dropLast(3)) }
}
