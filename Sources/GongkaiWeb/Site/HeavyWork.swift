/// Lets only so many do at once what takes much of the machine. Some others wait a while for a place; who finds the queue full, or waited in
/// vain, is asked to come again.
actor HeavyWork {
    private let patience: Duration
    private let words: String
    private let seconds: Int
    private let queue: Int
    private let places: Int
    private var free: Int
    private var last = 0
    /// First come, first served.
    private var waiting: [(number: Int, turn: CheckedContinuation<Bool, Never>)] = []

    /// `queue`: how many wait at the most. Each of them holds a connection, and what was uploaded, in memory. `words`: for whoever is sent
    /// away, with the seconds when to come again.
    init(
        places: Int, queue: Int, patience: Duration, words: String = "现在使用的人较多，服务器忙不过来，没有保存任何内容。请过一分钟再试一次。",
        seconds: Int = 60
    ) {
        self.words = words
        self.seconds = seconds
        free = places
        self.places = places
        self.queue = queue
        self.patience = patience
    }

    /// Does the work when there is a place for it.
    nonisolated func run<Value>(_ work: () async throws -> Value) async throws -> Value {
        guard await takePlace() else {
            throw SiteError.busy(seconds: seconds, words)
        }
        do {
            let value = try await work()
            await givePlace()
            return value
        } catch {
            await givePlace()
            throw error
        }
    }

    /// Goes on with what was begun: waits for its turn however long, since half an answer is of no use. Those who come anew are sent away
    /// meanwhile.
    nonisolated func goOn<Value>(_ work: () async throws -> Value) async throws -> Value {
        await takeTurn()
        do {
            let value = try await work()
            await givePlace()
            return value
        } catch {
            await givePlace()
            throw error
        }
    }

    struct Load: Sendable {
        let places: Int
        let running: Int
        let waiting: Int
    }

    var load: Load { Load(places: places, running: places - free, waiting: waiting.count) }

    /// Whether the next would be sent away at once.
    var isFull: Bool { free == 0 && waiting.count >= queue }

    private func takePlace() async -> Bool {
        if free > 0 {
            free -= 1
            return true
        }
        if isFull { return false }
        last += 1
        let number = last
        Task {
            try await Task.sleep(for: patience)
            leave(number)
        }
        return await withCheckedContinuation { waiting.append((number, $0)) }
    }

    private func takeTurn() async {
        if free > 0 {
            free -= 1
            return
        }
        last += 1
        let number = last
        _ = await withCheckedContinuation { waiting.append((number, $0)) }
    }

    /// Hands the place to the next in the queue.
    private func givePlace() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().turn.resume(returning: true) }
    }

    private func leave(_ number: Int) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).turn.resume(returning: false)
    }
}
