/// Why a clock stops, begins anew or gets longer. Each kind of matter names its own.
package struct ClockGround: Sendable {
    /// As stored, such as `thirdParty`.
    package let code: String
    /// As people say it, such as 征求第三方意见.
    package let name: String

    package init(_ code: String, _ name: String) {
        self.code = code
        self.name = name
    }
}

extension ClockGround: Hashable {
    package static func == (a: ClockGround, b: ClockGround) -> Bool { a.code == b.code }

    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
