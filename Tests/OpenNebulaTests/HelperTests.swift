import Foundation
@testable import OpenNebulaTesting
import Testing

@testable import OpenNebula

@Suite struct ACLRuleTests {
    /// The rules of a core, each with its numbers and its text.
    static let recorded: [(user: String, resource: String, rights: String, zone: String, text: String)] = {
        var rules: [(String, String, String, String, String)] = []
        for recording in Recording.all where recording.name == "one.acl.info" {
            guard let response = try? String(decoding: recording.response(), as: UTF8.self) else { continue }
            let plain = response.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            for rule in plain.matches(
                of:
                    /<USER>(\w+)<\/USER><RESOURCE>(\w+)<\/RESOURCE><RIGHTS>(\w+)<\/RIGHTS><ZONE>(\w+)<\/ZONE><STRING>(.*?)<\/STRING>/
            ) {
                rules.append((String(rule.1), String(rule.2), String(rule.3), String(rule.4), String(rule.5)))
            }
        }
        return rules
    }()

    @Test func textIsTheCoresNumbersAndBack() throws {
        #expect(Self.recorded.count == 34)
        for recorded in Self.recorded {
            let rule = try One.ACLRule(recorded.text)
            #expect(rule.USER == "0x" + recorded.user, "\(recorded.text)")
            #expect(rule.RESOURCE == "0x" + recorded.resource, "\(recorded.text)")
            #expect(rule.RIGHTS == "0x" + recorded.rights, "\(recorded.text)")
            #expect(rule.ZONE == "0x" + recorded.zone, "\(recorded.text)")
            let read = try One.ACLRule(
                user: recorded.user, resource: recorded.resource, rights: recorded.rights, zone: recorded.zone)
            #expect(read == rule)
            #expect(read.description == recorded.text)
        }
    }

    @Test func aRuleWithoutAZone() throws {
        let rule = try One.ACLRule("#5 HOST+VM/@12 USE+MANAGE")
        #expect([rule.USER, rule.RESOURCE, rule.RIGHTS] == ["0x100000005", "0x320000000c", "0x3"])
        #expect(rule.ZONE == nil)
        #expect(rule.description == "#5 VM+HOST/@12 USE+MANAGE")
    }

    @Test(arguments: [
        "", "#5", "#5 HOST USE", "#5 HOST/#1/#2 USE", "5 HOST/#1 USE", "# HOST/#1 USE", "#x HOST/#1 USE",
        "*1 HOST/#1 USE",
        "#5 MOON/#1 USE", "#5 HOST/#1 FLY", "#5 HOST+/#1 USE", "#5 HOST/#1 USE #0 #0", "#4294967296 HOST/#1 USE",
        "#-1 HOST/#1 USE",
    ])
    func wrongRulesAreErrors(_ text: String) throws {
        let error = try #require(throws: OneError.self) { try One.ACLRule(text) }
        #expect(error.code == .invalidArgument)
    }

    @Test func wrongNumbersAreErrors() {
        #expect(throws: OneError.self) { try One.ACLRule(user: "x", resource: "1", rights: "1") }
    }
}

@Suite struct ExportTests {
    private func app(_ changes: [String: String] = [:], template: String = "") -> One.XMLRPCValue {
        var document = Recorded.app
        for (old, new) in changes { document = document.replacing(old, with: new) }
        return [true, .string(document.replacing("<IMPORTED>YES</IMPORTED>", with: template)), 0]
    }

    /// The calls that an export makes of an app, beside what it returns.
    private func export(
        _ app: One.XMLRPCValue, _ call: (One.MarketAppNamespace) async throws -> One.ExportedApp
    ) async throws -> (calls: [FrontEnd.Call], exported: One.ExportedApp) {
        let (calls, log) = AsyncStream.makeStream(of: FrontEnd.Call.self)
        let demo = Demo()
        let exported = try await FrontEnd.run({ request in
            log.yield(request)
            return switch request.method {
            case "one.marketapp.info": .value(app)
            case "one.image.allocate": .value([true, 40, 0])
            case "one.template.allocate": .value([true, 41, 0])
            default: demo.answer(request)
            }
        }) { try await call(OneServer($0.endpoint, session: "oneadmin:onepass").marketapp) }
        log.finish()
        return (await calls.reduce(into: []) { $0.append($1) }, exported)
    }

    @Test func anImage() async throws {
        let template = Data("DEV_PREFIX=\"vd\"\nTYPE=\"OS\"".utf8).base64EncodedString()
        let app = app(["<APPTEMPLATE64></APPTEMPLATE64>": "<APPTEMPLATE64>\(template)</APPTEMPLATE64>"])
        let (calls, exported) = try await export(app) { try await $0.export(0) }
        #expect(exported == One.ExportedApp(image: 40, vmtemplate: nil))
        #expect(calls.map(\.method) == ["one.marketapp.info", "one.datastorepool.info", "one.image.allocate"])
        let sent = calls[2].arguments
        #expect(sent[2] == 1, "the datastore named default")
        guard case .string(let text) = sent[1] else { return }
        #expect(
            try CoreTemplate.read(text) == [
                "DEV_PREFIX": [.text("vd")], "TYPE": [.text("OS")], "NAME": [.text("Alpine Linux")],
                "FROM_APP": [.text("0")],
            ])
    }

    @Test func anImageWithItsVMTemplate() async throws {
        let template = Data("CPU=\"1\"".utf8).base64EncodedString()
        let app = app(template: "<VMTEMPLATE64>\(template)</VMTEMPLATE64>")
        let (calls, exported) = try await export(app) { try await $0.export(0, 100, "my image", "my \"template\"") }
        #expect(exported == One.ExportedApp(image: 40, vmtemplate: 41))
        #expect(calls.map(\.method) == ["one.marketapp.info", "one.image.allocate", "one.template.allocate"])
        #expect(calls[1].arguments[2] == 100)
        guard case .string(let text) = calls[2].arguments[1] else { return }
        #expect(
            try CoreTemplate.read(text) == [
                "CPU": [.text("1")], "NAME": [.text("my \"template\"")], "DISK": [.vector(["IMAGE_ID": "40"])],
            ])
    }

    @Test(arguments: [
        ["<STATE>1</STATE>": "<STATE>2</STATE>"], ["<TYPE>1</TYPE>": "<TYPE>3</TYPE>"],
        ["<APPTEMPLATE64></APPTEMPLATE64>": "<APPTEMPLATE64>?</APPTEMPLATE64>"],
    ])
    func whatCannotBeExported(_ changes: [String: String]) async throws {
        let error = await #expect(throws: OneError.self) {
            try await export(app(changes)) { try await $0.export(0, 1) }
        }
        #expect(error?.code == .action && error?.method == "one.marketapp.export")
    }
}
