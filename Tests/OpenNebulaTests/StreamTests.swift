import NIOConcurrencyHelpers
import NIOCore
import OpenNebulaTesting
import Testing

@testable import OpenNebula

@Suite struct StreamTests {
    /// A transport whose answer arrives in small pieces, each only when it is asked for.
    private final class Pieces: Transport, Sendable {
        private let bytes: ByteBuffer
        let taken = Counter()

        init(_ bytes: ByteBuffer) { self.bytes = bytes }

        func send(_ call: OneCall) async throws -> OneReply {
            let (bytes, taken) = (bytes, taken)
            return try await XMLRPCResponse.reply(
                to: call,
                AsyncThrowingStream {
                    let start = await taken.add(1000) - 1000
                    return bytes.getSlice(at: start, length: min(1000, bytes.readableBytes - start))
                })
        }
    }

    private actor Counter {
        private(set) var count = 0
        func add(_ number: Int) -> Int {
            count += number
            return count
        }
    }

    private static func pool(_ vms: String) -> String {
        var text = ""
        XMLText.append("<VM_POOL>\(vms)</VM_POOL>", to: &text)
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param><value><array><data>\n"
            + "<value><boolean>1</boolean></value>\n<value><string>\(text)</string></value>\n"
            + "<value><i4>0</i4></value></data></array></value></param></params></methodResponse>"
    }

    /// One VM of a recording, with another id.
    private static func vm(_ id: Int) throws -> String {
        let recording = try #require(Recording.all.first { $0.name == "one.vm.info-0" && $0.release == "7.4.0" })
        let xml = try String(saved: recording.response())
        let start = try #require(xml.range(of: "<ID>0</ID>"))
        return xml.replacingCharacters(in: start, with: "<ID>\(id)</ID>")
    }

    private func all<Pool: OnePool>(_ stream: OneStream<Pool>) async throws -> [Pool.Element] {
        try await stream.reduce(into: []) { $0.append($1) }
    }

    /// What is streamed is what the pool holds, whichever pool it is.
    @Test(.serialized, arguments: Recording.all.filter { $0.method.hasSuffix("pool.info") || $0.method == "acl.info" })
    func everyPoolStreams(_ recording: Recording) async throws {
        guard let type = MethodDescription.named(recording.method)?.result as? any OnePool.Type else {
            Issue.record("\(recording.method) returns no pool")
            return
        }
        try await compare(type, recording)
    }

    private func compare<Pool: OnePool>(_ type: Pool.Type, _ recording: Recording) async throws {
        let bytes = ByteBuffer(bytes: try recording.response())
        let whole = try XMLDecoder.decode(
            type, from: XMLTree.parse(String(saved: recording.response()).utf8).root)
        let one = try OneServer(session: "oneadmin:onepass", transport: Pieces(bytes))
        #expect(try await all(OneStream<Pool>(server: one, method: recording.method, arguments: [])) == whole.members)
        let arrived = try type.init(saved: recording.response())
        #expect(arrived == whole)
    }

    @Test func noMoreIsReadThanAskedFor() async throws {
        let body = ByteBuffer(string: Self.pool(try (0..<200).map(Self.vm).joined()))
        let transport = Pieces(body)
        let one = try OneServer(session: "oneadmin:onepass", transport: transport)
        var read = 0
        for try await vm in one.vmpool.stream(-2, -1, -1, -1) {
            #expect(vm.ID == read)
            read += 1
            let taken = await transport.taken.count
            #expect(taken <= body.readableBytes / 200 * (read + 1) + 2000, "after VM \(vm.ID)")
        }
        #expect(read == 200)
    }

    /// A pool of which the second object cannot be decoded.
    private static func damagedPool() throws -> String {
        let vms = try (5..<8).map(vm)
        return pool(vms[0] + vms[1].replacing("<STATE>", with: "<STATE>x") + vms[2])
    }

    @Test func anErrorNamesTheObject() async throws {
        let body = try Self.damagedPool()
        try await FrontEnd.run({ _ in .http(200, body) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass", timeout: .seconds(60))
            var read: [Int] = []
            let streamed = try await #require(throws: OneError.self) {
                for try await vm in one.vmpool.stream(.ALL, -1, -1, -1) { read.append(vm.ID) }
            }
            let whole = try await #require(throws: OneError.self) { try await one.vmpool.info(.ALL, -1, -1, -1) }
            for error in [streamed, whole] {
                #expect(error.code == .malformedAnswer && error.objectID == 6, "\(error)")
                #expect(error.message.contains("VM_POOL/VM[1]/STATE") && error.message.contains("one.call"))
            }
            #expect(read == [5])
            // As a tree it can be read.
            let tree = try await one.call("vmpool.info")
            #expect(tree.VM.map(\.ID.int) == [5, 6, 7])
        }
    }

    @Test func aStreamGoesOnAfterADamagedObjectOnRequest() async throws {
        let body = try Self.damagedPool()
        try await FrontEnd.run({ _ in .http(200, body) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass", timeout: .seconds(60))
            let skipped = NIOLockedValueBox<[OneError]>([])
            let stream = one.vmpool.stream(.ALL, -1, -1, -1).skippingMalformed { error in
                skipped.withLockedValue { $0.append(error) }
            }
            #expect(try await all(stream).map(\.ID) == [5, 7])
            let errors = skipped.withLockedValue { $0 }
            #expect(errors.map(\.objectID) == [6] && errors.map(\.method) == ["one.vmpool.info"])
        }
    }

    @Test func eachLoopIsACall() async throws {
        let calls = Counter()
        let body = Self.pool(try Self.vm(3))
        try await FrontEnd.run({ call in
            _ = await calls.add(1)
            #expect(call.method == "one.vmpool.infoextended" && call.arguments.count == 6)
            return .http(200, body)
        }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass")
            let stream = one.vmpool.stream(.ALL, -1, -1, -1, extended: true)
            #expect(await calls.count == 0)
            for _ in 0..<2 { #expect(try await all(stream).map(\.ID) == [3]) }
            #expect(await calls.count == 2)
        }
    }

    @Test func whatArrivedComesBeforeTheFailure() async throws {
        let vms = try (0..<20).map(Self.vm).joined()
        let broken = Self.pool(vms + "<VM><ID>none</ID></VM>")
        let cases: [(FrontEnd.Reply, OneError.Code, ClosedRange<Int>)] = [
            (.half(Self.pool(vms)), .interrupted, 0...12), (.stall(Self.pool(vms)), .timeout, 8...12),
            (.http(200, broken), .malformedAnswer, 0...20),
            (.error(OneError(.authorization, "no")), .authorization, 0...0),
            (.fault(-506, "no"), .fault(-506), 0...0), (.http(200, ""), .malformedAnswer, 0...0),
            (.result("<HOST_POOL><VM/></HOST_POOL>"), .malformedAnswer, 0...0), (.result(1), .malformedAnswer, 0...0),
        ]
        for (reply, code, count) in cases {
            try await FrontEnd.run({ _ in reply }) { frontEnd in
                let one = try OneServer(
                    frontEnd.endpoint, session: "oneadmin:onepass", timeout: .seconds(code == .timeout ? 15 : 60))
                var read = 0
                var iterator = one.vmpool.stream(-2, -1, -1, -1).makeAsyncIterator()
                do {
                    while try await iterator.next() != nil { read += 1 }
                    Issue.record("\(code): no error")
                } catch let error as OneError {
                    #expect(error.code == code && error.method == "one.vmpool.info", "\(error)")
                }
                #expect(count.contains(read), "\(code)")
                #expect(try await iterator.next() == nil)
            }
        }
    }

    @Test func callerMayTakeItsTime() async throws {
        let body = Self.pool(try (0..<3).map(Self.vm).joined())
        try await FrontEnd.run({ _ in .http(200, body) }) { frontEnd in
            let one = try OneServer(frontEnd.endpoint, session: "oneadmin:onepass", timeout: .seconds(10))
            var read = 0
            for try await _ in one.vmpool.stream(-2, -1, -1, -1) {
                try await Task.sleep(for: .seconds(4))
                read += 1
            }
            #expect(read == 3)
        }
    }

    /// The result may stand in the envelope in any form that XML has.
    @Test func everyFormOfAResultIsRead() async throws {
        let forms = [
            "&lt;VM_POOL&gt;&lt;VM_X/&gt;&lt;/VM_POOL&gt;", "<![CDATA[<VM_POOL><VM_X/></VM_POOL>]]>",
            "&#60;VM_POOL&#62;<![CDATA[<VM_X/>]]>&#x3C;/VM_POOL>", "\n &lt;VM_POOL>\r\n&lt;VM_X/>\r&lt;/VM_POOL>\n",
            "&lt;VM_POOL&gt;&amp;lt;&#0065;&quot;&apos;]]&gt;&lt;/VM_POOL&gt;", "&lt;VM_POOL>]]>&lt;/VM_POOL>",
            "&lt;VM_POOL>&nbsp;&lt;/VM_POOL>", "&lt;VM_POOL>&lt", "&lt;VM_POOL>&#0;&lt;/VM_POOL>", "&l", "&lt;",
            "&lt;A>&#xE9;\u{E9}&lt;/A>", "&lt;A>x&lt;/A><!-- -->", "&lt;A>x&lt;/A><B/>",
            "&lt;A>&#\(String(repeating: "0", count: 400))65;&lt;/A>",
        ]
        for form in forms {
            for size in [1, 2, 3, 5, 1000] {
                let bytes = Array(
                    ("<methodResponse><params><param><value><array><data><value><boolean>1</boolean></value><value>"
                        + "<string>\(form)</string></value><value><i4>0</i4></value></data></array></value></param>"
                        + "</params></methodResponse>").utf8)
                let expected = Result {
                    let value = try XMLRPCResponse.value(XMLTree.parse(bytes).root)
                    return try One.Payload(try XMLRPCResponse.result(value, ofCore: true)).document()
                }
                let found = Result {
                    var response = try XMLRPCResponseReader(ofCore: true)
                    var reader = try PayloadReader<OneDocument>()
                    for start in stride(from: 0, to: bytes.count, by: size) {
                        try reader.read(response.read(bytes[start..<min(start + size, bytes.count)]))
                    }
                    let envelope = try response.finish()
                    if response.hasDocument { return try reader.finish().document() }
                    let value = try XMLRPCResponse.value(envelope.root)
                    return try One.Payload(try XMLRPCResponse.result(value, ofCore: true)).document()
                }
                switch (expected, found) {
                case (.success(let expected), .success(let found)):
                    #expect(found.tree.nodes == expected.tree.nodes && found.tree.text == expected.tree.text, "\(form)")
                case (.failure, .failure): break
                default: Issue.record("\(form) in pieces of \(size): \(expected), \(found)")
                }
            }
        }
    }
}
