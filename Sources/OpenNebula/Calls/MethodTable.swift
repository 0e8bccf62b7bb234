extension MethodDescription {
    package static let all: [MethodDescription] = []
}
