/// Why a text cannot be taken. Nothing of it is changed or lost: the writer's text stays where it is.
package enum CleanHTMLFault: Error, Sendable, Equatable {
    case tooLarge(bytes: Int)
    case tooDeep(levels: Int)
    case tooManyParts(Int)

    package var chinese: String {
        switch self {
        case .tooLarge(let bytes):
            "正文超过 \(bytes / 1_048_576) MB，不能保存。请把较大的表格或名单作为附件上传，或分成几篇。"
        case .tooDeep(let levels):
            "正文的列表、引用或表格嵌套超过 \(levels) 层，不能保存。请先粘贴到记事本去掉格式，再粘贴到编辑器。"
        case .tooManyParts(let count):
            "正文的段落和单元格超过 \(count) 个，不能保存。请把较大的表格或名单作为附件上传，或分成几篇。"
        }
    }
}
