import ArgumentParser
import GongkaiCore

/// The forms by which items are applied for.
struct ItemsFormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: "Take in, write out and check the form that an item asks beside its materials.",
        discussion: """
            A form is a table with a row for each field, as CSV or XLSX with the columns 标题, 编码, 名称, 类型, 必填, 选项, 最少, 最多, 显示条件, \
            说明 and 所属重复组, or JSON with an object for each field. Kinds: 文字, 大段文字, 数字, 日期, 单选, 多选, 身份证号码, 电话, 重复组. \
            显示条件 is written 编码=选项;选项: the field is asked only where another one says so.

            Example: gongkai items form check shop.csv
            """,
        subcommands: [ItemsFormImportCommand.self, ItemsFormExportCommand.self, ItemsFormCheckCommand.self])
}

/// Says what is wrong with a form.
struct ItemsFormCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what is wrong with a form: unknown fields, conditions in a circle, choices without choice.",
        discussion: """
            Exit codes: 0 it can be used, 65 it cannot.

            Example: gongkai items form check shop.csv
            """
    )

    @Argument(help: "A .csv, .xlsx or .json file.")
    var file: String

    func run() async throws {
        let form = try ItemFormInput(file).form
        Output.print("\(form.fields.count) fields, nothing is wrong.")
    }
}
