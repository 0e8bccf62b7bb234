public import Foundation

extension Date {
    /// A time in Unix seconds; nil for 0 and -1, which mean never or not yet.
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
    /// ``STIME``: the time of its creation.
    public var startDate: Date? { Date(one: STIME) }
    /// ``ETIME``: the time when it was `DONE`; nil if it is not.
    public var endDate: Date? { Date(one: ETIME) }
    /// ``LAST_POLL``: the time of the last monitoring; nil for never.
    public var lastPollDate: Date? { Date(one: LAST_POLL) }
}

extension One.History {
    /// ``STIME``: the time when the record began; nil in short pools.
    public var startDate: Date? { Date(one: STIME) }
    /// ``ETIME``: the time when the record ended; nil if it has not.
    public var endDate: Date? { Date(one: ETIME) }
    /// ``PSTIME``: the time when the prolog began; nil if it has not.
    public var prologStartDate: Date? { Date(one: PSTIME) }
    /// ``PETIME``: the time when the prolog ended; nil if it has not.
    public var prologEndDate: Date? { Date(one: PETIME) }
    /// ``RSTIME``: the time when the VM began to boot; nil if it has not.
    public var runningStartDate: Date? { Date(one: RSTIME) }
    /// ``RETIME``: the time when the VM stopped running; nil if it has not.
    public var runningEndDate: Date? { Date(one: RETIME) }
    /// ``ESTIME``: the time when the epilog began; nil if it has not.
    public var epilogStartDate: Date? { Date(one: ESTIME) }
    /// ``EETIME``: the time when the epilog ended; nil if it has not.
    public var epilogEndDate: Date? { Date(one: EETIME) }
}

extension One.VMMonitoring {
    /// ``TIMESTAMP``: the time of the measurement; nil if there is none.
    public var date: Date? { Date(one: TIMESTAMP) }
}

extension One.HostMonitoring {
    /// ``TIMESTAMP``: the time of the measurement; nil if there is none.
    public var date: Date? { Date(one: TIMESTAMP) }
}

extension One.Lock {
    /// ``TIME``: the time of the lock.
    public var date: Date? { Date(one: TIME) }
}

extension One.User.LoginToken {
    /// ``EXPIRATION_TIME``: the time when it expires; nil for never.
    public var expirationDate: Date? { Date(one: EXPIRATION_TIME) }
}

extension One.BackupJob {
    /// ``LAST_BACKUP_TIME``: the time of the last start; nil for never.
    public var lastBackupDate: Date? { Date(one: LAST_BACKUP_TIME) }
    /// ``LAST_BACKUP_DURATION``: the duration of the last run.
    public var lastBackupDuration: Duration { .seconds(LAST_BACKUP_DURATION) }
}

extension One.HookExecution {
    /// ``TIMESTAMP``: the time of the execution.
    public var date: Date? { Date(one: TIMESTAMP) }
}

extension One.Image {
    /// ``REGTIME``: the time of its creation.
    public var registrationDate: Date? { Date(one: REGTIME) }
    /// ``MODTIME``: the time of the last change; nil if there was none.
    public var modificationDate: Date? { Date(one: MODTIME) }
    /// ``SIZE``: the size.
    public var size: Measurement<UnitInformationStorage> { .init(mebibytes: SIZE) }
}

extension One.MarketplaceApp {
    /// ``REGTIME``: the time of its creation.
    public var registrationDate: Date? { Date(one: REGTIME) }
    /// ``SIZE``: the size.
    public var size: Measurement<UnitInformationStorage> { .init(mebibytes: SIZE) }
}

extension One.VMTemplate {
    /// ``REGTIME``: the time of its creation.
    public var registrationDate: Date? { Date(one: REGTIME) }
}

extension One.VNTemplate {
    /// ``REGTIME``: the time of its creation.
    public var registrationDate: Date? { Date(one: REGTIME) }
}

extension One.Host {
    /// `HOST_SHARE.TOTAL_MEM`: the total memory.
    public var totalMemory: Measurement<UnitInformationStorage> { .init(kibibytes: HOST_SHARE.TOTAL_MEM) }
    /// `HOST_SHARE.MAX_MEM`: the memory that can be allocated to VMs, which is more than the total if it is
    /// overcommitted.
    public var maximumMemory: Measurement<UnitInformationStorage> { .init(kibibytes: HOST_SHARE.MAX_MEM) }
    /// `HOST_SHARE.MEM_USAGE`: the memory allocated to VMs.
    public var allocatedMemory: Measurement<UnitInformationStorage> { .init(kibibytes: HOST_SHARE.MEM_USAGE) }
    /// `MONITORING.CAPACITY.USED_MEMORY`: the used memory; nil if it was not measured yet.
    public var usedMemory: Measurement<UnitInformationStorage>? {
        MONITORING?.CAPACITY?.USED_MEMORY.map { .init(kibibytes: $0) }
    }
    /// `MONITORING.CAPACITY.FREE_MEMORY`: the free memory; nil if it was not measured yet.
    public var freeMemory: Measurement<UnitInformationStorage>? {
        MONITORING?.CAPACITY?.FREE_MEMORY.map { .init(kibibytes: $0) }
    }
}

extension One.Datastore {
    /// ``TOTAL_MB``: the size.
    public var totalSize: Measurement<UnitInformationStorage> { .init(mebibytes: TOTAL_MB) }
    /// ``FREE_MB``: the free space.
    public var freeSize: Measurement<UnitInformationStorage> { .init(mebibytes: FREE_MB) }
    /// ``USED_MB``: the used space.
    public var usedSize: Measurement<UnitInformationStorage> { .init(mebibytes: USED_MB) }
}

extension One.Marketplace {
    /// ``TOTAL_MB``: the size.
    public var totalSize: Measurement<UnitInformationStorage> { .init(mebibytes: TOTAL_MB) }
    /// ``FREE_MB``: the free space.
    public var freeSize: Measurement<UnitInformationStorage> { .init(mebibytes: FREE_MB) }
    /// ``USED_MB``: the used space.
    public var usedSize: Measurement<UnitInformationStorage> { .init(mebibytes: USED_MB) }
}
