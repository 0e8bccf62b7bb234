import ArgumentParser
import Foundation

/// Writes a line on standard output.
///
/// - Throws: ``Failure`` where it cannot be written, as on a full disk. Where its reader has gone, as `head` has, an
///   `ExitCode`: the command ends without a word.
func output(_ text: String) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data("\(text)\n".utf8)) } catch {
        if ((error as? CocoaError)?.underlying as? NSError)?.code == Int(EPIPE) { throw ExitCode(128 + SIGPIPE) }
        throw Failure(description: "the output cannot be written")
    }
}
