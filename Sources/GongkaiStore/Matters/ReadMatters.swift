import GongkaiCore
import Synchronization

/// Matters that were read for one page: while nothing has happened to them, their histories are not read again. A mutex guards them.
final class ReadMatters: Sendable {
    private let known = Mutex<[MatterRow: Matter]>([:])

    /// The matter of a row just read.
    func matter(_ row: MatterRow, else read: () throws -> Matter) rethrows -> Matter {
        if let matter = known.withLock({ $0[row] }) { return matter }
        let matter = try read()
        known.withLock { $0[row] = matter }
        return matter
    }
}

extension MatterStore {
    /// The same store for as long as one page takes: each matter's history is read once. Only for reading, since a change that fails would
    /// leave behind what never was.
    package func remembering() -> MatterStore {
        var store = self
        store.read = ReadMatters()
        return store
    }
}
