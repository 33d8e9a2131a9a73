/// What the gate looks for before anything becomes public. The raw values are stored with each hit and never change.
package enum GateRule: String, Sendable, CaseIterable {
    // In any text.
    case identityNumber18 = "identity-18"
    case identityNumber15 = "identity-15"
    case mobile
    case bankCard = "bank-card"
    case plate
    case email
    case landline
    case secrecyMark = "secrecy-mark"
    case secrecyWord = "secrecy-word"
    case wrongWord = "wrong-word"
    case sensitiveWord = "sensitive-word"
    /// Of a reply that is published: who asked, or whose interests it touches.
    case applicant

    // In office files.
    case hiddenText = "hidden-text"
    case trackedChange = "tracked-change"
    case comment
    case documentProperty = "document-property"
    case embeddedObject = "embedded-object"
    case macro
    case hiddenSheet = "hidden-sheet"
    case hiddenRow = "hidden-row"
    case hiddenColumn = "hidden-column"
    case externalLink = "external-link"
    case definedName = "defined-name"
    case formula

    // In PDF files and pictures.
    case coveredText = "covered-text"
    case script
    case attachedFile = "attached-file"
    case location
    case device
    case pictureProperty = "picture-property"

    // In any file.
    case encrypted
    case unreadable
    case twoFormats = "two-formats"
    case wrongKind = "wrong-kind"
    case unsafeName = "unsafe-name"
    case tooLarge = "too-large"
    case notScanned = "not-scanned"
    case encoding

    // Of an article as a whole.
    case deadLink = "dead-link"
    case missingMetadata = "missing-metadata"
}
