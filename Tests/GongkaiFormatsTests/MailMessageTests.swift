import Foundation
import GongkaiCore
import Testing

@testable import GongkaiFormats

@Suite("Mails")
struct MailMessageTests {
    private func message(subject: String = "提醒：申请ZX04-20260001交给您办理。", name: String = "蒸湘区信息公开", text: String) throws -> String {
        let from = try #require(MailAddress("gongkai@example.gov.cn")), to = try #require(MailAddress("li@example.gov.cn"))
        let message = MailMessage(
            from: from, fromName: name, to: to, subject: subject, text: text, at: Instant("2026-03-03", hour: 9, minute: 5),
            id: "gongkai.7.1")
        return String(decoding: message.bytes, as: UTF8.self)
    }

    @Test("A mail has the head that mail programs expect, and lines of 76 characters at most")
    func head() throws {
        let mail = try message(text: String(repeating: "请登录后查看。\n", count: 40))
        let lines = mail.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
        #expect(lines.contains("Date: Tue, 03 Mar 2026 09:05:00 +0800"))
        #expect(lines.contains("Message-ID: <gongkai.7.1@example.gov.cn>") && lines.contains("Auto-Submitted: auto-generated"))
        #expect(lines.contains("Content-Type: text/plain; charset=utf-8") && lines.contains("To: <li@example.gov.cn>"))
        let body = try #require(mail.range(of: "\r\n\r\n")).upperBound
        let encoded = mail[body...].filter { !$0.isWhitespace && !$0.isNewline }
        let text = String(decoding: try #require(Data(base64Encoded: String(encoded))), as: UTF8.self)
        #expect(text == String(repeating: "请登录后查看。\r\n", count: 40))
    }

    @Test("Each encoded word of a subject can be read alone, and together they are the subject")
    func subject() throws {
        let subject = String(repeating: "关于2026年义务教育学校招生计划𠮷的提醒，", count: 6)
        let mail = try message(subject: subject, text: "x")
        let words = mail.matches(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]+)\?=/).map { match -> String in
            guard let data = Data(base64Encoded: String(match.output.1)) else { return "?" }
            return String(data: data, encoding: .utf8) ?? "?"
        }
        #expect(words.count > 5 && words.dropFirst().joined() == subject)
    }

    @Test("Nothing in a subject or a name begins another line of the head")
    func injection() throws {
        let mail = try message(subject: "a\r\nBcc: x@y.cn", name: "b\nX-Evil: 1", text: "c\r\n.\r\nQUIT")
        #expect(!mail.contains("Bcc:") && !mail.contains("X-Evil") && !mail.contains("QUIT"))
        #expect(mail.components(separatedBy: "\r\n\r\n").count == 2)
    }
}
