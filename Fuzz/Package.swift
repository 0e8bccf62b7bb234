// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "swift-opennebula", path: "..")],
    targets: [.target(name: "Fuzzing")]
        + ["Envelope", "Documents", "Templates", "Pieces"].map { name in
            .executableTarget(
                name: name,
                dependencies: ["Fuzzing", .product(name: "OpenNebula", package: "swift-opennebula")])
        }
)
