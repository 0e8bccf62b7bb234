extension One.Template {
    /// The attribute `ERROR`, the last error message of the core, without the leading date such as
    /// `Thu Nov 26 15:28:37 2026 : `. Nil if there is none.
    var errorMessage: String? { message("ERROR") }

    /// An attribute of a core's message, without the leading date. Nil if there is none.
    func message(_ name: String) -> String? {
        guard let text = self[name]?.string, !text.isEmpty else { return nil }
        let (bytes, space, colon) = (Array(text.utf8), UInt8(ascii: " "), UInt8(ascii: ":"))
        guard bytes.count > 24, [3, 7, 10, 19].allSatisfy({ bytes[$0] == space }),
            [13, 16].allSatisfy({ bytes[$0] == colon })
        else { return text }
        let rest = bytes[24...].drop { $0 == space }
        guard rest.first == colon else { return text }
        return String(decoding: rest.dropFirst().drop { $0 == space }, as: UTF8.self)
    }
}

extension One.Host {
    /// The last error message of the core: `ERROR` of ``TEMPLATE``, without its date. Nil if there was no error since
    /// it was monitored.
    public var errorMessage: String? { TEMPLATE.errorMessage }
}

extension One.Image {
    /// The last error message of the core: `ERROR` of ``TEMPLATE``, without its date. Nil if there was no error.
    public var errorMessage: String? { TEMPLATE.errorMessage }
}

extension One.VirtualNetwork {
    /// The last error message of the core: `ERROR` of ``TEMPLATE``, without its date. Nil if there was no error.
    /// Since 6.4.
    public var errorMessage: String? { TEMPLATE.errorMessage }
}

extension One.MarketplaceApp {
    /// The last error message of the core: `ERROR` of ``TEMPLATE``, without its date. Nil if there was no error.
    public var errorMessage: String? { TEMPLATE.errorMessage }
}

extension One.BackupJob {
    /// The last error message of the core: `ERROR` of ``TEMPLATE``, without its date. Nil if there was no error.
    public var errorMessage: String? { TEMPLATE.errorMessage }
}
