package import GongkaiFormats

/// A reader with what it is tried on.
package struct FuzzSubject: Sendable {
    /// A piece of the corpus.
    enum Sample: Sendable {
        case bytes([UInt8])
        case package([(name: String, content: [UInt8])])
    }

    package let reader: ForeignReader
    let samples: [Sample]
    let words: [[UInt8]]

    init(_ reader: ForeignReader, _ samples: [Sample], words: [String] = []) {
        self.reader = reader
        self.samples = samples
        self.words = words.map { Array($0.utf8) }
    }

    /// The input of a number: the same for the same seed, whatever came before it.
    package func input(_ number: Int, seed: UInt64) -> [UInt8] {
        let name = reader.name.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        var draw = Draw(seed: seed ^ name ^ (UInt64(number) &* 0xD134_2543_DE82_EF95))
        let mutation = Mutation(words: words)
        switch draw.one(of: samples) {
        case .bytes(let bytes):
            guard case .bytes(let other) = draw.one(of: samples) else { return mutation.damage(bytes, beside: [], &draw) }
            // Now and then whole, so that what should be read is.
            return draw.happens(1, of: 50) ? bytes : mutation.damage(bytes, beside: other, &draw)
        case .package(var parts):
            let form = draw.one(of: PackageSample.Form.allCases)
            if draw.happens(2, of: 3), !parts.isEmpty {
                let at = draw.below(parts.count), other = draw.one(of: parts).content
                parts[at].content = mutation.damage(parts[at].content, beside: other, &draw)
                return PackageSample(parts: parts).bytes(form)
            }
            return mutation.damage(PackageSample(parts: parts).bytes(form), beside: [], &draw)
        }
    }
}
