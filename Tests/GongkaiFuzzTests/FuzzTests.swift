import GongkaiFormats
import Testing

@testable import GongkaiFuzz

/// A few of the inputs of `make fuzz`; a reader that crashes takes the test run down, as it would the server.
@Suite struct FuzzTests {
    @Test("No reader of foreign bytes does what it must not", arguments: FuzzSubject.all.map(\.reader.name))
    func briefly(name: String) throws {
        let subject = try #require(FuzzSubject.all.first { $0.reader.name == name })
        var findings: [FuzzCourse.Finding] = []
        // Time is judged by the long run: here the machine does other things too.
        var course = FuzzCourse(subject, seed: 7)
        course.limit = .seconds(20)
        course.run(0..<250) { findings.append($0) }
        #expect(findings == [])
    }

    @Test(
        "An archive whose numbers of 64 bits are the largest there are is refused",
        arguments: [0x7FFF_FFFF_FFFF_FFFF, 0x7FFF_FFFF_FFFF_FFE0])
    func wide(number: UInt64) throws {
        let reader = try #require(ForeignReader.ofFiles.first { $0.name == "zip" })
        let whole = PackageSample(parts: [("a", [1]), ("b", [2])]).bytes(.wide)
        let large = (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
        for at in 0..<(whole.count - 8) {
            var bytes = whole
            bytes.replaceSubrange(at..<(at + 8), with: large)
            #expect(reader.read(bytes) == nil)
        }
    }

    @Test("An input depends on seed and number alone, and differs from its neighbours")
    func repeatable() throws {
        let subject = try #require(FuzzSubject.all.first)
        #expect(subject.input(17, seed: 5) == subject.input(17, seed: 5))
        #expect(Set((0..<100).map { subject.input($0, seed: 5) }).count > 90)
        #expect(subject.input(17, seed: 5) != subject.input(17, seed: 6))
    }
}
