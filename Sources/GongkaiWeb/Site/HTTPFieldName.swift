import Hummingbird

/// Header names that the HTTP library does not list.
enum HTTPFieldName {
    static func made(_ name: StaticString) -> HTTPFields.Element.Name {
        guard let made = HTTPFields.Element.Name("\(name)") else { preconditionFailure("\(name) is not a header name") }
        return made
    }
}
