import ArgumentParser
import Foundation
import OpenNebula

struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Decode a saved response, and print it as JSON."
    )

    @ArgumentParser.Argument(help: "The method that returned the response, such as host.info.")
    var method: String

    @ArgumentParser.Argument(help: "A file with an XML-RPC response, or with just a document. - is standard input.")
    var file: String

    func run() throws {
        let isOfCore = MethodDescription.isOfCore(method)
        guard let type = isOfCore ? MethodDescription.named(method)?.result : One.XMLRPCValue.self else {
            throw Failure(description: "there is no method \(method): run \"onerpc methods\" to list all")
        }
        let data: Data
        do {
            data =
                file == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw Failure(description: "cannot read \(file)")
        }
        try output(JSON.text(type.init(saved: data, ofCore: isOfCore)))
    }
}
