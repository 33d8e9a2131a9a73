extension String {
    /// How many characters somebody wrote, as the form counts them while they write: a line end counts once, though browsers send two for it.
    package var writtenLength: Int {
        let scalars = unicodeScalars
        var count = scalars.count
        for (first, second) in zip(scalars, scalars.dropFirst()) where first == "\r" && second == "\n" { count -= 1 }
        return count
    }
}
