/// What may stay in an article, and how large it may be.
package struct CleanHTMLPolicy: Sendable {
    /// Where our own files are served; pictures from elsewhere are taken out, for they would tell others who reads.
    package var fileAddresses: [String]
    package var maximumBytes: Int
    /// Lists, quotations and tables inside each other.
    package var maximumDepth: Int
    /// Paragraphs, cells and stretches of text.
    package var maximumParts: Int

    package init(
        fileAddresses: [String] = ["/files/"], maximumBytes: Int = 4 * 1_048_576, maximumDepth: Int = 32, maximumParts: Int = 100_000
    ) {
        self.fileAddresses = fileAddresses
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
        self.maximumParts = maximumParts
    }
}
