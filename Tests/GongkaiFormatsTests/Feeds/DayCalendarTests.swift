import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite("Days for calendar programs") struct DayCalendarTests {
    private let calendar = DayCalendar(
        name: "依申请公开期限",
        entries: [
            DayCalendar.Entry(
                id: "request-3-due@gongkai", day: "2026-12-31", title: "答复期限 ZX11-20260003",
                text: "办理中；最晚这一天答复，过了就是超期。\n反斜线\\和逗号,都要照写。一行很长的说明文字要折成几行，每行不超过七十五个字节。",
                address: "http://127.0.0.1/console/requests/3")
        ], writtenAt: Instant("2026-03-02", hour: 9, minute: 5))

    @Test("Lines end with CR LF, hold 75 octets at most, and are whole characters")
    func lines() throws {
        let bytes = calendar.bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("\u{FFFD}") && text.hasSuffix("END:VCALENDAR\r\n"))
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
        #expect(lines.contains { $0.utf8.count > 70 } && lines.contains { $0.hasPrefix(" ") })
    }

    @Test("Unfolded it says the day as a date, the day after as its end, and text as it was meant")
    func content() throws {
        let text = String(decoding: calendar.bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
        for line in [
            "UID:request-3-due@gongkai", "DTSTAMP:20260302T010500Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
            "SUMMARY:答复期限 ZX11-20260003", "URL:http://127.0.0.1/console/requests/3",
            "DESCRIPTION:办理中；最晚这一天答复，过了就是超期。\\n反斜线\\\\和逗号\\,都要照写。一行很长的说明文字要折成几行，每行不超过七十五个字节。",
        ] { #expect(text.contains(line + "\r\n"), "\(line)") }
    }
}
