import Foundation
import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// What makes calls easier, against recorded documents.
@Suite struct ConvenienceTests {
    private static func document(_ name: String) throws -> String {
        let recording = try #require(Recording.all.first { $0.name == name && $0.release == "7.4.0" })
        return try String(saved: recording.response())
    }

    private func asking<T: Sendable>(
        _ document: String, _ body: @escaping @Sendable (OneServer) async throws -> T
    ) async throws -> T {
        try await FrontEnd.run({ _ in .result(.string(document)) }) { frontEnd in
            try await body(OneServer(frontEnd.endpoint, session: "oneadmin:onepass"))
        }
    }

    @Test func objectsAreFoundByName() async throws {
        let pool = try Self.document("one.hostpool.info")
        let id = try await asking(pool) { try await $0.hostpool.first(named: "node01")?.ID }
        #expect(id == 1)
        let none = try await asking(pool) { try await $0.hostpool.first(named: "NODE01") }
        #expect(none == nil)
    }

    /// A core tells names apart by their bytes.
    @Test func aNameIsItsScalars() async throws {
        let composed = "caf\u{E9}"
        let decomposed = "cafe\u{301}"
        let pool = One.HostPool.example([.example(ID: 5, NAME: decomposed), .example(ID: 6, NAME: composed)])
        try await FrontEnd.run({ _ in .result(pool) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            #expect(try await one.hostpool.first(named: composed)?.ID == 6)
            #expect(try await one.hostpool.first(named: decomposed)?.ID == 5)
        }
    }

    @Test func aPoolIsACollection() async throws {
        let pool = try One.HostPool(saved: Self.document("one.hostpool.info").utf8)
        #expect(pool.count == 4 && pool.map(\.NAME) == pool.HOST.map(\.NAME) && pool.first?.ID == 3)
        #expect(pool[1] == pool.HOST[1] && pool.last?.NAME == "node00" && pool.dropFirst(3).map(\.ID) == [0])
        #expect(One.HostPool().isEmpty)
    }

    /// Of a recorded backup job, and of a recorded VM.
    @Test func scheduledActionsHaveTheirConstants() throws {
        let recordings = Recording.more.filter { $0.release == "7.4.0-rich" && !$0.name.hasPrefix("one.user") }
        var (actions, repeats, ends): (Int, Set<String>, Set<String>) = (0, [], [])
        for recording in recordings where ["vm.info", "backupjob.info"].contains(recording.method) {
            let found =
                recording.method == "vm.info"
                ? try One.VM(saved: recording.response()).scheduledActions
                : try One.BackupJob(saved: recording.response()).scheduledActions
            actions += found.count
            repeats.formUnion(found.compactMap { $0.REPEAT?.description })
            ends.formUnion(found.compactMap { $0.END_TYPE?.description })
            #expect(found.allSatisfy { $0.ACTION != nil && $0["ACTION"]?.string == $0.ACTION && $0.ID != nil })
        }
        #expect(actions > 0 && repeats.isSubset(of: One.ScheduledActionRepeat.names.values) && !ends.isEmpty)
    }

    @Test func twoOfANameAreAmbiguous() async throws {
        let pool = try Self.document("one.hostpool.info").replacing("node02", with: "node01")
        let error = try await #require(throws: OneError.self) {
            _ = try await asking(pool) { try await $0.hostpool.first(named: "node01") }
        }
        #expect(error.code == .ambiguous && error.message.contains("2, 1"))
    }

    private func state(_ number: Int, of name: String) throws -> String {
        try Self.document(name).replacing(/<STATE>\d+<\/STATE>/, with: "<STATE>\(number)</STATE>", maxReplacements: 1)
    }

    @Test func imagesHostsAndNetworksAreWaitedFor() async throws {
        let image = try await asking(state(1, of: "one.image.info-0")) {
            try await $0.image.wait(0, for: .READY, timeout: .seconds(300), clock: ManualClock())
        }
        #expect(image.STATE.rawValue == 1)
        let host = try await asking(state(2, of: "one.host.info-0")) {
            try await $0.host.wait(0, for: .MONITORED, timeout: .seconds(300), clock: ManualClock())
        }
        #expect(host.STATE.rawValue == 2)
        let network = try await asking(state(1, of: "one.vn.info-0")) {
            try await $0.vn.wait(0, for: .READY, timeout: .seconds(300), clock: ManualClock())
        }
        #expect(network.ID == 0)
    }

    @Test func failedImageEndsTheWait() async throws {
        let document = try state(5, of: "one.image.info-0")
        let error = try await #require(throws: OneError.self) {
            _ = try await asking(document) {
                try await $0.image.wait(0, for: .READY, timeout: .seconds(300), clock: ManualClock())
            }
        }
        #expect(error.code == .stateUnreachable && error.message.contains("ERROR"))
    }

    @Test func cancellingEndsTheWait() async throws {
        let document = try state(4, of: "one.image.info-0")
        let result = try await asking(document) { one in
            let wait = Task {
                await outcome(of: { try await one.image.wait(0, for: .READY, timeout: .seconds(600)) })
            }
            try await Task.sleep(for: .milliseconds(100))
            wait.cancel()
            return await wait.value
        }
        #expect(throws: OneError.self) { try result.get() }
        guard case .failure(let error) = result else { return }
        #expect(error.code == .cancelled)
    }

    @Test func datesAndSizesHaveUnits() throws {
        func date(_ seconds: Double) -> Date { Date(timeIntervalSince1970: seconds) }
        func kibibytes(_ count: Double) -> Measurement<UnitInformationStorage> {
            Measurement(value: count * 1024, unit: .bytes)
        }
        let image = try One.Image(saved: Array(Self.document("one.image.info-0").utf8))
        #expect(image.size == Measurement(value: Double(image.SIZE) * 1_048_576, unit: .bytes))
        #expect(image.registrationDate == date(Double(image.REGTIME)))
        let host = try One.Host(saved: Array(Self.document("one.host.info-0").utf8))
        #expect(host.totalMemory == Measurement(value: 16, unit: .gibibytes))
        #expect(host.usedMemory == kibibytes(124_619) && host.freeMemory == kibibytes(16_652_597))
        #expect(host.MONITORING?.date == date(1_795_465_291))
        let vm = try One.VM(saved: Array(Self.document("one.vm.info-0").utf8))
        #expect(vm.startDate == date(1_795_465_281) && vm.endDate == nil)
        #expect(vm.MONITORING?.date == date(1_795_465_346))
        let history = try One.VM(saved: Array(Self.document("one.vm.info-3").utf8)).HISTORY_RECORDS.HISTORY[0]
        let (began, ended) = (date(1_795_465_293), date(1_795_465_348))
        #expect([history.startDate, history.prologStartDate, history.runningStartDate] == [began, began, began])
        #expect([history.runningEndDate, history.epilogStartDate, history.epilogEndDate] == [ended, ended, ended])
        let job = try One.BackupJob(saved: Array(Self.document("one.backupjob.info-0").utf8))
        #expect(job.lastBackupDate == date(1_795_465_293) && job.lastBackupDuration == .zero)
        let template = try One.VNTemplate(saved: Array(Self.document("one.vntemplate.info-0").utf8))
        #expect(template.registrationDate == date(1_795_465_281))
    }
}
