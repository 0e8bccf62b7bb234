import Foundation
import Testing

@testable import OpenNebula

@Suite(.onSerialThread) struct ConstantTests {
    /// The core's enumerations, by the types that stand for them.
    static let types: [String: any OneConstant.Type] = [
        "VirtualMachine.VmState": One.VMState.self, "VirtualMachine.LcmState": One.LCMState.self,
        "Host.HostState": One.HostState.self,
        "Image.ImageType": One.ImageType.self, "Image.DiskType": One.DiskType.self,
        "Image.ImageState": One.ImageState.self,
        "Datastore.DatastoreType": One.DatastoreType.self, "Datastore.DatastoreState": One.DatastoreState.self,
        "MarketPlaceApp.State": One.MarketplaceAppState.self, "MarketPlaceApp.Type": One.MarketplaceAppType.self,
        "MarketPlace.MarketPlaceState": One.MarketplaceState.self, "VMActions.Action": One.VMHistoryAction.self,
        "VirtualNetwork.VirtualNetworkState": One.VirtualNetworkState.self, "Zone.ZoneState": One.ZoneState.self,
        "PoolSQL.PoolFilter": One.FilterFlag.self, "RaftManager.State": One.RaftState.self,
        "PoolObjectSQL.LockStates": One.LockLevel.self, "ScheduledAction.Repeat": One.ScheduledActionRepeat.self,
        "ScheduledAction.EndOn": One.ScheduledActionEnd.self, "Plan.PlanState": One.PlanState.self,
    ]

    /// Those that a client meets as words alone: what the words are, or why there is no type.
    static let words: [String: Set<String>] = [
        "Hook.HookType": [One.HookType.STATE.rawValue, One.HookType.API.rawValue],
        "Backups.Mode": [One.BackupMode.FULL.rawValue, One.BackupMode.INCREMENT.rawValue],
        "Snapshots.AllowOrphansMode": [
            One.AllowOrphansMode.YES.rawValue, One.AllowOrphansMode.NO.rawValue, One.AllowOrphansMode.MIXED.rawValue,
            One.AllowOrphansMode.FORMAT.rawValue, One.AllowOrphansMode.LINEAR.rawValue,
        ],
        "BackupJob.Execution": [],  // An attribute of the job's TEMPLATE, which users write.
        "PoolObjectSQL.ObjectType": Set(One.ACLRule.resources.map(\.name)),
        "AuthRequest.Operation": Set(One.ACLRule.rights.map(\.name)),
    ]

    /// As a core writes them.
    @Test func wordsAreTheCores() throws {
        #expect(Self.words["Hook.HookType"] == ["state", "api"])
        #expect(Self.words["Backups.Mode"] == Set(try #require(Self.facts["Backups.Mode"]).values))
        #expect(Self.words["Snapshots.AllowOrphansMode"] == ["YES", "NO", "MIXED", "FORMAT", "LINEAR"])
    }

    /// A rule's numbers are sums of the core's.
    @Test func resourcesAndRightsAreTheCores() throws {
        func numbers(_ table: [(name: String, bit: UInt64)]) -> [Int: String] {
            Dictionary(uniqueKeysWithValues: table.map { (Int($0.bit), $0.name) })
        }
        let resources = try #require(Self.facts["PoolObjectSQL.ObjectType"])
        #expect(numbers(One.ACLRule.resources) == resources.filter { $0.value != "NONE" })
        let rights = try #require(Self.facts["AuthRequest.Operation"])
        #expect(numbers(One.ACLRule.rights) == rights.filter { $0.value != "NONE" && !$0.value.hasSuffix("_NO_LCK") })
    }

    /// The names and numbers of a 7.4 core.
    static let facts: [String: [Int: String]] = {
        guard let file = Bundle.module.url(forResource: "constants", withExtension: "tsv", subdirectory: "Fixtures"),
            let text = try? String(contentsOf: file, encoding: .utf8)
        else { return [:] }
        var facts: [String: [Int: String]] = [:]
        for line in text.split(separator: "\n").dropFirst() {
            let row = line.split(separator: "\t").map(String.init)
            facts[row[0], default: [:]][Int(row[2]) ?? .min] = row[1].replacing(/_(ACTION|DS)$|^ST_/, with: "")
                .replacing("APPP", with: "APP")
        }
        return facts
    }()

    /// Names of older cores.
    static let retired: [String: [Int: String]] = [
        "VirtualMachine.VmState": [7: "FAILED"],
        "VirtualMachine.LcmState": [
            13: "CANCEL", 14: "FAILURE", 55: "DISK_SNAPSHOT_REVERT_SUSPENDED", 58: "DISK_SNAPSHOT_REVERT",
        ],
        "Host.HostState": [
            1: "MONITORING_MONITORED", 5: "MONITORING_ERROR", 6: "MONITORING_INIT", 7: "MONITORING_DISABLED",
        ],
        "VMActions.Action": [3: "SHUTDOWN", 4: "SHUTDOWN_HARD", 12: "BOOT"],
        // The level that only `lock` takes.
        "PoolObjectSQL.LockStates": [4: "ALL"],
    ]

    @Test func everyEnumerationHasAType() {
        #expect(Set(Self.types.keys).union(Self.words.keys) == Set(Self.facts.keys))
    }

    @Test(arguments: types.keys.sorted()) func namesAreTheCores(_ group: String) throws {
        let type = try #require(Self.types[group])
        let facts = try #require(Self.facts[group])
        #expect(type.names == facts.merging(Self.retired[group] ?? [:]) { fact, _ in fact })
    }

    /// The static members stand for the numbers that the names are of.
    @Test func membersHaveTheirNames() {
        #expect(One.HostState.MONITORED.description == "MONITORED")
        #expect(One.LCMState.PROLOG_MIGRATE_FAILURE.rawValue == 38)
        #expect(One.LCMState.RESTORE.rawValue == 71)
        #expect(One.VMState.CLONING_FAILURE.rawValue == 11)
        #expect(One.ImageType.FILESYSTEM.rawValue == 7 && One.ImageType.BACKUP.rawValue == 6)
        #expect(One.DiskType.FILE_SYSTEM.rawValue == 10 && One.DiskType.NONE.rawValue == 255)
    }

    @Test func anUnknownNumberIsAValue() throws {
        let state = try JSONDecoder().decode(One.VMState.self, from: Data("99".utf8))
        #expect(state.rawValue == 99 && state.description == "99" && state != .ACTIVE)
        #expect(try JSONEncoder().encode(state) == Data("99".utf8))
        #expect(state.xmlrpcValue() == 99)
        let literal: One.VMState = 3
        #expect(literal == .ACTIVE)
    }
}

extension ConstantTests {
    /// The members that the sources declare are the names, each with its number.
    @Test(arguments: types.keys.sorted()) func membersAreTheNames(_ group: String) throws {
        let type = try #require(Self.types[group])
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Sources/OpenNebula").standardizedFileURL
        var members: [Int: String] = [:]
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
            let source = try String(contentsOf: file, encoding: .utf8)
            guard let start = source.range(of: "public struct \(type): OneConstant {") else { continue }
            let body = source[start.upperBound...].prefix { _ in true }.split(separator: "\n    }\n", maxSplits: 1)[0]
            for member in body.matches(of: /public static let (\w+) = Self\((-?\w+)\)/) {
                let digits = member.2.replacing("_", with: "")
                let number = digits.hasPrefix("0x") ? Int(digits.dropFirst(2), radix: 16) : Int(digits)
                members[try #require(number)] = String(member.1)
            }
        }
        #expect(members == type.names)
    }
}
