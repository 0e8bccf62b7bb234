@testable import OpenNebula

/// Finds what a `Decodable` type would decode: its fields by path, each with what it is.
///
/// A decoder that has everything it is asked for, and takes note: one element of every array, every optional.
final class FieldRecorder {
    enum Kind: String {
        case integer, number, text, template, record
    }

    struct Field: Hashable {
        var kind: Kind
        var isOptional = false
        var isArray = false
    }

    private(set) var fields: [String: Field] = [:]
    private var open: [String] = []

    static func fields<T: Decodable>(of type: T.Type) throws -> [String: Field] {
        let recorder = FieldRecorder()
        _ = try recorder.entering(type) { try T(from: Position(recorder: recorder, path: "")) }
        return recorder.fields
    }

    fileprivate func note(_ path: String, _ kind: Kind) {
        guard !path.isEmpty else { return }
        fields[path, default: Field(kind: kind)].kind = kind
    }

    fileprivate func noteOptional(_ path: String) { fields[path, default: Field(kind: .record)].isOptional = true }
    fileprivate func noteArray(_ path: String) { fields[path, default: Field(kind: .record)].isArray = true }

    /// Decodes a record, but for one within itself, as a VM's history in a history's VM.
    fileprivate func decode<T: Decodable>(_ type: T.Type, at path: String) throws -> T {
        if T.self is any OneConstant.Type { note(path, .integer) }
        if T.self == One.Template.self || T.self == One.TemplateValue.self || T.self is any OneAttributes.Type {
            note(path, .template)
        }
        return try T(from: Position(recorder: self, path: path))
    }

    fileprivate func isOpen(_ type: Any.Type) -> Bool { open.contains("\(type)") }
    fileprivate func entering<T>(_ type: Any.Type, _ body: () throws -> T) rethrows -> T {
        open.append("\(type)")
        defer { open.removeLast() }
        return try body()
    }

    fileprivate struct Position: Decoder {
        let recorder: FieldRecorder
        let path: String
        var codingPath: [any CodingKey] { [] }
        var userInfo: [CodingUserInfoKey: Any] { [:] }

        func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
            recorder.note(path, recorder.fields[path]?.kind == .template ? .template : .record)
            return KeyedDecodingContainer(Keyed(recorder: recorder, path: path))
        }
        func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
            recorder.noteArray(path)
            return Unkeyed(recorder: recorder, path: path)
        }
        func singleValueContainer() throws -> any SingleValueDecodingContainer {
            Single(recorder: recorder, path: path)
        }
    }

    fileprivate struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let recorder: FieldRecorder
        let path: String
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { [] }

        private func at(_ key: Key) -> String { path.isEmpty ? key.stringValue : path + "/" + key.stringValue }

        func contains(_ key: Key) -> Bool { true }
        func decodeNil(forKey key: Key) throws -> Bool {
            recorder.noteOptional(at(key))
            return false
        }
        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            try recorder.entering(type) { try recorder.decode(type, at: at(key)) }
        }
        func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 {
            recorder.note(at(key), .integer)
            return 0
        }
        func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
            // No element, but what has no property.
            if key.stringValue == XMLDecoder.others { return nil }
            recorder.noteOptional(at(key))
            if recorder.isOpen(type) { return nil }
            return try decode(type, forKey: key)
        }
        func nestedContainer<NestedKey: CodingKey>(
            keyedBy type: NestedKey.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<NestedKey> {
            KeyedDecodingContainer(Keyed<NestedKey>(recorder: recorder, path: at(key)))
        }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            Unkeyed(recorder: recorder, path: at(key))
        }
        func superDecoder() throws -> any Decoder { Position(recorder: recorder, path: path) }
        func superDecoder(forKey key: Key) throws -> any Decoder { Position(recorder: recorder, path: at(key)) }
    }

    fileprivate struct Unkeyed: UnkeyedDecodingContainer {
        let recorder: FieldRecorder
        let path: String
        var codingPath: [any CodingKey] { [] }
        var count: Int? { 1 }
        var isAtEnd: Bool { currentIndex > 0 }
        var currentIndex = 0

        mutating func decodeNil() throws -> Bool { false }
        mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
            currentIndex += 1
            // Within itself a record is noted once; what is below is known already.
            return try recorder.entering(type) { try recorder.decode(type, at: path) }
        }
        mutating func nestedContainer<NestedKey: CodingKey>(
            keyedBy type: NestedKey.Type
        ) throws -> KeyedDecodingContainer<NestedKey> {
            currentIndex += 1
            return KeyedDecodingContainer(Keyed<NestedKey>(recorder: recorder, path: path))
        }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { self }
        mutating func superDecoder() throws -> any Decoder { Position(recorder: recorder, path: path) }
    }

    fileprivate struct Single: SingleValueDecodingContainer {
        let recorder: FieldRecorder
        let path: String
        var codingPath: [any CodingKey] { [] }

        private func note<T>(_ kind: Kind, _ value: T) -> T {
            if recorder.fields[path]?.kind != .template { recorder.note(path, kind) }
            return value
        }

        func decodeNil() -> Bool { false }
        func decode(_ type: Bool.Type) throws -> Bool { note(.integer, false) }
        func decode(_ type: String.Type) throws -> String { note(.text, "") }
        func decode(_ type: Double.Type) throws -> Double { note(.number, 0) }
        func decode(_ type: Float.Type) throws -> Float { note(.number, 0) }
        func decode(_ type: Int.Type) throws -> Int { note(.integer, 0) }
        func decode(_ type: Int8.Type) throws -> Int8 { note(.integer, 0) }
        func decode(_ type: Int16.Type) throws -> Int16 { note(.integer, 0) }
        func decode(_ type: Int32.Type) throws -> Int32 { note(.integer, 0) }
        func decode(_ type: Int64.Type) throws -> Int64 { note(.integer, 0) }
        func decode(_ type: Int128.Type) throws -> Int128 { note(.integer, 0) }
        func decode(_ type: UInt.Type) throws -> UInt { note(.integer, 0) }
        func decode(_ type: UInt8.Type) throws -> UInt8 { note(.integer, 0) }
        func decode(_ type: UInt16.Type) throws -> UInt16 { note(.integer, 0) }
        func decode(_ type: UInt32.Type) throws -> UInt32 { note(.integer, 0) }
        func decode(_ type: UInt64.Type) throws -> UInt64 { note(.integer, 0) }
        func decode<T: Decodable>(_ type: T.Type) throws -> T { try recorder.decode(type, at: path) }
    }
}
