public import Foundation

extension Date {
    /// A time in Unix seconds; nil for 0 and -1, which a core has where it has not come to that, or never does.
    fileprivate init?(one seconds: Int?) {
        guard let seconds, seconds > 0 else { return nil }
        self.init(timeIntervalSince1970: TimeInterval(seconds))
    }
}

extension Measurement where UnitType == UnitInformationStorage {
    fileprivate init(kibibytes: Int) { self.init(value: Double(kibibytes), unit: .kibibytes) }
    fileprivate init(mebibytes: Int) { self.init(value: Double(mebibytes), unit: .mebibytes) }
}

extension One.VM {
    /// ``STIME``: when it was created.
    public var startDate: Date? { Date(one: STIME) }
    /// ``ETIME``: when it was done; nil while it is not.
    public var endDate: Date? { Date(one: ETIME) }
    /// ``LAST_POLL``: when it was monitored last; nil for never.
    public var lastPollDate: Date? { Date(one: LAST_POLL) }
}

extension One.History {
    /// ``STIME``: when the record began; nil in short pools.
    public var startDate: Date? { Date(one: STIME) }
    /// ``ETIME``: when the record ended; nil while it has not.
    public var endDate: Date? { Date(one: ETIME) }
    /// ``PSTIME``: when the prolog began; nil where it has not.
    public var prologStartDate: Date? { Date(one: PSTIME) }
    /// ``PETIME``: when the prolog ended; nil where it has not.
    public var prologEndDate: Date? { Date(one: PETIME) }
    /// ``RSTIME``: when the VM began to boot, to run soon after; nil where it has not.
    public var runningStartDate: Date? { Date(one: RSTIME) }
    /// ``RETIME``: when the VM stopped running; nil where it has not.
    public var runningEndDate: Date? { Date(one: RETIME) }
    /// ``ESTIME``: when the epilog began; nil where it has not.
    public var epilogStartDate: Date? { Date(one: ESTIME) }
    /// ``EETIME``: when the epilog ended; nil where it has not.
    public var epilogEndDate: Date? { Date(one: EETIME) }
}

extension One.VMMonitoring {
    /// ``TIMESTAMP``: when it was measured; nil where nothing was.
    public var date: Date? { Date(one: TIMESTAMP) }
}

extension One.HostMonitoring {
    /// ``TIMESTAMP``: when it was measured; nil where nothing was.
    public var date: Date? { Date(one: TIMESTAMP) }
}

extension One.Lock {
    /// ``TIME``: when it was locked.
    public var date: Date? { Date(one: TIME) }
}

extension One.User.LoginToken {
    /// ``EXPIRATION_TIME``: until when it is valid; nil for ever.
    public var expirationDate: Date? { Date(one: EXPIRATION_TIME) }
}

extension One.BackupJob {
    /// ``LAST_BACKUP_TIME``: when it last began; nil for never.
    public var lastBackupDate: Date? { Date(one: LAST_BACKUP_TIME) }
    /// ``LAST_BACKUP_DURATION``: how long it last took.
    public var lastBackupDuration: Duration { .seconds(LAST_BACKUP_DURATION) }
}

extension One.HookExecution {
    /// ``TIMESTAMP``: when it was run.
    public var date: Date? { Date(one: TIMESTAMP) }
}

extension One.Image {
    /// ``REGTIME``: when it was created.
    public var registrationDate: Date? { Date(one: REGTIME) }
    /// ``MODTIME``: when it was changed last; nil where it has not been.
    public var modificationDate: Date? { Date(one: MODTIME) }
    /// ``SIZE``: its size.
    public var size: Measurement<UnitInformationStorage> { .init(mebibytes: SIZE) }
}

extension One.MarketplaceApp {
    /// ``REGTIME``: when it was created.
    public var registrationDate: Date? { Date(one: REGTIME) }
    /// ``SIZE``: its size.
    public var size: Measurement<UnitInformationStorage> { .init(mebibytes: SIZE) }
}

extension One.VMTemplate {
    /// ``REGTIME``: when it was created.
    public var registrationDate: Date? { Date(one: REGTIME) }
}

extension One.VNTemplate {
    /// ``REGTIME``: when it was created.
    public var registrationDate: Date? { Date(one: REGTIME) }
}

extension One.Host {
    /// `HOST_SHARE.TOTAL_MEM`: its memory.
    public var totalMemory: Measurement<UnitInformationStorage> { .init(kibibytes: HOST_SHARE.TOTAL_MEM) }
    /// `HOST_SHARE.MAX_MEM`: the memory that VMs may have, which is more than it has where it is overcommitted.
    public var maximumMemory: Measurement<UnitInformationStorage> { .init(kibibytes: HOST_SHARE.MAX_MEM) }
    /// `HOST_SHARE.MEM_USAGE`: the memory that VMs were given.
    public var allocatedMemory: Measurement<UnitInformationStorage> { .init(kibibytes: HOST_SHARE.MEM_USAGE) }
    /// `MONITORING.CAPACITY.USED_MEMORY`: the memory that is used; nil where it was not measured yet.
    public var usedMemory: Measurement<UnitInformationStorage>? {
        MONITORING?.CAPACITY?.USED_MEMORY.map { .init(kibibytes: $0) }
    }
    /// `MONITORING.CAPACITY.FREE_MEMORY`: the memory that is free; nil where it was not measured yet.
    public var freeMemory: Measurement<UnitInformationStorage>? {
        MONITORING?.CAPACITY?.FREE_MEMORY.map { .init(kibibytes: $0) }
    }
}

extension One.Datastore {
    /// ``TOTAL_MB``: its size.
    public var totalSize: Measurement<UnitInformationStorage> { .init(mebibytes: TOTAL_MB) }
    /// ``FREE_MB``: what is free.
    public var freeSize: Measurement<UnitInformationStorage> { .init(mebibytes: FREE_MB) }
    /// ``USED_MB``: what is used.
    public var usedSize: Measurement<UnitInformationStorage> { .init(mebibytes: USED_MB) }
}

extension One.Marketplace {
    /// ``TOTAL_MB``: its size.
    public var totalSize: Measurement<UnitInformationStorage> { .init(mebibytes: TOTAL_MB) }
    /// ``FREE_MB``: what is free.
    public var freeSize: Measurement<UnitInformationStorage> { .init(mebibytes: FREE_MB) }
    /// ``USED_MB``: what is used.
    public var usedSize: Measurement<UnitInformationStorage> { .init(mebibytes: USED_MB) }
}
