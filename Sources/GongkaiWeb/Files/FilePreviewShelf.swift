import Synchronization

/// What was read of files lately, by the hash of their bytes: the same bytes are not read twice, whatever they are called and whoever asks.
///
/// A mutex guards the shelf. Whether a file may be seen is asked before it is looked up.
final class FilePreviewShelf: Sendable {
    private struct State {
        var kept: [String: FilePreview] = [:]
        /// The one that was looked at longest ago first.
        var order: [String] = []
        var size = 0
    }

    private let state = Mutex(State())
    /// Bytes of text that are kept at once, and of one file.
    private let limit: Int

    init(limit: Int = 16 << 20) { self.limit = limit }

    subscript(_ sha256: String) -> FilePreview? {
        state.withLock { state in
            guard let preview = state.kept[sha256] else { return nil }
            state.order.removeAll { $0 == sha256 }
            state.order.append(sha256)
            return preview
        }
    }

    func keep(_ preview: FilePreview, of sha256: String) {
        let size = preview.size
        // One file must not drive out all others.
        guard size <= limit / 4 else { return }
        state.withLock { state in
            guard state.kept.updateValue(preview, forKey: sha256) == nil else { return }
            state.order.append(sha256)
            state.size += size
            while state.size > limit, let oldest = state.order.first {
                state.order.removeFirst()
                state.size -= state.kept.removeValue(forKey: oldest)?.size ?? 0
            }
        }
    }
}
