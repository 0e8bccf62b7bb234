import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// Calls that no program makes: the demo answers each of them, and its documents stay valid.
@Suite(.onSerialThread) struct DemoHardeningTests {
    typealias Generator = GeneratedTemplateTests.Generator

    private static let numbers = [
        -1, -1, 0, 0, 1, 1, 2, 3, 5, 7, 10, 100, 0o777, 5900, -2, -10, 1 << 16, Int(Int32.max), Int(Int32.min),
    ]
    private static let words = [
        "", "YES", "NO", "web", "dummy", "fs", "local", "10.0.0.2", "255.255.255.255", "2001:db8::1", "ffff::ffff",
        "02:00:0a:00:00:01", "ff:ff:ff:ff:ff:ff", "OS", "DATABLOCK", "CDROM", "FS", "IP4", "IP6", "IP4_6", "ETHER",
        "IP6_STATIC", "IMAGE_DS", "SYSTEM_DS", "disk0,nic0", "$NIC[IP, NETWORK_ID=\"0\"]", "$NAME", "+10", "0,1,2",
        "18446744073709551615", "9223372036854775807", "-9223372036854775808", "1e308", "nan", "0x10", "%", "50%",
        "TCP", "ALL", "INBOUND", "terminate", "poweroff-hard", "suspend", "resume", "hold", "release", "resched",
        "NIC0", "\u{301}", "日本",
    ]
    private static let plain = [
        "NAME", "TYPE", "SIZE", "CPU", "MEMORY", "VCPU", "VN_MAD", "BRIDGE", "PHYDEV", "VLAN_ID", "DS_MAD", "TM_MAD",
        "MARKET_MAD", "ORIGIN_ID", "NETWORK_ID", "AR_ID", "PATH", "SOURCE", "FORMAT", "PERSISTENT", "PRIORITY", "CALL",
        "COMMAND", "RESOURCE", "ON", "STATE", "RESERVED_CPU", "RESERVED_MEM", "UMASK", "CLUSTER_IDS", "AFFINED", "IP",
        "DEV_PREFIX", "TEMPLATE_ID", "SECURITY_GROUPS", "LIMIT_MB", "DISK_TYPE", "KEEP_LAST", "MODE", "ERROR",
    ]
    private static let vectors = [
        "DISK": ["IMAGE_ID", "IMAGE", "SIZE", "TYPE", "TARGET", "DISK_ID", "CLONE"],
        "NIC": ["NETWORK_ID", "NETWORK", "IP", "MAC", "NIC_ID", "NAME", "FLOATING_IP", "SECURITY_GROUPS", "TARGET"],
        "NIC_ALIAS": ["NETWORK_ID", "PARENT", "IP"], "NIC_DEFAULT": ["MODEL", "NETWORK_ID"],
        "AR": ["TYPE", "IP", "IP6", "MAC", "SIZE", "AR_ID", "GLOBAL_PREFIX", "ULA_PREFIX", "ALLOCATED", "NEXT_INDEX"],
        "LEASES": ["IP", "MAC", "AR_ID"], "ROLE": ["NAME", "ID", "VMS", "POLICY"],
        "RULE": ["PROTOCOL", "RULE_TYPE", "RANGE", "IP", "SIZE", "NETWORK_ID", "ICMP_TYPE"],
        "SCHED_ACTION": ["ACTION", "TIME", "REPEAT", "DAYS", "END_TYPE", "END_VALUE", "WARNING"],
        "CONTEXT": ["NETWORK", "SSH_PUBLIC_KEY", "DISK_ID", "TARGET"], "OS": ["BOOT", "UUID"],
        "GRAPHICS": ["TYPE", "PORT"], "PCI": ["VENDOR", "DEVICE", "CLASS", "SHORT_ADDRESS", "TYPE"],
        "VMGROUP": ["VMGROUP_ID", "ROLE"], "VM": ["VMS", "CPU", "MEMORY", "CLUSTER_IDS"],
        "DATASTORE": ["ID", "SIZE", "IMAGES"], "IMAGE": ["ID", "RVMS"], "TOPOLOGY": ["CORES"],
    ]

    private static func value(_ generator: inout Generator) -> String {
        Bool.random(using: &generator)
            ? String(numbers.randomElement(using: &generator) ?? 0) : words.randomElement(using: &generator) ?? ""
    }

    private static func vector(_ names: [String], _ generator: inout Generator) -> One.Template {
        var vector: One.Template = [:]
        for name in names where Bool.random(using: &generator) { vector[name] = .text(value(&generator)) }
        return vector
    }

    private static func template(_ generator: inout Generator) -> String {
        var template = vector(plain, &generator)
        for (name, names) in vectors.sorted(by: { $0.key < $1.key }) where Int.random(in: 0...2, using: &generator) == 0
        {
            template[name] = .list((0...1).map { _ in .vector(vector(names, &generator)) })
        }
        return template.description
    }

    private static func argument(_ type: String, _ generator: inout Generator) -> One.XMLRPCValue {
        switch type {
        case "Bool": .bool(Bool.random(using: &generator))
        case "String", "One.Secret": .string(value(&generator))
        case "One.Template": .string(template(&generator))
        case _ where type.contains("["): .array([.int(numbers.randomElement(using: &generator) ?? 0)])
        default: .int(numbers.randomElement(using: &generator) ?? 0)
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func anyCallIsAnswered(_ seed: UInt64) async throws {
        var generator = Generator(state: seed)
        let clock = ManualClock()
        let demo = Demo(release: seed.isMultiple(of: 2) ? .v7_4 : .v6_10, clock: clock)
        let session = seed.isMultiple(of: 3) ? "alice:s3cret" : "oneadmin:onepass"
        var succeeded: Set<String> = []
        for _ in 0..<4000 {
            let method = try #require(MethodDescription.all.randomElement(using: &generator))
            // A core makes as many VMs as it is told, and forgets the password that these calls are made with.
            if ["vrouter.instantiate", "user.passwd", "user.chauth"].contains(method.name) { continue }
            let arguments = method.parameters.map { Self.argument($0.type, &generator) }
            let given = arguments.prefix(
                Int.random(in: max(0, arguments.count - 1)...arguments.count, using: &generator))
            let call = FrontEnd.Call(method: "one.\(method.name)", arguments: [.string(session)] + given)
            if case .value(.array(let values)) = demo.answer(call), values.first == .bool(true) {
                succeeded.insert(method.name)
            }
            clock.advance(by: .milliseconds(700))
        }
        #expect(succeeded.count > (session.hasPrefix("alice") ? 10 : 60), "\(succeeded.sorted())")
        let one = try OneServer(answering: demo)
        let pools: [(String, [any OneArgument], any OneRoot.Type)] = [
            ("vmpool.info", [-2, -1, -1, -2], One.VMPool.self),
            ("vmpool.infoextended", [-2, -1, -1, -2], One.VMPool.self), ("hostpool.info", [], One.HostPool.self),
            ("imagepool.info", [-2, -1, -1], One.ImagePool.self),
            ("templatepool.info", [-2, -1, -1], One.VMTemplatePool.self),
            ("vnpool.info", [-2, -1, -1], One.VirtualNetworkPool.self), ("userpool.info", [], One.UserPool.self),
            ("grouppool.info", [], One.GroupPool.self), ("datastorepool.info", [], One.DatastorePool.self),
            ("secgrouppool.info", [-2, -1, -1], One.SecurityGroupPool.self), ("vdcpool.info", [], One.VDCPool.self),
            ("vrouterpool.info", [-2, -1, -1], One.VirtualRouterPool.self),
            ("clusterpool.info", [], One.ClusterPool.self), ("vmgrouppool.info", [-2, -1, -1], One.VMGroupPool.self),
            ("marketpool.info", [], One.MarketplacePool.self),
            ("marketapppool.info", [-2, -1, -1], One.MarketplaceAppPool.self),
            ("backupjobpool.info", [-2, -1, -1], One.BackupJobPool.self), ("hookpool.info", [], One.HookPool.self),
        ]
        for (method, arguments, type) in pools {
            let document: String = try await one.perform(method, arguments)
            #expect(throws: Never.self, "\(method), seed \(seed)") { try Self.decode(type, from: document) }
            #expect(
                try SchemaTests.validate(document, against: SchemaTests.file(of: type)) == 0, "\(method), seed \(seed)")
        }
    }

    private static func decode<Root: OneRoot>(_ type: Root.Type, from document: String) throws {
        _ = try Root(saved: Array(document.utf8))
    }
}
