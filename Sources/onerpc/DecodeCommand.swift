import ArgumentParser
import Foundation
import OpenNebula

struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Print a recorded answer as the type that its method returns."
    )

    @ArgumentParser.Argument(help: "The method that gave the answer, as host.info.")
    var method: String

    @ArgumentParser.Argument(help: "A file with an XML-RPC answer, or with a document alone; - for standard input.")
    var file: String

    func run() throws {
        let isOfCore = MethodDescription.isOfCore(method)
        guard let type = isOfCore ? MethodDescription.named(method)?.result : One.XMLRPCValue.self else {
            throw Failure(description: "no method is called \(method); onerpc methods lists them")
        }
        let data: Data
        do {
            data =
                file == "-"
                ? FileHandle.standardInput.readDataToEndOfFile() : try Data(contentsOf: URL(fileURLWithPath: file))
        } catch {
            throw Failure(description: "\(file) cannot be read")
        }
        try output(JSON.text(type.init(saved: data, ofCore: isOfCore)))
    }
}
