import OpenNebulaTesting
import Testing

@testable import OpenNebula

/// The examples of documents that `OpenNebulaTesting` has.
@Suite(.onSerialThread) struct DocumentExampleTests {
    static let examples: [any OneRoot] = [
        One.ACLPool.example(), One.BackupJob.example(), One.BackupJobPool.example(), One.CallInfo.example(),
        One.Cluster.example(), One.ClusterPool.example(), One.Datastore.example(), One.DatastorePool.example(),
        One.DefaultGroupQuotas.example(), One.DefaultUserQuotas.example(), One.Document.example(),
        One.DocumentPool.example(), One.Group.example(), One.GroupPool.example(), One.History.example(),
        One.HistoryRecords.example(), One.Hook.example(), One.HookLog.example(), One.HookMessage.example(),
        One.HookPool.example(), One.Host.example(), One.HostMonitoringData.example(), One.HostPool.example(),
        One.Image.example(), One.ImagePool.example(), One.Marketplace.example(), One.MarketplaceApp.example(),
        One.MarketplaceAppPool.example(), One.MarketplacePool.example(), One.OpenNebulaConfiguration.example(),
        One.Plan.example(), One.RaftStatus.example(), One.Requirements.example(), One.SQLResult.example(),
        One.SchedulerDriverAction.example(), One.SecurityGroup.example(), One.SecurityGroupPool.example(),
        One.ShowbackRecords.example(), One.User.example(), One.UserPool.example(), One.VDC.example(),
        One.VDCPool.example(), One.VM.example(), One.VMGroup.example(), One.VMGroupPool.example(),
        One.VMMonitoringData.example(), One.VMPool.example(), One.VMTemplate.example(), One.VMTemplatePool.example(),
        One.VNTemplate.example(), One.VNTemplatePool.example(), One.VirtualNetwork.example(),
        One.VirtualNetworkPool.example(), One.VirtualRouter.example(), One.VirtualRouterPool.example(),
        One.Zone.example(), One.ZonePool.example(),
    ]

    @Test func everyDocumentHasOne() {
        #expect(Set(Self.examples.map { "\(type(of: $0))" }) == Set(SchemaTests.documents.map { "\($0)" }))
    }

    /// As a core would send it: valid, and read as what was written.
    @Test(arguments: examples.indices) func anExampleIsValidAndComesBack(_ index: Int) throws {
        try check(Self.examples[index])
    }

    private func check<Document: OneRoot>(_ example: Document) throws {
        guard case .value(.array(let items)) = FrontEnd.Reply.result(example), case .string(let xml) = items[1] else {
            Issue.record("\(Document.self) cannot be written")
            return
        }
        #expect(try SchemaTests.validate(xml, against: SchemaTests.file(of: Document.self)) == 0, "\(xml)")
        #expect(try Document(saved: xml.utf8) == example)
    }
}

extension DocumentExampleTests {
    private struct Odd: OneRoot {
        static let root = "ODD"
        var TRUE = true
        var RATIO = 0.25
        var WHOLE = 3.0
        var NONE: Int?
        var LIST = ["a", "", "<b>"]
        var NESTED = ["A": ["B": [1, 2]]]
        var TEXT = "tab\t\r\n&"
    }

    /// What no document of ours has: booleans, fractions, dictionaries.
    @Test func anyDocumentIsWritten() throws {
        guard case .value(.array(let items)) = FrontEnd.Reply.result(Odd()), case .string(let xml) = items[1] else {
            Issue.record("cannot be written")
            return
        }
        #expect(
            xml == "<ODD><TRUE>1</TRUE><RATIO>0.25</RATIO><WHOLE>3</WHOLE><LIST>a</LIST><LIST></LIST>"
                + "<LIST>&lt;b&gt;</LIST><NESTED><A><B>1</B><B>2</B></A></NESTED><TEXT>tab\t&#13;\n&amp;</TEXT></ODD>")
        #expect(try Odd(saved: xml.utf8) == Odd())
    }
}

/// Documents as answers. Beside the others, since a call waits for other threads.
@Suite struct DocumentAnswerTests {
    /// Over HTTP, through a call.
    @Test func aFrontEndAnswersWithADocument() async throws {
        try await FrontEnd.run { frontEnd in
            frontEnd.on("one.vm.info") { call in .result(One.VM.example(ID: try call.int(1), NAME: "a & b")) }
            frontEnd.on("one.hostpool.info", .result(One.HostPool.example([.example(ID: 3), .example(ID: 4)])))
            let one = try OneServer(frontEnd.endpoint, session: "a:b")
            let vm = try await one.vm.info(7)
            #expect(vm.ID == 7 && vm.NAME == "a & b" && vm.TEMPLATE["DISK"]?["IMAGE_ID"]?.int == 0)
            var ids: [Int] = []
            for host in try await one.hostpool.info() { ids.append(host.ID) }
            #expect(ids == [3, 4])
        }
    }

    /// Text that no core can store, and no XML-RPC carry, is an error of the server, not of the test.
    @Test func whatCannotBeCarriedIsAnError() async throws {
        try await FrontEnd.run { frontEnd in
            frontEnd.on("one.vm.info", .result(One.VM.example(NAME: "\u{1}")))
            let one = try OneServer(frontEnd.endpoint, session: "a:b", timeout: .seconds(60))
            let error = await #expect(throws: OneError.self) { try await one.vm.info(0) }
            #expect(error?.httpStatus == 500 || error?.code == .interrupted, "\(String(describing: error))")
        }
    }
}
