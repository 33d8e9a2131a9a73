package import GongkaiCore

/// Why a paper is not shown, changed or sent out.
package enum PaperAccessRefusal: Error, Sendable, Equatable {
    case notFound
    /// It names the applicant: only who works on requests reads it.
    case notForReaders
    case changedMeanwhile
    case goneOut(String)
    /// A reviewer has read it, or it is signed.
    case reviewed
    case void
    /// What it asks for has come, or was forgone.
    case overtaken(PaperStanding.Overtaking)
    /// It gives a request up, and what was asked for was never told, or its day is not over.
    case givenUpEarly(notice: String, last: Day?)
    case notSigned
    /// It asks for a supplement later than the law gives for asking, and nobody says why.
    case lateReasonMissing(String)
    /// The organ has not said what its papers say of it.
    case settingMissing(String)
    case settingIncomplete([String])
    case markTaken(String)
    case unwritten(PaperRefusal)
    case faulty([PaperFault])
    /// What is served has a number, and this can have none yet.
    case servedWithoutNumber(String)
    /// It sends the reader to an enclosure, goes out online, and nothing goes out with it.
    case servedWithoutFiles

    /// For pages.
    package var words: String {
        switch self {
        case .notFound: "没有这件文书。它所属的步骤可能已经撤销，请回到申请查看。"
        case .notForReaders: "文书中有申请人的姓名，只有办理申请的人员可以查看。"
        case .changedMeanwhile: "您打开以后，其他人改动了这里。您填写的内容还在下面，没有保存：请对照最新内容后再保存。"
        case .goneOut(let number): "这件文书已经发出（\(number)），不能再改动。"
        case .reviewed: "这件文书已经审核，不能再改动。要修改，请先由审核人或者签发人退回。"
        case .void: "这件文书已经作废，不能再改动或者发出。"
        case .overtaken(let by): "\(by.words)，这件文书不再发出，也不能再改动。"
        case .givenUpEarly(let notice, nil):
            "《\(notice)》没有编号发出，申请人没有收到书面通知，这件告知书不能发出。请撤销“逾期不再处理”，先发出《\(notice)》。"
        case .givenUpEarly(let notice, let last?):
            "《\(notice)》发出得晚，给申请人的期限到\(last.chineseText)为止，这件告知书不能发出。请撤销“逾期不再处理”，等到期限届满。"
        case .notSigned: "这件文书还没有签发，不能发出。请先审核、签发。"
        case .lateReasonMissing(let words): "\(words)请填写“\(MatterField.lateReason.label)”，再编号发出。"
        case .settingMissing(let name): "\(name)还没有填写文书设置（机关代字、救济途径、联系方式），不能起草文书。请先填写。"
        case .settingIncomplete(let labels): "请填写：\(labels.joined(separator: "、"))。"
        case .markTaken(let mark): "机关代字“\(mark)”已由其他单位使用。请另定一个。"
        case .unwritten(let refusal): refusal.words
        case .faulty(let faults): faults.map(\.words).joined(separator: "\n")
        case .servedWithoutFiles:
            "答复写着“见附件”，又在网上送达，却没有随答复提供的文件，申请人收不到所公开的信息。请先撤销签发、退回修改，拟稿时上传要提供的文件，再审核、签发；或者改用邮寄、直接送达，并附上纸质的信息。"
        case .servedWithoutNumber(let why): "答复还没有编号，不能登记送达。\(why)\n请到这件申请的“文书”里处理好，再登记送达：登记时会一并编号。"
        }
    }
}
