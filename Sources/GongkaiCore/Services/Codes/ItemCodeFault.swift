/// What is wrong with a code, as a sentence that says what to do.
package enum ItemCodeFault: Error, Sendable, Equatable {
    case length(label: String, found: Int, expected: Int, scheme: String)
    case characters(label: String, first: Int, last: Int, meaning: String, expected: String, found: String)
    case bodyMalformed(String)
    case bodyCheck(found: String, expected: String)
    case level(String)
    case catalogDiffers(inTask: String, catalog: String, first: Int, last: Int)
    case taskDiffers(inHandleItem: String, task: String)
    case serial(String)
    case noTaskCodes(scheme: String)

    package var words: String {
        switch self {
        case .length(let label, let found, let expected, let scheme):
            "\(label)有\(found)位，按\(scheme)应为\(expected)位。请核对后补齐或者删去多余的字符。"
        case .characters(let label, let first, let last, let meaning, let expected, let found):
            "\(label)第\(first)至\(last)位是\(meaning)，只能是\(expected)，现在是“\(found)”。请更正。"
        case .bodyMalformed(let found):
            "实施编码前18位应为实施主体的统一社会信用代码，“\(found)”中有不允许的字符（不用小写字母和I、O、S、V、Z）。请更正。"
        case .bodyCheck(let found, let expected):
            "实施编码前18位“\(found)”的校验位不对，按GB 32100应为“\(expected)”。请核对实施主体的统一社会信用代码。"
        case .level(let found): "实施编码第19位是行使层级，应为1至7，现在是“\(found)”。请更正。"
        case .catalogDiffers(let inTask, let catalog, let first, let last):
            "实施编码第\(first)至\(last)位“\(inTask)”与基本编码“\(catalog)”不一致。请改成相同。"
        case .taskDiffers(let inHandleItem, let task): "业务办理项编码前面的“\(inHandleItem)”与实施编码“\(task)”不一致。请改成相同。"
        case .serial(let found): "业务办理项编码最后两位应为01至99的数字，现在是“\(found)”。请更正。"
        case .noTaskCodes(let scheme): "\(scheme)没有实施编码。请留空，或者改用国家政务服务平台编码。"
        }
    }
}
