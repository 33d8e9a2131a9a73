extension Route {
    static let check = Route("/check")
}
