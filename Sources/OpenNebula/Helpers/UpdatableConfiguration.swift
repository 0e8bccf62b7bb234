extension One.VM {
    /// What `one.vm.updateconf` changes: vectors, with the attributes of each. It takes any attribute of `CONTEXT`, and
    /// the backup's configuration, as well.
    package static let updatableConfiguration: KeyValuePairs<String, [String]> = [
        "OS": [
            "ARCH", "MACHINE", "KERNEL", "INITRD", "BOOTLOADER", "BOOT", "KERNEL_CMD", "ROOT", "SD_DISK_BUS", "UUID",
            "FIRMWARE", "FIRMWARE_FORMAT",
        ],
        "FEATURES": [
            "PAE", "ACPI", "APIC", "LOCALTIME", "HYPERV", "GUEST_AGENT", "VIRTIO_SCSI_QUEUES", "VIRTIO_BLK_QUEUES",
            "IOTHREADS", "GIC", "RAS", "MIGRATE_AUTO_CONVERGE", "MIGRATE_COMPRESSED",
        ],
        "INPUT": ["TYPE", "BUS"],
        "GRAPHICS": ["TYPE", "LISTEN", "PASSWD", "KEYMAP", "COMMAND"],
        "VIDEO": ["IOMMU", "ATS", "TYPE", "VRAM", "RESOLUTION"],
        "RAW": ["TYPE", "DATA", "VALIDATE", "DATA_VMX"],
        "CPU_MODEL": ["MODEL", "FEATURES"],
    ]
}
