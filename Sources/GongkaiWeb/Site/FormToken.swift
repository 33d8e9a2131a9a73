import GongkaiStore
import Hummingbird

/// Proof that a visitor's form came from our page, for forms before anyone is signed in: a random cookie, and in the form its signature.
///
/// The key lives as long as the process. After a restart an open login page is refused once and shown anew.
struct FormToken: Sendable {
    static let cookie = "form"
    static let field = "token"
    /// Half of ``nonceLength`` random bytes.
    static let nonceLength = 32

    private let key = FormToken.random()

    /// The nonce of the request's cookie if it has the right shape, else a new one.
    func nonce(for request: Request) -> String {
        let found = request.cookies[FormToken.cookie]?.value ?? ""
        return FormToken.isNonce(found) ? found : FormToken.random()
    }

    /// The value for the form's hidden field.
    func signature(of nonce: String) -> String { SHA256.hex(of: "\(key)/\(nonce)/\(key)") }

    func accepts(_ form: SubmittedForm, from request: Request) -> Bool {
        guard let nonce = request.cookies[FormToken.cookie]?.value, FormToken.isNonce(nonce), let given = form[FormToken.field] else {
            return false
        }
        return FormToken.areEqual(given, signature(of: nonce))
    }

    /// Compares without telling by its time where the difference is.
    static func areEqual(_ a: String, _ b: String) -> Bool {
        let a = Array(a.utf8), b = Array(b.utf8)
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func isNonce(_ text: String) -> Bool {
        text.utf8.count == nonceLength && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Of ``nonceLength`` digits.
    static func random() -> String { SecretText.random128() }
}
