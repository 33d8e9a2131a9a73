/// Why a paper cannot be written.
package enum PaperRefusal: Error, Sendable, Equatable {
    /// The regulation the request goes by knows no such paper.
    case unknownToLaw(paper: String, law: String)
    /// Something it must say is not recorded.
    case missing(String, paper: String)
    /// The sum that was asked for is not the one that was worked out. Both in fen.
    case feeDiffers(asked: Int, computed: Int)

    /// What the form says.
    package var words: String {
        switch self {
        case .unknownToLaw(let paper, let law): "适用\(law)的申请没有《\(paper)》这种文书。请核对申请适用的条例和所选的文书。"
        case .missing(let what, let paper): "《\(paper)》应当写明\(what)，现在还没有登记。请先登记。"
        case .feeDiffers(let asked, let computed):
            "通知缴纳的金额是\(Money.yuan(asked))，计算出的金额却是\(Money.yuan(computed))。请核对计收标准和数量。"
        }
    }
}
