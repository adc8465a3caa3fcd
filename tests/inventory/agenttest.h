// Agents' files for tests, made as large as wanted.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace hz::inventory::test {

/// A file as glpi-agent writes it; about 31 KB with 70 programs, 1.2 MB with 3,000.
inline QByteArray glpiJson(int programs, int number = 1)
{
    QByteArray softwares, filler;
    for (int i = 0; i < programs; ++i) {
        const QByteArray id = QByteArray::number(i);
        softwares += QByteArray(i ? ",\n" : "\n") + R"(         {
            "arch": "x86_64",
            "comments": "A program with a longer description, as packages have, number )"
            + id + R"(",
            "filesize": 2335956,
            "from": "deb",
            "install_date": "2021-09-12",
            "name": "program-)"
            + id + R"(",
            "publisher": "Debian",
            "system_category": "utils",
            "version": "1.)"
            + id + R"(-2"
         })";
    }
    for (int i = 0; i < 25; ++i)
        filler += QByteArray(i ? ",\n" : "\n") + R"(         {
            "caption": "8 Series USB xHCI HC", "driver": "xhci_hcd", "manufacturer": "Intel",
            "name": "8 Series USB xHCI HC", "pciclass": "0c03", "pcislot": "00:14.0"
         })";
    const QByteArray n = QByteArray::number(number).rightJustified(4, '0');
    return R"({
   "action": "inventory",
   "content": {
      "accesslog": { "logdate": "2021-09-12 08:30:00" },
      "bios": {
         "assettag": "LX-)"
        + n + R"(",
         "bdate": "2020-02-06",
         "mmanufacturer": "LENOVO",
         "mmodel": "3139",
         "msn": "L1HF9B)"
        + n + R"(",
         "smanufacturer": "LENOVO",
         "smodel": "启天 M428",
         "ssn": "PC1A)"
        + n + R"("
      },
      "controllers": [)"
        + filler + R"(
      ],
      "cpus": [
         { "arch": "x86_64", "core": 6, "manufacturer": "Intel", "name": "Intel(R) Core(TM) i5-9500", "speed": 3000, "thread": 6 }
      ],
      "hardware": {
         "chassis_type": "Mini Tower",
         "lastloggeduser": "学生",
         "memory": 7800,
         "name": "JF1-)"
        + n + R"(",
         "uuid": "4C4C4544-0034-3010-8048-B6C04F50)"
        + n + R"("
      },
      "monitors": [
         { "caption": "L24e", "manufacturer": "Lenovo", "name": "L24e-20", "serial": "V9000001" }
      ],
      "networks": [
         { "description": "lo", "ipaddress": "127.0.0.1", "mac": "00:00:00:00:00:00", "type": "loopback", "virtualdev": true },
         { "description": "enp3s0", "ipaddress": "192.0.2.7", "mac": "6c:4b:90:aa:bb:cc", "status": "up", "type": "ethernet", "virtualdev": false },
         { "description": "enp3s0", "ipaddress6": "fd00::7", "mac": "6c:4b:90:aa:bb:cc", "status": "up", "type": "ethernet", "virtualdev": false },
         { "description": "virbr0", "mac": "52:54:00:00:00:01", "type": "bridge", "virtualdev": true }
      ],
      "operatingsystem": { "arch": "x86_64", "full_name": "UnionTech OS Desktop 20", "name": "UOS", "version": "20",
         "timezone": { "name": "CST", "offset": "+0800" } },
      "softwares": [)"
        + softwares + R"(
      ],
      "storages": [
         { "description": "SATA", "disksize": 256060, "manufacturer": "Samsung", "model": "SAMSUNG MZ7LN256", "name": "sda", "serial": "S3TVNX0M700001", "type": "disk" }
      ],
      "versionclient": "GLPI-Agent_v1.7"
   },
   "deviceid": "JF1-)"
        + n + R"(-2021-09-12-08-30-00",
   "itemtype": "Computer",
   "tag": "6229010001-101"
})";
}

} // namespace hz::inventory::test
