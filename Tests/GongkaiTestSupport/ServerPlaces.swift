/// Lets a few tests at a time use the PostgreSQL server: all tests start at once, each opens a pool, and a server's connections are few.
actor ServerPlaces {
    static let shared = ServerPlaces(12)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
        free = count
    }

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func give() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
