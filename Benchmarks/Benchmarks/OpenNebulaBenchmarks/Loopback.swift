import AsyncHTTPClient
import Benchmark
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

/// Small calls, beside posts of the same bytes by the HTTP client alone.
func calls() {
    let bare = BenchmarkMetric.measured("HTTP client alone (calls/s)", larger: true)
    let sequential = BenchmarkMetric.measured("host.info (calls/s)", larger: true)
    let ratio = BenchmarkMetric.measured("host.info / HTTP client (%)", larger: true)
    let parallel = BenchmarkMetric.measured("host.info, 8 tasks (calls/s)", larger: true)
    let count = 2000
    Benchmark("Small calls", configuration: .init(metrics: [bare, sequential, ratio, parallel])) { benchmark in
        let recording = URL(fileURLWithPath: #filePath)
            .appendingPathComponent("../../../../Tests/OpenNebulaTests/Fixtures/7.4.0/one.host.info-2.response.xml")
            .standardizedFileURL
        let answer = ByteBuffer(bytes: try Data(contentsOf: recording))
        try await FrontEnd.run({ _ in .http(200, answer) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            var request = HTTPClientRequest(url: frontEnd.endpoint)
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "text/xml")
            let call = """
                <?xml version="1.0" encoding="UTF-8"?>
                <methodCall><methodName>one.host.info</methodName><params><param><value><string>oneadmin:onepass\
                </string></value></param><param><value><int>2</int></value></param><param><value><boolean>0\
                </boolean></value></param></params></methodCall>

                """
            request.body = .bytes(ByteBuffer(string: call))
            func post(_ count: Int) async throws {
                for _ in 0..<count {
                    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
                    let body = try await response.body.collect(upTo: 1 << 20)
                    precondition(body.readableBytes == answer.readableBytes)
                }
            }
            func info(_ count: Int) async throws { for _ in 0..<count { blackHole(try await one.host.info(2)) } }
            try await post(200)
            try await info(200)
            var bareTime = 0
            var ownTime = 0
            // By turns, so that whatever else the machine does meets both.
            for _ in 0..<10 {
                bareTime += try await time { try await post(count / 10) }
                ownTime += try await time { try await info(count / 10) }
            }
            let parallelTime = try await time {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 { group.addTask { for _ in 0..<count / 8 { _ = try await one.host.info(2) } } }
                    try await group.waitForAll()
                }
            }
            benchmark.measurement(bare, count * 1_000_000_000 / bareTime)
            benchmark.measurement(sequential, count * 1_000_000_000 / ownTime)
            benchmark.measurement(ratio, bareTime * 100 / ownTime)
            benchmark.measurement(parallel, count * 1_000_000_000 / parallelTime)
        }
    }
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
        let answer = ByteBuffer(bytes: input.bytes)
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
