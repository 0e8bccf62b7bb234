import Benchmark
import Floor
import Foundation
import OpenNebula

extension BenchmarkMetric {
    /// A number that a benchmark measures itself.
    static func measured(_ name: String, larger: Bool = false) -> Self {
        .custom(name, polarity: larger ? .prefersLarger : .prefersSmaller, useScalingFactor: false)
    }
}

/// How long `body` takes, in nanoseconds.
func time<T>(_ body: () throws -> T) rethrows -> Int {
    let start = ContinuousClock.now
    blackHole(try body())
    return start.duration(to: .now).nanoseconds
}

extension Duration {
    var nanoseconds: Int { Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000) }
}

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(maxDuration: .seconds(20), maxIterations: 7)
    decoding(One.VMPool.self, "VM_POOL", of: "VM", recorded: "one.vmpool.infoextended", counts: [10, 1000, 10_000])
    decoding(One.HostPool.self, "HOST_POOL", of: "HOST", recorded: "one.hostpool.info", counts: [1000])
    decoding(One.ImagePool.self, "IMAGE_POOL", of: "IMAGE", recorded: "one.imagepool.info", counts: [1000])
    memory()
    encoding()
    calls("system.version", answeredBy: "one.system.version") { blackHole(try await $0.system.version()) }
    calls("host.info", answeredBy: "one.host.info-2") { blackHole(try await $0.host.info(2)) }
    transfer()
    batches()
}

/// The floor, the envelope and the whole of the same bytes, one after the other.
func decoding<Pool: OnePool>(
    _ type: Pool.Type, _ pool: String, of member: String, recorded method: String, counts: [Int]
) {
    let floor = BenchmarkMetric.measured("libxml2 alone (us)")
    let envelope = BenchmarkMetric.measured("envelope (us)")
    let decode = BenchmarkMetric.measured("typed decode (us)")
    let ratio = BenchmarkMetric.measured("typed decode / libxml2 (%)")
    let each = BenchmarkMetric.measured("typed decode, each (ns)")
    for count in counts {
        Benchmark(
            "Decode \(count) \(member)s", configuration: .init(metrics: [floor, envelope, decode, ratio, each])
        ) { benchmark in
            let input = try Input(pool, of: member, recorded: method, count: count)
            if let path = ProcessInfo.processInfo.environment["SAVE_INPUT"] {
                try Data(input.bytes).write(to: URL(fileURLWithPath: "\(path)/\(member)-\(count).xml"))
            }
            let repetitions = max(1, 1000 / count)
            let floorTime = time {
                for _ in 0..<repetitions {
                    precondition(input.bytes.withUnsafeBufferPointer { floor_parse($0.baseAddress, $0.count) } > 0)
                }
            }
            let decodeTime = try time {
                for _ in 0..<repetitions {
                    let pool = try type.init(saved: input.bytes)
                    precondition(pool.members.count == count)
                }
            }
            let envelopeTime = try time { for _ in 0..<repetitions { blackHole(try String(saved: input.bytes)) } }
            benchmark.measurement(floor, floorTime / 1000 / repetitions)
            benchmark.measurement(envelope, envelopeTime / 1000 / repetitions)
            benchmark.measurement(decode, decodeTime / 1000 / repetitions)
            benchmark.measurement(ratio, decodeTime * 100 / floorTime)
            benchmark.measurement(each, decodeTime / repetitions / count)
        }
    }
}

/// What decoding takes beside the bytes that are decoded.
func memory() {
    let held = BenchmarkMetric.measured("the pool (MB)")
    let peak = BenchmarkMetric.measured("peak (MB)")
    Benchmark("Memory of 10000 VMs", configuration: .init(metrics: [held, peak], maxIterations: 1)) { benchmark in
        let input = try Input("VM_POOL", of: "VM", recorded: "one.vmpool.infoextended", count: 10_000)
        Memory.reset()
        let before = Memory.usage.now
        let pool = try One.VMPool(saved: input.bytes)
        let after = Memory.usage
        benchmark.measurement(held, (after.now - before) / 1_000_000)
        benchmark.measurement(peak, (after.peak - before) / 1_000_000)
        blackHole((pool, input.bytes.count))
    }
}

func encoding() {
    Benchmark("Template to text", configuration: .init(metrics: [.wallClock, .throughput], scalingFactor: .kilo)) {
        benchmark in
        let disks: [One.Template] = (0..<4).map { ["IMAGE_ID": $0, "SIZE": 1024] }
        let template: One.Template = [
            "NAME": "web", "CPU": 0.5, "MEMORY": 1024, "DISK": disks, "NIC": ["NETWORK_ID": 3],
            "CONTEXT": ["SSH_PUBLIC_KEY": "ssh-ed25519 AAAA \"quoted\"", "NETWORK": true],
        ]
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations { blackHole(try template.serialized()) }
    }
    Benchmark("1000 VMs to JSON", configuration: .init(metrics: [.wallClock])) { benchmark in
        let input = try Input("VM_POOL", of: "VM", recorded: "one.vmpool.infoextended", count: 1000)
        let pool = try One.VMPool(saved: input.bytes)
        benchmark.startMeasurement()
        blackHole(try JSONEncoder().encode(pool))
    }
}
