import NIOCore
import NIOPosix

/// A server that answers each request with bytes of its own, HTTP or not, and closes the connection.
enum RawServer {
    static func run<T: Sendable>(
        _ bytes: @escaping @Sendable (_ request: Int) -> String, _ body: (_ endpoint: String) async throws -> T
    ) async throws -> T {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await listener.executeThenClose { channels in
                    var request = 0
                    for try await channel in channels {
                        try? await channel.executeThenClose { received, writer in
                            for try await part in received where part.readableBytesView.suffix(16).contains(0x3E) {
                                break
                            }
                            try await writer.write(ByteBuffer(string: bytes(request)))
                        }
                        request += 1
                    }
                }
            }
            defer { group.cancelAll() }
            return try await body("http://127.0.0.1:\(listener.channel.localAddress?.port ?? 0)/RPC2")
        }
    }

    /// A whole response.
    static func http(_ head: String, _ body: String, _ headers: String = "") -> String {
        "\(head)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }
}
