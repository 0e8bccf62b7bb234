import NIOCore

extension One {
    /// A version of the Internet Protocol.
    public enum IPVersion: Sendable {
        /// IPv4, such as `10.0.0.2`.
        case v4
        /// IPv6, such as `2001:db8::2`.
        case v6
    }
}

extension One.VM {
    /// The addresses of the VM, without duplicates.
    ///
    /// ```swift
    /// print(vm.ipAddresses(.v4).first ?? "no address")
    /// ```
    ///
    /// The order is: the addresses of ``NIC``, one interface after the other, then those of PCI devices that are
    /// network interfaces, then those of ``NIC_ALIAS``, then those that the guest reports, if the probes monitor them:
    /// `GUEST_IP` and `GUEST_IP_ADDRESSES` of ``MONITORING``. An interface has the addresses `IP`, `IP6`, `IP6_GLOBAL`,
    /// `IP6_ULA` and `EXTERNAL_IP`.
    ///
    /// The result omits loopback and link-local addresses, and addresses that the VMs of a virtual router share. Short
    /// pools list PCI devices and aliases among the interfaces. Full pools do not contain the guest's reports.
    ///
    /// - Parameter version: The version of the addresses to return; nil for both.
    /// - Returns: The addresses, IPv6 in its usual short form. An address that the core assigned appears before the
    ///   guest uses it.
    public func ipAddresses(_ version: One.IPVersion? = nil) -> [String] {
        let attributes = ["IP", "IP6", "IP6_GLOBAL", "IP6_ULA", "EXTERNAL_IP"]
        let interfaces = NIC.map(\.attributes) + PCI.map(\.attributes) + NIC_ALIAS.map(\.attributes)
        let leased = interfaces.flatMap { interface in attributes.compactMap { interface[$0]?.string } }
        let reported = [MONITORING?.GUEST_IP, MONITORING?.GUEST_IP_ADDRESSES].compactMap(\.self)
            .flatMap { $0.unicodeScalars.split { $0 == "," || $0 == " " }.map { String($0) } }

        var known: Set<String> = []
        return (leased + reported).compactMap { text in
            guard let address = try? SocketAddress(ipAddress: text, port: 0), let spelling = address.ipAddress,
                version == nil || version == (address.protocol == .inet ? .v4 : .v6),
                !spelling.isLocalAddress, known.insert(spelling).inserted
            else { return nil }
            return spelling
        }
    }
}

extension String {
    /// Whether an address is a loopback or a link-local address.
    fileprivate var isLocalAddress: Bool {
        let group = UInt16(prefix { $0 != ":" }, radix: 16) ?? 0
        return self == "::1" || group & 0xFFC0 == 0xFE80 || hasPrefix("127.") || hasPrefix("169.254.")
    }
}
