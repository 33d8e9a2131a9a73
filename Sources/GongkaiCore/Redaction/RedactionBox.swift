/// A box that a clerk drew on a page: everything beneath it goes.
///
/// Places are parts of the page as it is looked at, upright and cut to what a viewer shows: 0 is the left or upper edge, 1 the other. So a
/// box fits the page at any size of the picture it was drawn on.
package struct RedactionBox: Sendable, Equatable, Codable {
    /// Counts from 1.
    package let page: Int
    package let left: Double
    package let top: Double
    package let width: Double
    package let height: Double
    package let ground: RedactionGround

    package init(page: Int, left: Double, top: Double, width: Double, height: Double, ground: RedactionGround) {
        (self.page, self.left, self.top, self.width, self.height, self.ground) = (page, left, top, width, height, ground)
    }

    /// Whether it covers anything at all.
    var hasSize: Bool { width.isFinite && height.isFinite && width > 0 && height > 0 }

    /// Whether all of it lies on the page. What a pointer's last fraction of a point adds beyond the edge does no harm.
    var isOnPage: Bool {
        let slack = 0.001
        return left.isFinite && top.isFinite && left >= -slack && top >= -slack && left + width <= 1 + slack && top + height <= 1 + slack
    }
}
