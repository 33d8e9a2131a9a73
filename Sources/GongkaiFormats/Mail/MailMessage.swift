import Foundation
package import GongkaiCore

/// A mail of the program as RFC 5322 and MIME want it: one text in UTF-8, ASCII lines of at most 76 characters.
package struct MailMessage: Sendable, Equatable {
    package let from: MailAddress
    package let fromName: String
    package let to: MailAddress
    package let subject: String
    package let text: String
    package let at: Instant
    /// The same for the same mail, also when it is tried again; unique at the sender's domain.
    package let id: String

    package init(from: MailAddress, fromName: String, to: MailAddress, subject: String, text: String, at: Instant, id: String) {
        self.from = from
        self.fromName = fromName
        self.to = to
        self.subject = subject
        self.text = text
        self.at = at
        self.id = id
    }

    /// With CRLF at the end of each line.
    package var bytes: [UInt8] {
        let head = [
            "Date: \(MailDate.text(at))", "From: \(MailHeader.phrase(fromName, after: 6)) <\(from.text)>", "To: <\(to.text)>",
            "Message-ID: <\(id.filter(Self.isPlain))@\(from.domain)>", "Subject: \(MailHeader.phrase(subject, after: 9))",
            // No answering machine shall answer a machine (RFC 3834).
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64", "",
        ]
        return Array((head + body).map { $0 + "\r\n" }.joined().utf8)
    }

    private var body: [String] {
        let lines = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
        let encoded = Data(lines.utf8).base64EncodedString()
        return MailHeader.pieces(encoded[...], of: 76)
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "." || character == "-")
    }
}

/// Words in the head of a mail.
enum MailHeader {
    /// Anything in the head that is not ours, as encoded words (RFC 2047): nothing in it can end the line or begin another.
    static func phrase(_ text: String, after used: Int) -> String {
        // A line has 76 characters with what stands before; a word at most 75, of which 12 are its frame.
        var words: [String] = [], word: [UInt8] = [], room = bytes(of: min(75, 76 - used))
        for character in text {
            // A letter with many marks may be longer than a word; its scalars are not cut.
            for scalar in String(character).unicodeScalars {
                let more = Array(String(scalar).utf8)
                if word.count + more.count > room {
                    words.append(encoded(word))
                    word = []
                    room = bytes(of: 75)
                }
                word += more
            }
        }
        words.append(encoded(word))
        return words.joined(separator: "\r\n ")
    }

    /// Bytes that fit into an encoded word of so many characters.
    private static func bytes(of characters: Int) -> Int { (characters - 12) / 4 * 3 }

    private static func encoded(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

    static func pieces(_ text: Substring, of length: Int) -> [String] {
        var rest = text, pieces: [String] = []
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return pieces
    }
}

/// `Tue, 03 Mar 2026 09:05:00 +0800`.
enum MailDate {
    static func text(_ instant: Instant) -> String {
        let day = instant.day, time = instant.text.suffix(8)
        let number = day.day < 10 ? "0\(day.day)" : "\(day.day)"
        return "\(weekdays[day.weekday - 1]), \(number) \(months[day.month - 1]) \(day.year) \(time) +0800"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
