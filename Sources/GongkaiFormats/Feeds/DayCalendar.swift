package import GongkaiCore

/// Whole days as calendar programs read them: iCalendar (RFC 5545).
package struct DayCalendar: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        /// The same for the same thing at every reading, or the program shows it twice.
        package let id: String
        package let day: Day
        package let title: String
        package let text: String
        package let address: String?

        package init(id: String, day: Day, title: String, text: String, address: String?) {
            self.id = id
            self.day = day
            self.title = title
            self.text = text
            self.address = address
        }
    }

    package let name: String
    package let entries: [Entry]
    package let writtenAt: Instant

    package init(name: String, entries: [Entry], writtenAt: Instant) {
        self.name = name
        self.entries = entries
        self.writtenAt = writtenAt
    }

    /// The file. The day after is the end of an event that takes a day (section 3.6.1).
    package var bytes: [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gongkai//Deadlines//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:" + Self.escaped(name), "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        ]
        for entry in entries {
            lines += [
                "BEGIN:VEVENT", "UID:" + Self.escaped(entry.id), "DTSTAMP:" + Self.moment(writtenAt),
                "DTSTART;VALUE=DATE:" + Self.compact(entry.day), "DTEND;VALUE=DATE:" + Self.compact(entry.day.adding(days: 1)),
                "SUMMARY:" + Self.escaped(entry.title), "DESCRIPTION:" + Self.escaped(entry.text),
            ]
            if let address = entry.address { lines.append("URL:" + address) }
            lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return Array(lines.map(Self.folded).joined().utf8)
    }

    /// At most 75 octets a line without its end, never cut within a character (section 3.1).
    static func folded(_ line: String) -> String {
        var result = "", count = 0
        for scalar in line.unicodeScalars {
            let size = String(scalar).utf8.count
            if count + size > 75 {
                result += "\r\n "
                count = 1
            }
            result.unicodeScalars.append(scalar)
            count += size
        }
        return result + "\r\n"
    }

    /// Backslash, semicolon, comma and line ends have a spelling of their own; other control characters have none (section 3.3.11).
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func compact(_ day: Day) -> String { day.text.replacing("-", with: "") }

    /// In UTC: `20260302T010500Z`.
    private static func moment(_ instant: Instant) -> String {
        // The words of an instant are those of Shanghai, eight hours ahead.
        let text = instant.adding(seconds: -8 * 3600).text
        return text.replacing("-", with: "").replacing(":", with: "").replacing(" ", with: "T") + "Z"
    }
}
