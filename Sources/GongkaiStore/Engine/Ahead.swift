import Dispatch
import Synchronization

/// Something computed on another thread while the caller, who may block, does something else.
///
/// A mutex guards the result, because one thread sets it and another takes it.
final class Ahead<Value: Sendable>: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(_ work: @escaping @Sendable () throws -> Value) {
        DispatchQueue.global().async { [self] in
            let value = Result(catching: work)
            result.withLock { $0 = value }
            done.signal()
        }
    }

    /// Waits for the result. It can be asked for once.
    func value() throws -> Value {
        done.wait()
        guard let result = result.withLock({ $0 }) else { throw CancellationError() }
        return try result.get()
    }
}
