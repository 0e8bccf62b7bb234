import Foundation

/// Writes a line on standard output.
///
/// - Throws: ``Failure`` where it cannot be written, as on a full disk.
func output(_ text: String) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data("\(text)\n".utf8)) } catch {
        throw Failure(description: "the output cannot be written")
    }
}
