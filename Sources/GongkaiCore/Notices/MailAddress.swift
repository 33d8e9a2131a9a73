/// An address that mail is sent to, written in ASCII. Anything that could end a line or begin another command is no address.
package struct MailAddress: Sendable, Hashable {
    package let text: String

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].utf8.count), Self.isDotted(parts[0], by: Self.isAtom),
            Self.isDotted(parts[1], by: Self.isHost)
        else { return nil }
        self.text = text
    }

    /// What stands behind the @.
    package var domain: String { text.split(separator: "@").last.map(String.init) ?? "" }

    private static func isDotted(_ text: Substring, by isGood: (UInt8) -> Bool) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isGood) }
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
    }

    private static func isAtom(_ byte: UInt8) -> Bool { isHost(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte) }
}
