import Synchronization

/// Bounds the bytes of visitors' forms that are in memory at once, over all visitors: anybody may send them, and whether a form came from a
/// page of ours is known only when it is there.
final class UploadBudget: Sendable {
    let limit: Int
    private let taken = Mutex(0)

    init(limit: Int) { self.limit = limit }

    var inFlight: Int { taken.withLock { $0 } }

    fileprivate func take(_ bytes: Int) -> Bool {
        taken.withLock { taken in
            guard taken + bytes <= limit else { return false }
            taken += bytes
            return true
        }
    }

    fileprivate func give(_ bytes: Int) { taken.withLock { $0 -= bytes } }
}

/// What one request holds of the budget. Taken as bytes arrive, not as they are announced: who only announces must not keep others out.
final class UploadShare: Sendable {
    private let budget: UploadBudget
    private let held = Mutex(0)

    init(of budget: UploadBudget) { self.budget = budget }

    func take(_ bytes: Int) throws {
        guard budget.take(bytes) else {
            throw SiteError.busy(seconds: 60, "现在提交文件的人较多，服务器暂时收不下，没有保存任何内容。请过一分钟再提交一次。")
        }
        held.withLock { $0 += bytes }
    }

    /// Gives back all of it, when the request is answered.
    func release() {
        let bytes = held.withLock { held in
            defer { held = 0 }
            return held
        }
        budget.give(bytes)
    }
}
