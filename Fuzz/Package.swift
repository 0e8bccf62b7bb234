// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-opennebula", path: "..")],
    targets: [
        .target(name: "Fuzzing"),
        .executableTarget(
            name: "Envelope",
            dependencies: ["Fuzzing", .product(name: "OpenNebula", package: "swift-opennebula")]),
        .executableTarget(
            name: "Documents",
            dependencies: ["Fuzzing", .product(name: "OpenNebula", package: "swift-opennebula")]),
        .executableTarget(
            name: "Templates",
            dependencies: ["Fuzzing", .product(name: "OpenNebula", package: "swift-opennebula")]),
        .executableTarget(
            name: "Pieces",
            dependencies: ["Fuzzing", .product(name: "OpenNebula", package: "swift-opennebula")]),
    ]
)
