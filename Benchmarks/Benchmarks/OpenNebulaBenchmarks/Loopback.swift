import AsyncHTTPClient
import Benchmark
import Floor
import Foundation
import NIOCore
import OpenNebula
import OpenNebulaTesting

/// How long `body` takes, in nanoseconds.
func time(_ body: () async throws -> Void) async throws -> Int {
    let start = ContinuousClock.now
    try await body()
    return start.duration(to: .now).nanoseconds
}

/// Small calls, beside posts of the same bytes by the HTTP client alone, and with libxml2's parsing of the answer.
func calls(
    _ method: String, answeredBy recording: String, _ call: @escaping @Sendable (OneServer) async throws -> Void
) {
    let bare = BenchmarkMetric.measured("HTTP client alone (calls/s)", larger: true)
    let floor = BenchmarkMetric.measured("HTTP client and libxml2 / HTTP client alone (%)", larger: true)
    let sequential = BenchmarkMetric.measured("call / HTTP client alone (%)", larger: true)
    let parallel = BenchmarkMetric.measured("8 tasks (calls/s)", larger: true)
    let count = 4000
    Benchmark(
        "Small calls: \(method)", configuration: .init(metrics: [bare, floor, sequential, parallel])
    ) { benchmark in
        let answer = Array(try Input.recording(recording))
        try await FrontEnd.run({ _ in .http(200, answer) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let request = request(method, to: frontEnd.endpoint)
            func post() async throws -> ByteBuffer {
                let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
                let body = try await response.body.collect(upTo: 1 << 20)
                precondition(body.readableBytes == answer.count)
                return body
            }
            func parse(_ body: ByteBuffer) {
                body.withUnsafeReadableBytes { bytes in
                    bytes.withMemoryRebound(to: UInt8.self) { blackHole(floor_parse($0.baseAddress, $0.count)) }
                }
            }
            var times = [0, 0, 0]
            // By turns, so that whatever else the machine does meets all.
            for turn in 0..<20 {
                let called = try await [
                    time { for _ in 0..<count / 20 { blackHole(try await post()) } },
                    time { for _ in 0..<count / 20 { parse(try await post()) } },
                    time { for _ in 0..<count / 20 { try await call(one) } },
                ]
                if turn > 0 { times = zip(times, called).map(+) }
            }
            let parallelTime = try await time {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 { group.addTask { for _ in 0..<count / 8 { try await call(one) } } }
                    try await group.waitForAll()
                }
            }
            benchmark.measurement(bare, count * 19 / 20 * 1_000_000_000 / times[0])
            benchmark.measurement(floor, times[0] * 100 / times[1])
            benchmark.measurement(sequential, times[0] * 100 / times[2])
            benchmark.measurement(parallel, count * 1_000_000_000 / parallelTime)
        }
    }
}

/// What a call sends, as a request of the HTTP client alone.
private func request(_ method: String, to endpoint: String) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: endpoint)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "text/xml")
    let call = """
        <?xml version="1.0" encoding="UTF-8"?>
        <methodCall><methodName>one.\(method)</methodName><params><param><value><string>oneadmin:onepass\
        </string></value></param><param><value><int>2</int></value></param><param><value><boolean>0\
        </boolean></value></param></params></methodCall>

        """
    request.body = .bytes(ByteBuffer(string: call))
    return request
}

/// A large answer that arrives slowly, beside curl, and a stream of it.
func transfer() {
    let curl = BenchmarkMetric.measured("curl (ms)")
    let call = BenchmarkMetric.measured("vmpool.infoextended (ms)")
    let ratio = BenchmarkMetric.measured("vmpool.infoextended / curl (%)")
    let peak = BenchmarkMetric.measured("peak of a stream beside the server's bytes (MB)")
    Benchmark(
        "10000 VMs at 30 MB/s", configuration: .init(metrics: [curl, call, ratio, peak], maxIterations: 2)
    ) { benchmark in
        let input = try Input("VM_POOL", of: "VM", recorded: "one.vmpool.infoextended", count: 10_000)
        let answer = input.bytes
        try await FrontEnd.run({ _ in .paced(answer, bytesPerSecond: 30_000_000) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            Memory.reset()
            let before = Memory.usage.now
            var read = 0
            for try await _ in one.vmpool.stream(-2, -1, -1, -1, extended: true) { read += 1 }
            precondition(read == 10_000)
            benchmark.measurement(peak, (Memory.usage.peak - before) / 1_000_000)
            let curlTime = try await time {
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
                process.arguments = [
                    "curl", "--silent", "--output", "/dev/null", "--data",
                    "<methodCall><methodName>one.vmpool.info"
                        + "extended</methodName><params/></methodCall>", frontEnd.endpoint,
                ]
                try process.run()
                await withCheckedContinuation { done in
                    DispatchQueue.global().async {
                        process.waitUntilExit()
                        done.resume()
                    }
                }
                precondition(process.terminationStatus == 0)
            }
            let callTime = try await time {
                let pool = try await one.vmpool.infoextended(-2, -1, -1, -1)
                precondition(pool.VM.count == 10_000)
            }
            benchmark.measurement(curl, curlTime / 1_000_000)
            benchmark.measurement(call, callTime / 1_000_000)
            benchmark.measurement(ratio, callTime * 100 / curlTime)
        }
    }
}

/// Many calls where each round trip takes its time, one after the other and as few requests.
func batches() {
    let sequential = BenchmarkMetric.measured("one after the other (ms)")
    let batch = BenchmarkMetric.measured("multicall (ms)")
    let ratio = BenchmarkMetric.measured("multicall / one after the other (%)")
    Benchmark(
        "1000 updates at 20 ms", configuration: .init(metrics: [sequential, batch, ratio], maxIterations: 1)
    ) { benchmark in
        try await FrontEnd.run({ call in
            if call.method == "system.multicall" {
                try await Task.sleep(for: .milliseconds(20))
                return .fault(-506, "answer each")
            }
            let reply = FrontEnd.Reply.result(.int(try call.int(1)))
            return call.isInBatch ? reply : .delayed(.milliseconds(20), reply)
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let ids = Array(0..<1000)
            let sequentialTime = try await time {
                for id in ids { _ = try await one.vm.update(id, ["LABELS": "web"], .merge) }
            }
            let batchTime = try await time {
                let results = await one.system.multicall(ids) { one, id in
                    try await one.vm.update(id, ["LABELS": "new"], .merge)
                }
                let updated = try results.map { try $0.get() }
                precondition(updated == ids)
            }
            benchmark.measurement(sequential, sequentialTime / 1_000_000)
            benchmark.measurement(batch, batchTime / 1_000_000)
            benchmark.measurement(ratio, batchTime * 100 / sequentialTime)
        }
    }
}

extension FrontEnd.Call {
    /// The second round's calls, which come in as parts of a request that has waited already.
    fileprivate var isInBatch: Bool { arguments.contains { "\($0)".contains("new") } }
}
