import GongkaiFormats

extension ArticleForm {
    /// What was typed before the session ended, as the writer knows it.
    static func resumed(_ fields: [FormField]) -> [ResumePage.Line] {
        fields.compactMap { field in
            guard let label = labels[field.name] ?? (field.name.hasPrefix("reason") ? "理由" : nil), !field.value.isEmpty else { return nil }
            return ResumePage.Line(label: label, text: field.name == "body" ? words(of: field.value) : field.value)
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

    /// Of what a writer reads again; codes and hidden values go along unseen.
    private static let labels = [
        "title": "标题", "body": "正文", "abstract": "内容概述", "document_number": "文号", "created_on": "生成日期", "effective_on": "生效日期",
        "keywords": "关键词", "source": "来源", "author": "作者", "basis": "依据", "publish_day": "发布日期", "publish_time": "时刻",
    ]
}
