import GongkaiCore
import GongkaiFormats
import GongkaiStore

extension ArticleForm {
    /// What was typed before the session ended, as the writer knows it.
    static func resumed(_ fields: [FormField], _ agencies: [Agency], _ columns: [StoredColumn]) -> [ResumePage.Line] {
        fields.compactMap { field in
            guard let label = labels[field.name] ?? (field.name.hasPrefix("reason") ? "理由" : nil), !field.value.isEmpty else { return nil }
            return ResumePage.Line(label: label, text: words(of: field, agencies, columns))
        }
    }

    /// A value as its form shows it: codes by their names.
    private static func words(of field: FormField, _ agencies: [Agency], _ columns: [StoredColumn]) -> String {
        let code = field.value
        return switch field.name {
        case "body": words(of: code)
        case "agency": agencies.first { "\($0.id.value)" == code }?.name ?? code
        // By its number where one begins, by its code where one moves.
        case "column": columns.first { "\($0.id.value)" == code || $0.code == code }?.name ?? code
        case "kind": ArticleKind.code(code)?.name ?? code
        case "subject": CodeList.subjects.path(of: code) ?? code
        case "genre": CodeList.genres.path(of: code) ?? code
        case "audiences": CodeList.audiences.path(of: code) ?? code
        case "no_number": "无文号"
        case "with_notice": "在原网址说明“已到期下线”"
        case "secrecy": SecrecyOutcome(rawValue: code)?.words ?? code
        default: code
        }
    }

    /// The words of the text; its markup where it cannot be read.
    private static func words(of typed: String) -> String {
        do {
            return try CleanHTML.clean(BodyText.html(typed)).text
        } catch {
            return typed
        }
    }

    /// Of every field that a writer or a reviewer fills in; hidden values go along unseen.
    private static let labels = [
        "agency": "发布机构", "kind": "稿件类型", "title": "标题", "body": "正文", "created_on": "生成日期", "subject": "主题分类", "genre": "体裁分类",
        "document_number": "文号",
        "no_number": "有无文号", "effective_on": "生效日期", "expires_on": "有效期至", "repealed_on": "废止日期", "replaced_by": "由哪个文件替代",
        "abstract": "内容概述", "keywords": "关键词", "audiences": "服务对象", "source": "来源", "author": "作者", "notice_ends_on": "公示截止日期",
        "closes_on": "征集截止日期", "column": "栏目",
        "expire_day": "下线日期", "expire_time": "下线时刻", "with_notice": "下线以后", "secrecy": "保密审查结论", "basis": "依据", "publish_day": "发布日期",
        "publish_time": "时刻",
    ]
}
