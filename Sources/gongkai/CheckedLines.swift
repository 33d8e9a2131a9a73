/// What the lines of a file were when they were looked through, so that those which are the same need not be looked through again.
struct CheckedLines: Sendable {
    /// Of the bytes of a line; any change by accident changes it. Nobody who may load articles has a reason to look for another line of the same.
    struct Mark: Equatable, Sendable {
        private let value: UInt64

        init(_ line: UnsafeBufferPointer<UInt8>) {
            let raw = UnsafeRawBufferPointer(line), words = raw.count / 8
            var mark: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(raw.count)
            for word in 0..<words {
                mark = (mark ^ raw.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
                mark ^= mark >> 29
            }
            for byte in raw[(words * 8)...] { mark = (mark ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            value = mark
        }
    }

    private let first: Int
    private var marks: [Mark] = []

    /// `first` is the place of the first line that will be added.
    init(from first: Int) { self.first = first }

    mutating func add(_ mark: Mark) { marks.append(mark) }

    func holds(_ line: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        marks.indices.contains(place - first) && marks[place - first] == Mark(line)
    }
}
