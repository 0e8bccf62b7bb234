import Foundation
import Testing

@testable import OpenNebula

@Suite(.onSerialThread) struct RecordingTests {
    static let recordings = (Recording.all + Recording.more).filter { $0.name.hasPrefix("one.") }

    @Test func recordingsAreThere() { #expect(Self.recordings.count == 329) }

    /// Every leaf of the answer is in the decoded value, and nothing else is.
    @Test(arguments: recordings) func everyLeafDecodes(_ recording: Recording) throws {
        let method = try #require(MethodDescription.named(recording.method), "\(recording.method) is not declared")
        let data = try recording.response()
        let texts = try Leaves(xml: data).texts.first { $0.key.hasSuffix("data/value/string") }?.value
        guard let document = texts?.first, document.hasPrefix("<") else { return }
        let root = document.dropFirst().prefix { $0 != ">" }
        let expected = try Leaves(xml: Data(document.utf8))
        let value = try #require(try method.result.init(saved: data) as? any Encodable)
        #expect(try expected.differences(from: Leaves(json: JSONEncoder().encode(value), root: String(root))) == [])
    }

    /// What is written as JSON reads back the same.
    @Test(arguments: recordings) func jsonRoundTrips(_ recording: Recording) throws {
        guard let type = MethodDescription.named(recording.method)?.result as? any OneRoot.Type,
            try !String(decoding: recording.response(), as: UTF8.self).contains("<boolean>0</boolean>")
        else { return }
        try roundTrip(type, recording)
    }

    private func roundTrip<Root: OneRoot>(_ type: Root.Type, _ recording: Recording) throws {
        let value = try type.init(saved: recording.response())
        let read = try JSONDecoder().decode(Root.self, from: JSONEncoder().encode(value))
        #expect(read == value && read.hashValue == value.hashValue)
    }
}
