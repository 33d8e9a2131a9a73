/// The disclosure guide (政府信息公开指南) of one unit.
///
/// > 政府信息公开指南包括政府信息的分类、编排体系、获取方式和政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、
/// > 互联网联系方式等内容。 ——《政府信息公开条例》 (2019) 第十二条; (2007) 第十九条: 电子邮箱
package struct DisclosureGuide: Sendable, Equatable {
    package let agency: AgencyID
    /// What it says, by code of element.
    package var contents: [String: String]
    /// The day shown as 更新日期; nil while it is not published.
    package var updatedOn: Day?

    package init(agency: AgencyID, contents: [String: String], updatedOn: Day? = nil) {
        self.agency = agency
        self.contents = contents
        self.updatedOn = updatedOn
    }

    package enum Fault: Sendable, Equatable {
        /// Stands against publication.
        case requiredMissing([String])
        /// Stands against publication: the element says something, but nothing to dial.
        case noTelephoneNumber
        /// Good practice, no obstacle.
        case advisedMissing([String])
        case unpublished
        case stale(updatedOn: Day, officeChangedOn: Day)

        package var blocksPublication: Bool {
            switch self {
            case .requiredMissing, .noTelephoneNumber: true
            case .advisedMissing, .unpublished, .stale: false
            }
        }

        package var words: String {
            switch self {
            case .requiredMissing(let labels): "公开指南缺少法定内容：\(labels.joined(separator: "、"))。请补齐后再发布。"
            case .noTelephoneNumber: "联系电话里没有电话号码。请写明能打通的号码，例如0734-8850104。"
            case .advisedMissing(let labels): "公开指南最好写明：\(labels.joined(separator: "、"))。请酌情补充。"
            case .unpublished: "公开指南还没有发布。请编写并发布。"
            case .stale(let updated, let changed):
                "公开工作机构的信息在\(changed.text)有变动，指南仍是\(updated.text)的。请核对后重新发布。"
            }
        }
    }

    /// What is wrong with it on a day, worst first. `officeChangedOn`: when the data of the disclosure office last changed.
    package func faults(on day: Day, officeChangedOn: Day? = nil) -> [Fault] {
        let missing = GuideElement.elements(on: day).filter { element in
            contents[element.code].map { $0.allSatisfy(\.isWhitespace) } ?? true
        }
        var faults: [Fault] = []
        let required = missing.filter(\.isRequired).map(\.label)
        if !required.isEmpty { faults.append(.requiredMissing(required)) }
        if let telephone = contents["telephone"], !telephone.allSatisfy(\.isWhitespace), !TelephoneText.holdsNumber(telephone) {
            faults.append(.noTelephoneNumber)
        }
        if let updatedOn {
            if let officeChangedOn, updatedOn < officeChangedOn {
                faults.append(.stale(updatedOn: updatedOn, officeChangedOn: officeChangedOn))
            }
        } else {
            faults.append(.unpublished)
        }
        let advised = missing.filter { !$0.isRequired }.map(\.label)
        if !advised.isEmpty { faults.append(.advisedMissing(advised)) }
        return faults
    }
}
