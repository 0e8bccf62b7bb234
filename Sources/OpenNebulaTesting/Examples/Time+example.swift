extension Int {
    /// The time of all examples, in Unix seconds: 23 November 2026.
    static let exampleTime = 1_795_465_200
}
