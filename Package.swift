// swift-tools-version: 6.2
import PackageDescription

/// What a module imports shows through only where it says so.
let settings: [SwiftSetting] = [.enableUpcomingFeature("InternalImportsByDefault")]

let package = Package(
    name: "swift-opennebula",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
    products: [
        .library(name: "OpenNebula", targets: ["OpenNebula"]),
        .library(name: "OpenNebulaServerAuthentication", targets: ["OpenNebulaServerAuthentication"]),
        .library(name: "OpenNebulaTesting", targets: ["OpenNebulaTesting"]),
        .executable(name: "onerpc", targets: ["onerpc"]),
    ],
    dependencies: [
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.26.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.1.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.3.1"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.0.0"),  // Of the documentation alone.
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2",
            pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
        ),
        .target(
            name: "OpenNebula",
            dependencies: [
                "CLibXML2",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "OpenNebulaServerAuthentication",
            dependencies: [
                "OpenNebula",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "OpenNebulaTesting",
            dependencies: [
                "OpenNebula",
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            resources: [.copy("Recordings")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "onerpc",
            dependencies: [
                "OpenNebula",
                "OpenNebulaTesting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "OpenNebulaTests",
            dependencies: [
                "CLibXML2", "OpenNebula", "OpenNebulaTesting",
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            resources: [.copy("Fixtures")]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// A build with a sanitizer leaves out what that finds nothing in: tests that run programs, and certificates for tests.
if Context.environment["SWIFT_OPENNEBULA_SANITIZER"] == nil {
    package.dependencies.append(.package(url: "https://github.com/apple/swift-certificates", from: "1.0.0"))
    package.targets += [
        .target(name: "Programs", path: "Tests/Programs"),
        .testTarget(name: "ProgramTests", dependencies: ["OpenNebula", "OpenNebulaTesting", "Programs", "onerpc"]),
        .testTarget(name: "onerpcTests", dependencies: ["OpenNebula", "OpenNebulaTesting", "Programs", "onerpc"]),
        .testTarget(
            name: "TLSTests",
            dependencies: [
                "OpenNebula", "OpenNebulaServerAuthentication", "OpenNebulaTesting",
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "X509", package: "swift-certificates"),
            ]
        ),
    ]
}
