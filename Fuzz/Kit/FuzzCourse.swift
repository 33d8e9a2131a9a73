import GongkaiFormats
import Foundation

/// A stretch of inputs for one reader, tried one after the other in this process.
package struct FuzzCourse: Sendable {
    /// Something that a reader did and must not.
    package struct Finding: Sendable, Equatable {
        package let number: Int
        package let words: String
    }

    package let subject: FuzzSubject
    package let seed: UInt64
    /// Longer than this is a finding.
    package var limit = Duration.seconds(1)

    package init(_ subject: FuzzSubject, seed: UInt64) {
        self.subject = subject
        self.seed = seed
    }

    /// Tries the inputs of these numbers. `before` sees each input ahead of the reader, who may not come back.
    package func run(
        _ numbers: Range<Int>, before: (_ number: Int, _ input: [UInt8]) -> Void = { _, _ in }, found: (Finding) -> Void
    ) {
        let clock = ContinuousClock()
        for number in numbers {
            let input = subject.input(number, seed: seed)
            before(number, input)
            let start = clock.now
            let words = subject.reader.read(input)
            let took = clock.now - start
            if let words { found(Finding(number: number, words: words)) }
            if took > limit { found(Finding(number: number, words: "took \(took)")) }
        }
    }
}
