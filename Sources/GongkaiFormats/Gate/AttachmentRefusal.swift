package import GongkaiCore

/// Why a file is not taken in at all. What can be mended in place is a hit of the gate instead.
package enum AttachmentRefusal: Error, Sendable, Equatable {
    case empty
    /// The file by which virus scanners are tested, alone or in an archive.
    case virusTest
    case encrypted
    case archive
    case webPage
    case macro
    case pictureFormat
    case mediaFormat
    case unreadablePicture
    case tooManyPoints
    /// What it is, in words.
    case notAllowed(String)
    case wrongEnding(found: AttachmentType, ending: String)
    /// What it is besides.
    case twoFormats(String)
    /// What the gate says about a file that can never become public.
    case hopeless(GateHit)

    /// What the form says, behind the file's name.
    package var words: String {
        switch self {
        case .empty: "文件是空的，没有任何内容。请重新选择文件。"
        case .virusTest: "文件是病毒检测用的测试样本，或者压缩包中有它，没有接收。请检查来源，换一个文件再上传。"
        case .encrypted: "文件设有打开密码，读者打不开。请去掉密码后再上传。"
        case .archive: "不接收压缩包：读者在手机上打不开，内容也查不到。请解压后把其中的文件直接上传，一次可以选多个。"
        case .webPage: "不接收网页、XML 和 SVG 文件，其中可能带有脚本。请另存为 PDF、DOCX 或 PNG 后再上传。"
        case .macro: "不接收带宏的文件。请另存为不带宏的 .docx、.xlsx 或 .pptx 后再上传。"
        case .pictureFormat: "不接收这种图片格式。请另存为 JPG 或 PNG 后再上传。"
        case .mediaFormat: "不接收这种音视频格式。请转换为 MP4 或 MP3 后再上传。"
        case .unreadablePicture: "图片已损坏，无法读取。请用看图软件打开并重新保存，或换一张再上传。"
        case .tooManyPoints: "图片超过 1 亿像素，很多设备打不开。请缩小后再上传。"
        case .notAllowed(let kind): "内容是\(kind)，不在可以上传的类型之内。\(Self.allowed)"
        case .wrongEnding(let found, let ending):
            "名称以“.\(ending)”结尾，内容却是\(found.chinese)。请用原来的软件另存，或把名称的结尾改为“.\(found.endings[0])”后再上传。"
        case .twoFormats(let what): "文件同时是两种格式（\(what)），可能夹带了别的内容。请用原来的软件重新保存一份再上传。"
        case .hopeless(let hit): "\(hit.place.isEmpty ? "" : "\(hit.place)：")\(hit.advice)"
        }
    }

    /// What may be uploaded.
    package static let allowed = "可以上传：PDF、Word、Excel、PPT、WPS、OFD、TXT、CSV，图片（JPG、PNG、GIF、WebP），MP4 视频和 MP3 音频。"
}
