package import GongkaiCore

/// A file that comes in pieces, as far as it is here.
package struct RequestUpload: Sendable, Equatable {
    package let name: String
    package let size: Int
    package let received: Int
    /// Whole, looked through, and nothing was wrong with it.
    package let isChecked: Bool

    package init(name: String, size: Int, received: Int, isChecked: Bool) {
        self.name = name
        self.size = size
        self.received = received
        self.isChecked = isChecked
    }

    package var isWhole: Bool { received == size }

    /// Days one waits for the form it belongs to, counted from its first piece.
    package static let days = 1
    /// Bytes of one piece at the most.
    package static let pieceSize = 1_048_576
    /// So many wait from one place.
    package static let mostFromOnePlace = 20
    /// So many bytes may be announced from one place.
    package static let mostBytesFromOnePlace = 400 << 20
    /// So many files wait from everywhere…
    package static let most = 2_000
    /// …and so many bytes.
    package static let mostBytes = 4 << 30
}

/// Why a piece of a file is not taken in.
package enum UploadRefusal: Error, Sendable, Equatable {
    /// There is none, it is somebody else's, or its day is over: all sound the same.
    case notFound
    case empty
    case nameTooLong
    case tooLarge(size: Int, most: Int)
    case pieceTooLarge(most: Int)
    /// The next piece begins elsewhere.
    case wrongPlace(expected: Int)
    /// More bytes than were announced.
    case pastTheEnd(size: Int)
    case notWhole(received: Int, size: Int)
    case tooMany(most: Int)
    case full

    package var words: String {
        switch self {
        case .notFound: "没有这个上传的文件，或者已经超过\(RequestUpload.days)天，不再保留。请重新选择文件。"
        case .empty: "文件是空的。请重新选择文件。"
        case .nameTooLong: "文件名太长。请改短文件名，再重新选择。"
        case .tooLarge(let size, let most):
            "文件有\(Self.megabytes(size)) MB，超过了每个文件\(Self.megabytes(most)) MB的上限，没有开始上传。请缩小或者拆分后再选。"
        case .pieceTooLarge(let most): "每一段最多\(most)字节。"
        case .wrongPlace(let expected): "已经收到\(expected)字节，请从这里接着传。"
        case .pastTheEnd(let size): "收到的内容超过了开始时说明的大小（\(size)字节），这一段没有保存。请重新选择文件。"
        case .notWhole(let received, let size): "文件还没有传完，收到\(received)字节，共\(size)字节。"
        case .tooMany(let most): "您这里已经有\(most)个文件等待提交。请先提交，或者明天再传。"
        case .full: "现在等待提交的文件太多，服务器暂时收不下。请过一小时再传，或者把文件缩小后直接提交。"
        }
    }

    /// Rounded up, so that what is too large never reads as what is allowed.
    private static func megabytes(_ bytes: Int) -> Int { (bytes + 1_048_575) / 1_048_576 }
}
