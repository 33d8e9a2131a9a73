/// Why a file could not be read or made. Each fault says what happened, what was expected and what to do, in both languages.
package enum DocumentFault: Error, Sendable, Equatable {
    case empty
    case notWhatItsNameSays(name: String, named: FileKind, found: FileKind)
    case unsupported(FileKind)
    case oldOffice(FileKind)
    case encrypted
    /// The part inside the file that cannot be read, or a word for the whole.
    case damaged(part: String)
    case tooLarge(SizeLimit)
    /// Bytes that are neither UTF-8 nor GB18030; the line counts from 1.
    case notText(line: Int)
    /// A PDF of scanned pictures, or a document without a word.
    case noText(FileKind)
    case csv(CSVFault)
    case toolMissing(OutsideTool)
    case toolFailed(OutsideTool, words: String)
    case toolTooSlow(OutsideTool, seconds: Int)
    /// The disk refused a file we must write ourselves.
    case cannotWrite(path: String)

    /// The limits that keep a crafted file from filling memory.
    package enum SizeLimit: Sendable, Equatable {
        case fileBytes(Int)
        case unpackedBytes(Int)
        case entries(Int)
        case compressionRatio(Int)
        case cells(Int)
        case nesting(Int)
    }

    /// Programs that run beside ours.
    package enum OutsideTool: String, Sendable {
        case pdftotext
        case catdoc
        case vipsthumbnail
        case weasyprint = "WeasyPrint"
    }
}

extension DocumentFault {
    /// For pages.
    package var chinese: String {
        switch self {
        case .empty:
            "文件是空的，没有任何内容。请重新选择文件。"
        case .notWhatItsNameSays(let name, let named, let found):
            "文件“\(name)”的名称表示它是\(named.chinese)，内容却是\(found.chinese)。请用原来的软件另存为正确的格式，或改正文件名后再试。"
        case .unsupported(let kind):
            "不能读取\(kind.chinese)。可以读取的格式有：文本、HTML、DOCX、XLSX、CSV 和 PDF。请另存为其中一种格式后再试。"
        case .oldOffice(let kind):
            "这是旧版\(kind.chinese)，不能直接读取。请用 Office 或 WPS 打开，另存为 .docx 或 .xlsx 后再试。"
        case .encrypted:
            "文件设有打开密码，无法读取。请去掉密码，另存一份后再试。"
        case .damaged(let part):
            "文件已损坏，读到“\(part)”时出错。请用原来的软件打开并重新保存，或重新下载后再试。"
        case .tooLarge(let limit):
            "文件超出处理上限：\(limit.chinese)。请拆分文件或去掉无关内容后再试。"
        case .notText(let line):
            "第 \(line) 行的字符编码无法识别，应为 UTF-8 或 GB18030。请另存为 UTF-8 编码后再试。"
        case .noText(let kind):
            "\(kind.chinese)里没有可读取的文字，可能是扫描件。请提供含有文字的文件（DOCX、HTML 或文本）。"
        case .csv(let fault):
            fault.chinese
        case .toolMissing(let tool):
            tool.missingInChinese
        case .toolFailed(let tool, let words):
            "\(tool.rawValue) 未能完成处理：\(words)。请检查文件是否完好，或换用其他格式。"
        case .toolTooSlow(let tool, let seconds):
            "\(tool.rawValue) 在 \(seconds) 秒内没有完成，已停止。请拆分文件或换用其他格式。"
        case .cannotWrite(let path):
            "无法写入文件“\(path)”。请检查磁盘剩余空间和写入权限。"
        }
    }

    /// For the command line and the log.
    package var english: String {
        switch self {
        case .empty:
            "The file is empty. Choose the file again."
        case .notWhatItsNameSays(let name, let named, let found):
            "\"\(name)\" is named as \(named.english), but its content is \(found.english). "
                + "Save it in the right format with the program it came from, or correct its name."
        case .unsupported(let kind):
            "Cannot read \(kind.english). Readable are text, HTML, DOCX, XLSX, CSV and PDF. Save the file as one of these."
        case .oldOffice(let kind):
            "This is \(kind.english), which cannot be read. Open it in Office or WPS and save it as .docx or .xlsx."
        case .encrypted:
            "The file is protected by a password. Remove the password and save a copy."
        case .damaged(let part):
            "The file is damaged: \"\(part)\" in it cannot be read. "
                + "Open and save it again with the program it came from, or fetch it again."
        case .tooLarge(let limit):
            "The file is beyond what is accepted: \(limit.english). Split it, or remove what is not needed."
        case .notText(let line):
            "Line \(line) is neither UTF-8 nor GB18030. Save the file in UTF-8."
        case .noText(let kind):
            "There is no text in \(kind.english); it may hold scanned pictures. Provide a file with text (DOCX, HTML or plain text)."
        case .csv(let fault):
            fault.english
        case .toolMissing(let tool):
            tool.missingInEnglish
        case .toolFailed(let tool, let words):
            "\(tool.rawValue) failed: \(words). Check that the file is sound, or use another format."
        case .toolTooSlow(let tool, let seconds):
            "\(tool.rawValue) did not finish within \(seconds) seconds and was stopped. Split the file, or use another format."
        case .cannotWrite(let path):
            "Cannot write \"\(path)\". Check free disk space and permissions."
        }
    }
}

extension DocumentFault: CustomStringConvertible {
    package var description: String { english }
}

extension DocumentFault.SizeLimit {
    fileprivate var chinese: String {
        switch self {
        case .fileBytes(let bytes): "文件不得大于 \(bytes / 1_048_576) MB"
        case .unpackedBytes(let bytes): "解压后不得大于 \(bytes / 1_048_576) MB"
        case .entries(let count): "压缩包内不得多于 \(count) 个条目"
        case .compressionRatio(let ratio): "压缩比不得高于 \(ratio) 倍"
        case .cells(let count): "单元格不得多于 \(count) 个"
        case .nesting(let depth): "嵌套不得深于 \(depth) 层"
        }
    }

    fileprivate var english: String {
        switch self {
        case .fileBytes(let bytes): "at most \(bytes / 1_048_576) MB"
        case .unpackedBytes(let bytes): "at most \(bytes / 1_048_576) MB when unpacked"
        case .entries(let count): "at most \(count) entries in the archive"
        case .compressionRatio(let ratio): "compressed at most \(ratio) times"
        case .cells(let count): "at most \(count) cells"
        case .nesting(let depth): "nested at most \(depth) deep"
        }
    }
}

extension DocumentFault.OutsideTool {
    fileprivate var missingInChinese: String {
        switch self {
        case .pdftotext: "服务器未安装 pdftotext，不能读取 PDF。请管理员安装 poppler-utils，或把文件转换为 DOCX、HTML 或文本后再试。"
        case .catdoc: "服务器未安装 catdoc，不能读取旧版 Office 文件。请管理员安装 catdoc，或另存为 .docx、.xlsx 后再试。"
        case .vipsthumbnail: "服务器未安装 vipsthumbnail，不能生成缩略图。请管理员安装 libvips-tools。"
        case .weasyprint: "服务器未安装 WeasyPrint，不能生成 PDF。请管理员安装 WeasyPrint，或在浏览器中打印为 PDF。"
        }
    }

    fileprivate var missingInEnglish: String {
        switch self {
        case .pdftotext:
            "pdftotext is not installed, so PDF files cannot be read. Install poppler-utils, or convert the file to DOCX, HTML or text."
        case .catdoc:
            "catdoc is not installed, so old Office files cannot be read. Install catdoc, or save the file as .docx or .xlsx."
        case .vipsthumbnail:
            "vipsthumbnail is not installed, so no small pictures can be made. Install libvips-tools."
        case .weasyprint:
            "WeasyPrint is not installed, so no PDF can be made. Install WeasyPrint, or print the page to PDF from a browser."
        }
    }
}
