import Foundation
import Testing

@testable import OpenNebula

@Suite(.aside) struct ConstantTests {
    /// The core's enumerations, by the types that stand for them.
    static let types: [String: any OneConstant.Type] = [
        "VirtualMachine.VmState": VMState.self, "VirtualMachine.LcmState": LCMState.self,
        "Host.HostState": HostState.self,
        "Image.ImageType": ImageType.self, "Image.DiskType": DiskType.self, "Image.ImageState": ImageState.self,
        "Datastore.DatastoreType": DatastoreType.self, "Datastore.DatastoreState": DatastoreState.self,
        "MarketPlaceApp.State": MarketplaceAppState.self, "MarketPlaceApp.Type": MarketplaceAppType.self,
        "MarketPlace.MarketPlaceState": MarketplaceState.self, "VMActions.Action": VMHistoryAction.self,
        "VirtualNetwork.VirtualNetworkState": VirtualNetworkState.self, "Zone.ZoneState": ZoneState.self,
        "PoolSQL.PoolFilter": FilterFlag.self, "RaftManager.State": RaftState.self,
        "PoolObjectSQL.ObjectType": ObjectType.self, "PoolObjectSQL.LockStates": LockLevel.self,
        "AuthRequest.Operation": AuthOperation.self, "Backups.Mode": BackupMode.self,
        "Snapshots.AllowOrphansMode": AllowOrphansMode.self, "ScheduledAction.Repeat": ScheduledActionRepeat.self,
        "ScheduledAction.EndOn": ScheduledActionEnd.self, "Hook.HookType": HookType.self,
        "BackupJob.Execution": BackupJobExecution.self, "Plan.PlanState": PlanState.self,
    ]

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

    @Test func everyEnumerationHasAType() { #expect(Set(Self.types.keys) == Set(Self.facts.keys)) }

    @Test(arguments: types.keys.sorted()) func namesAreTheCores(_ group: String) throws {
        let type = try #require(Self.types[group])
        let facts = try #require(Self.facts[group])
        #expect(type.names == facts.merging(Self.retired[group] ?? [:]) { fact, _ in fact })
    }

    /// The static members stand for the numbers that the names are of.
    @Test func membersHaveTheirNames() {
        #expect(HostState.MONITORED.description == "MONITORED")
        #expect(LCMState.PROLOG_MIGRATE_FAILURE.rawValue == 38)
        #expect(LCMState.RESTORE.rawValue == 71)
        #expect(VMState.CLONING_FAILURE.rawValue == 11)
        #expect(ImageType.FILESYSTEM.rawValue == 7 && ImageType.BACKUP.rawValue == 6)
        #expect(DiskType.FILE_SYSTEM.rawValue == 10 && DiskType.NONE.rawValue == 255)
    }

    @Test func anUnknownNumberIsAValue() throws {
        let state = try JSONDecoder().decode(VMState.self, from: Data("99".utf8))
        #expect(state.rawValue == 99 && state.description == "99" && state != .ACTIVE)
        #expect(try JSONEncoder().encode(state) == Data("99".utf8))
        #expect(state.xmlrpcValue() == 99)
        let literal: VMState = 3
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
            let body = source[start.upperBound...].prefix { _ in true }.split(separator: "\n}\n", maxSplits: 1)[0]
            for member in body.matches(of: /public static let (\w+) = Self\((-?\w+)\)/) {
                let digits = member.2.replacing("_", with: "")
                let number = digits.hasPrefix("0x") ? Int(digits.dropFirst(2), radix: 16) : Int(digits)
                members[try #require(number)] = String(member.1)
            }
        }
        #expect(members == type.names)
    }
}
