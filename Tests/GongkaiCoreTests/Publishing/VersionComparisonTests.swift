import Testing

@testable import GongkaiCore

@Suite("What changed between two versions")
struct VersionComparisonTests {
    @Test("A changed amount is marked within its paragraph; others stay as they are")
    func amount() {
        let comparison = VersionComparison(from: "一、范围\n补贴标准为每亩100元。\n三、时间", to: "一、范围\n补贴标准为每亩120元。\n三、时间")
        #expect(
            comparison.paragraphs == [
                .same("一、范围"),
                .changed([
                    .init(.same, "补贴标准为每亩1"), .init(.removed, "0"), .init(.added, "2"), .init(.same, "0元。"),
                ]),
                .same("三、时间"),
            ])
        #expect(!comparison.isUnchanged)
    }

    @Test("A paragraph that came, went or was replaced altogether")
    func paragraphs() {
        #expect(VersionComparison(from: "甲\n丙", to: "甲\n乙\n丙").paragraphs == [.same("甲"), .added("乙"), .same("丙")])
        #expect(VersionComparison(from: "甲\n乙\n丙", to: "甲\n丙").paragraphs == [.same("甲"), .removed("乙"), .same("丙")])
        #expect(VersionComparison(from: "春眠不觉晓", to: "白日依山尽").paragraphs == [.removed("春眠不觉晓"), .added("白日依山尽")])
        #expect(VersionComparison(from: "甲\n乙", to: "甲\n乙").isUnchanged)
    }

    @Test("Whatever changed, both texts can be read back from the comparison")
    func readBack() {
        var draw = SeededDraw(seed: 7)
        for _ in 0..<300 {
            let texts = (0..<2).map { _ in
                String((0..<draw.number(0...40)).map { _ in Array("甲乙丙\n")[draw.number(0...3)] })
            }
            let comparison = VersionComparison(from: texts[0], to: texts[1])
            #expect(read(comparison, without: .added) == texts[0] && read(comparison, without: .removed) == texts[1])
        }
    }

    @Test("A hundred thousand characters are compared in bounded time, however different they are")
    func bounded() {
        let letters = Array("的一是在不了有和人这中大为上个国我以要他")
        var draw = SeededDraw(seed: 3)
        func text() -> String { String((0..<100_000).map { _ in letters[draw.number(0...19)] }) }
        let (a, b) = (text(), text())
        let clock = ContinuousClock()
        let time = clock.measure {
            let comparison = VersionComparison(from: a, to: b)
            #expect(read(comparison, without: .added) == a && read(comparison, without: .removed) == b)
        }
        // Unoptimised; a release build takes a fraction of it.
        #expect(time < .seconds(30))
    }

    private func read(_ comparison: VersionComparison, without kind: VersionComparison.Piece.Kind) -> String {
        comparison.paragraphs.compactMap { paragraph -> String? in
            switch paragraph {
            case .same(let text): text
            case .removed(let text): kind == .removed ? nil : text
            case .added(let text): kind == .added ? nil : text
            case .changed(let pieces): pieces.filter { $0.kind != kind }.map(\.text).joined()
            }
        }.joined(separator: "\n")
    }
}
