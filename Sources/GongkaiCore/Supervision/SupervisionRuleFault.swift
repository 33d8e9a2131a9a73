/// Why a list of rules is refused. Lines count from 1, the heading being the first.
package struct SupervisionRuleFault: Error, Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        case heading(expected: String)
        case cells(found: Int, expected: Int)
        case unknownField(column: String, found: String, known: [String])
        case badCode(found: String)
        case notANumber(column: String, found: String)
        case notADay(column: String, found: String)
        case datesBackwards
        /// A limit has no number to compare, and a fact no last day.
        case boundDoesNotFit(bound: String, measure: String)
        case twice(code: String, version: Int)
        /// Two versions of one rule hold on the same day.
        case overlap(code: String, version: Int)
        case anotherSignal(code: String)
    }

    package let line: Int
    package let reason: Reason

    package var words: String {
        "监察规则第\(line)行："
            + {
                switch reason {
                case .heading(let expected): "标题行应为“\(expected)”。"
                case .cells(let found, let expected): "有\(found)栏，应有\(expected)栏。请检查逗号。"
                case .unknownField(let column, let found, let known): "\(column)“\(found)”不存在。可以用：\(known.joined(separator: "、"))。"
                case .badCode(let found): "编号“\(found)”不能用。请用字母和数字，例如Y01；不能有点、斜线、空格一类的符号。"
                case .notANumber(let column, let found): "\(column)“\(found)”不是数。请填写数。"
                case .notADay(let column, let found): "\(column)“\(found)”不是日期。请写成2014-03-30的样子。"
                case .datesBackwards: "终止日期早于开始日期。请核对日期。"
                case .boundDoesNotFit(let bound, let measure): "界限“\(bound)”不能用于“\(measure)”。期限用ahead、share或者late，事实用more。"
                case .twice(let code, let version): "规则\(code)第\(version)版出现了两次。请修改版本号。"
                case .overlap(let code, let version): "规则\(code)第\(version)版与另一版本同日有效。请先终止旧版本。"
                case .anotherSignal(let code): "规则\(code)的各版本信号不同。信号不同的，请另立规则。"
                }
            }()
    }
}
