import GongkaiCore

/// Whole points of a picture; right and lower edge are the first ones beyond.
struct PixelBox: Equatable {
    let left: Int
    let top: Int
    let right: Int
    let bottom: Int

    /// The points a drawn box touches, at least one. Rounded outward: a point that is covered in part is covered.
    init(_ box: RedactionBox, width: Int, height: Int) {
        let edge: (Double, Int) -> Double = { min(max($0, 0), 1) * Double($1) }
        left = min(Int(edge(box.left, width).rounded(.down)), width - 1)
        top = min(Int(edge(box.top, height).rounded(.down)), height - 1)
        right = max(Int(edge(box.left + box.width, width).rounded(.up)), left + 1)
        bottom = max(Int(edge(box.top + box.height, height).rounded(.up)), top + 1)
    }

    var width: Int { right - left }
    var height: Int { bottom - top }

    /// Whether something lies in the box or at its rim.
    func touches(left: Double, top: Double, right: Double, bottom: Double, rim: Double = 1) -> Bool {
        left < Double(self.right) + rim && right > Double(self.left) - rim && top < Double(self.bottom) + rim
            && bottom > Double(self.top) - rim
    }

    func meets(_ other: PixelBox) -> Bool {
        touches(left: Double(other.left), top: Double(other.top), right: Double(other.right), bottom: Double(other.bottom), rim: 2)
    }
}
