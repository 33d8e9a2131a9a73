package import GongkaiCore

/// The number and code of somebody who follows their request, sealed for their own browser: for a short while they need not be typed again.
/// Neither the address of a page nor the server holds it.
package struct FollowPass: Sendable, Equatable {
    package let number: String
    package let code: TrackingCode
    package let madeAt: Instant

    /// How long one is good, in seconds.
    package static let lifetime = 1_800

    package init(number: String, code: TrackingCode, madeAt: Instant) {
        self.number = number
        self.code = code
        self.madeAt = madeAt
    }
}

extension RequestStore {
    /// The pass as a text that only this program reads.
    package func seal(_ pass: FollowPass) -> String {
        let text = JSONText.object([
            "number": pass.number, "code": pass.code.text, "madeAt": String(pass.madeAt.milliseconds),
        ])
        return key.seal(text, for: FollowPass.subject).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// What ``seal(_:)`` made, while it is good; nil for anything else.
    package func pass(_ sealed: String, at now: Instant) -> FollowPass? {
        let digits = Array(sealed.utf8)
        guard digits.count.isMultiple(of: 2), digits.count <= 1_000 else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
        }
        guard let text = try? key.open(bytes, for: FollowPass.subject), let fields = JSONText.texts(text),
            let number = fields["number"], let code = fields["code"].flatMap({ TrackingCode($0) }),
            let made = fields["madeAt"].flatMap({ Int64($0) })
        else { return nil }
        let pass = FollowPass(number: number, code: code, madeAt: Instant(milliseconds: made))
        return pass.madeAt.adding(seconds: FollowPass.lifetime) > now && pass.madeAt <= now ? pass : nil
    }
}

extension FollowPass {
    fileprivate static let subject = "follow"
}
