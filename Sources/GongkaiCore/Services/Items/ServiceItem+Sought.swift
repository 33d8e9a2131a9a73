extension ServiceItem {
    /// By what somebody may look for it, in small letters: names of the item and of its ways, what comes of it, what brings people to it.
    package var soughtWords: String {
        let names = [identity.name] + identity.handlingItems.map(\.name) + [result.name ?? ""] + lifeEvents.map(\.words)
        return names.filter { !$0.isEmpty }.map(ServiceItem.sought).joined(separator: "\n")
    }

    /// Words as they are compared: full-width signs in their plain form, small letters.
    package static func sought(_ text: String) -> String { TypedText(text).plain.lowercased() }
}
