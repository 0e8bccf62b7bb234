import ArgumentParser
import Foundation

/// Writes a line to standard output.
///
/// - Throws: ``Failure`` if the line cannot be written, for example because the disk is full. If the reader closed the
///   pipe, as `head` does, throws an `ExitCode`, so that the command ends without a message.
func output(_ text: String) throws {
    do { try FileHandle.standardOutput.write(contentsOf: Data("\(text)\n".utf8)) } catch {
        if ((error as? CocoaError)?.underlying as? NSError)?.code == Int(EPIPE) { throw ExitCode(128 + SIGPIPE) }
        throw Failure(description: "cannot write the output")
    }
}
