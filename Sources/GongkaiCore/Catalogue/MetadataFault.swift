/// What is wrong, not missing, in the metadata of an item.
package enum MetadataFault: Sendable, Equatable {
    case identifierMalformed(String)
    case unknownCode(list: String, code: String)
    case descriptionTooLong(count: Int)
    /// Of a day on which no unit that publishes existed: a slip in the year.
    case createdTooEarly(Day)
    case createdAfterPublication(created: Day, published: Day)
    case repealedBeforeEffect(effective: Day, repealed: Day)
    case numberGivenAndDenied

    package var words: String {
        switch self {
        case .identifierMalformed(let text): "索引号“\(text)”格式不对，应为机构代码/年份-5位流水号，如 006230101/2014-00001。"
        case .unknownCode(let list, let code): "\(list)中没有“\(code)”。请从列表中选择。"
        case .descriptionTooLong(let count): "内容概述有\(count)个字，最多\(ItemMetadata.longestDescription)个字。请缩短。"
        case .createdTooEarly(let created):
            "生成日期\(created.text)早于\(ItemMetadata.earliestCreation.text)，是否写错年份？请核对后更正。"
        case .createdAfterPublication(let created, let published):
            "生成日期\(created.text)晚于发布日期\(published.text)。请核对后更正。"
        case .repealedBeforeEffect(let effective, let repealed):
            "废止日期\(repealed.text)早于生效日期\(effective.text)。请核对后更正。"
        case .numberGivenAndDenied: "既填写了文号，又勾选了“没有文号”。请去掉其中一项。"
        }
    }
}

extension ItemMetadata {
    /// Characters of an abstract at most: as the register of disclosed items takes.
    package static let longestDescription = 500

    /// The People's Republic was founded; nothing that a unit publishes of its own was made before.
    package static let earliestCreation: Day = "1949-10-01"

    /// What is wrong in what is filled in.
    package var faults: [MetadataFault] {
        var faults: [MetadataFault] = []
        if let identifier, !IndexNumber.isWellFormed(identifier) { faults.append(.identifierMalformed(identifier)) }
        func check(_ code: String, in list: CodeList) {
            if list.entry(code) == nil { faults.append(.unknownCode(list: list.label, code: code)) }
        }
        if let subject { check(subject, in: .subjects) }
        if let genre { check(genre, in: .genres) }
        for audience in audiences { check(audience, in: .audiences) }
        if let count = description?.unicodeScalars.count, count > ItemMetadata.longestDescription {
            faults.append(.descriptionTooLong(count: count))
        }
        if let createdOn, createdOn < ItemMetadata.earliestCreation { faults.append(.createdTooEarly(createdOn)) }
        if let createdOn, let publishedOn, publishedOn < createdOn {
            faults.append(.createdAfterPublication(created: createdOn, published: publishedOn))
        }
        if let effectiveOn, let repealedOn, repealedOn < effectiveOn {
            faults.append(.repealedBeforeEffect(effective: effectiveOn, repealed: repealedOn))
        }
        if documentNumber != nil, hasNoDocumentNumber { faults.append(.numberGivenAndDenied) }
        return faults
    }
}
