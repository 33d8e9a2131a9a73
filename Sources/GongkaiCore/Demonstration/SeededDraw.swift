/// A stream of draws that is the same for the same seed on every machine (SplitMix64).
struct SeededDraw {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// True in `percent` of a hundred draws.
    mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    mutating func one<Element>(of choices: [Element]) -> Element { choices[number(0...choices.count - 1)] }

    /// One of the choices, each as likely as its weight.
    mutating func one<Element>(weighted choices: [(Element, Int)]) -> Element {
        var left = number(1...choices.reduce(0) { $0 + $1.1 })
        for (choice, weight) in choices {
            left -= weight
            if left <= 0 { return choice }
        }
        return choices[choices.count - 1].0
    }

    /// Another stream that does not disturb this one.
    mutating func branch() -> SeededDraw { SeededDraw(seed: next()) }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for index in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(index, number(0...index)) }
        return result
    }

    /// A working day of the year, as an office would use it.
    mutating func workingDay(from: Day, through: Day, in calendar: WorkingCalendar) -> Day {
        while true {
            let day = Day(number: number(from.number...through.number))
            if calendar.isWorkingDay(day) { return day }
        }
    }
}
