import OpenNebula

/// The states of networks, and what leads from one to another.
extension Cloud {
    /// Enters a state after a driver has done its part.
    mutating func enter(_ state: One.VirtualNetworkState, network id: Int) {
        guard let network = self[.vn, id] else { return }
        switch (state, One.VirtualNetworkState(rawValue: network[int: "STATE"])) {
        case (.READY, .LOCK_CREATE): begin(network)
        case (.DONE, .LOCK_DELETE): remove(network)
        default: break
        }
    }

    private mutating func set(_ state: One.VirtualNetworkState, ofNetwork id: Int) {
        change(.vn, id) {
            $0[int: "STATE"] = state.rawValue
            $0[int: "PREV_STATE"] = state.rawValue
        }
    }

    /// A network gets its address ranges once its driver has created it.
    private mutating func begin(_ network: Node) {
        let id = network[int: "ID"]
        var template = (try? networkTemplate(network["TEMPLATE"], of: id, oneadmin)) ?? network["TEMPLATE"]
        let descriptions = template.all("AR")
        for name in ["AR", "ERROR"] { template.remove(name) }
        var (ranges, problem) = (network.ranges, String?.none)
        for description in descriptions {
            do { ranges.append(try range(description, of: id, template, after: ranges)) } catch {
                problem = (error as? OneError)?.message
            }
        }
        if let problem { template.merge([Node("ERROR", logged(problem))]) }
        change(.vn, id) {
            $0["TEMPLATE"] = template
            $0.ranges = ranges
        }
        set(problem == nil ? .READY : .ERROR, ofNetwork: id)
    }

    mutating func deleteNetwork(_ network: Node) throws {
        func refuse(_ problem: String) -> OneError {
            OneError(.action, "Cannot delete virtual network. Can not remove a \(problem)")
        }
        guard network[int: "USED_LEASES"] == 0 else { throw refuse("virtual network with leases in use") }
        let state = One.VirtualNetworkState(rawValue: network[int: "STATE"])
        guard ![.LOCK_CREATE, .LOCK_DELETE, .DONE].contains(state) else {
            throw refuse("Virtual Network, wrong state \(state)")
        }
        // No driver has to do anything for a reservation.
        guard network[text: "PARENT_NETWORK_ID"].isEmpty else { return remove(network) }
        let id = network[int: "ID"]
        change(.vn, id) { $0.ranges = [] }
        set(.LOCK_DELETE, ofNetwork: id)
        plan(.vn, id, .state(One.VirtualNetworkState.DONE.rawValue))
    }

    private mutating func remove(_ network: Node) {
        let id = network[int: "ID"]
        if let parent = Int(network[text: "PARENT_NETWORK_ID"]) {
            try? charge(.vn, from: network, to: nil)
            changeRanges(of: parent) { $0.free(AddressRange.Holder(.vn, id)) }
        }
        for cluster in network["CLUSTERS"].ids {
            change(.cluster, cluster) { $0["VNETS"].set(id: id, isMember: false) }
        }
        for vdc in all(.vdc) {
            change(.vdc, vdc[int: "ID"]) { $0["VNETS"].children.removeAll { $0[int: "VNET_ID"] == id } }
        }
        self[.vn, id] = nil
    }

    mutating func recoverNetwork(_ call: Call, _ user: User) throws -> Int {
        let (id, number) = (try call.int(1), try call.int(2))
        let operation = One.VNRecoverOperation(rawValue: number)
        guard (0...3).contains(number) else { throw OneError(.action, "Wrong recovery operation code") }
        let network = try object(.vn, id, .manage, user)
        let state = One.VirtualNetworkState(rawValue: network[int: "STATE"])
        let isUnderWay = [.INIT, .LOCK_CREATE, .LOCK_DELETE].contains(state)
        switch operation {
        case .failure where isUnderWay:
            set(.ERROR, ofNetwork: id)
            let problem = logged("Failure forced by user")
            change(.vn, id) { $0["TEMPLATE"].merge([Node("ERROR", problem)]) }
        case .success where state == .LOCK_DELETE: remove(network)
        case .success where isUnderWay || state == .ERROR || state == .UPDATE_FAILURE:
            change(.vn, id) { $0["TEMPLATE"].remove("ERROR") }
            set(.READY, ofNetwork: id)
        case .delete where isUnderWay || state == .ERROR: remove(network)
        case .retry where state == .UPDATE_FAILURE: set(.READY, ofNetwork: id)
        default:
            throw OneError(
                .internal, "Could not perform 'recover \(operation)' on VN \(id), wrong state \(state).")
        }
        return id
    }
}
