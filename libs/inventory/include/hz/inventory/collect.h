// This computer, as an agent would report it, where none is installed. Any thread; reads files of
// the system for some milliseconds.
//
// Linux, without being root: /sys/class/dmi/id (maker, model, chassis, asset tag; serials and the
// UUID only as root), /proc/cpuinfo, /proc/meminfo, /sys/block with /run/udev/data, /sys/class/net,
// /sys/class/power_supply, /sys/class/drm/*/edid, /etc/os-release, /var/lib/dpkg/status.
//
// Windows, for the collector there, field by field:
//   name, maker, model, memory, user  Win32_ComputerSystem: Name, Manufacturer, Model,
//                                     TotalPhysicalMemory, UserName
//   serial, uuid                      Win32_BIOS: SerialNumber; Win32_ComputerSystemProduct: UUID
//   boardSerial                       Win32_BaseBoard: SerialNumber
//   chassis, assetTag                 Win32_SystemEnclosure: ChassisTypes[0], SMBIOSAssetTag
//   cpus                              Win32_Processor: Name, NumberOfCores,
//                                     NumberOfLogicalProcessors
//   disks                             Win32_DiskDrive, InterfaceType other than USB: Model,
//                                     SerialNumber, Size
//   networks                          Win32_NetworkAdapter: MACAddress, NetConnectionID,
//                                     PhysicalAdapter; Win32_NetworkAdapterConfiguration: IPAddress
//   battery                           Win32_Battery: there is one
//   system                            Win32_OperatingSystem: Caption, Version
//   monitors                          root\wmi WmiMonitorID: ManufacturerName, UserFriendlyName,
//                                     SerialNumberID
//   programs                          HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall and
//                                     HKLM\SOFTWARE\WOW6432Node\… and HKCU\…: DisplayName,
//                                     DisplayVersion, Publisher; SystemComponent = 1 left out
#pragma once

#include <hz/inventory/agentreport.h>

namespace hz::inventory {

/// `root` is another folder than / in tests only.
AgentReport collectThisMachine(const QString &root = {});

} // namespace hz::inventory
