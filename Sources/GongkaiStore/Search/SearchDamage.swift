/// Bytes of the search index that its writer never wrote: the disk, or somebody, has changed them. What is published is not touched by it.
package struct SearchDamage: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong.
    package let description: String

    init(_ what: String) { description = "the search index is damaged (\(what)). Run \"gongkai search rebuild\"." }
}
