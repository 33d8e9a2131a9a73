/// Why the files of a version do not take a change.
package enum FileRefusal: Error, Sendable, Equatable {
    case tooMany(limit: Int)
    /// Of this name there is one with another content.
    case nameTaken(String)
    /// The same file is there already.
    case alreadyThere(name: String)
    /// The text of the version shows it.
    case shownInText(name: String)
    case unknown

    /// What the form says.
    package var words: String {
        switch self {
        case .tooMany(let limit): "一篇稿件最多带\(limit)个附件。请合并文件，或另发一篇。"
        case .nameTaken(let name): "已有名为“\(name)”的附件，内容不同。请先移除旧的，或改用别的名称，以免读者分不清。"
        case .alreadyThere(let name): "这个文件已经在附件中，名为“\(name)”，没有重复添加。"
        case .shownInText(let name): "正文中还在使用“\(name)”。请先从正文中删去这张图片，保存后再移除。"
        case .unknown: "附件列表已有变动。请刷新页面，看过现在的附件后再办理。"
        }
    }
}
