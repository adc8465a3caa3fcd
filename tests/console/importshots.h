// Lists as schools send them, for pictures of the import: with rows that are wrong, rows that
// change what is there, and one that may be a machine that is there already.
#pragma once

#include "import/importscreen.h"
#include "window/consolewindow.h"

#include <hz/ui/tableview.h>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QPushButton>

namespace hz::test {

using namespace Qt::StringLiterals;

class ImportShots {
public:
    explicit ImportShots(const inventory::Register &stock)
        : m_stock(stock)
    {
    }

    /// Three lists, one of which cannot be read; the one with machines is looked at.
    void add(console::ConsoleWindow &window) const
    {
        auto *screen = window.findChild<console::ImportScreen *>();
        screen->add({write(u"城关学区设备台账.csv"_s, machines()),
            write(u"在校人数.csv"_s, people()), write(u"旧台账.xls"_s, "\xd0\xcf\x11\xe0 old")});
        settle(screen->importing());
        window.findChild<ui::TableView *>(u"lists"_s)->setCurrentRow(1);
    }

    static void settle(const console::Importing &importing)
    {
        (void)QTest::qWaitFor(
            [&importing] { return importing.isChecked() && !importing.isWriting(); }, 60'000);
    }

private:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_dir.filePath(name);
        QFile file(path);
        (void)file.open(QIODevice::WriteOnly);
        (void)file.write(bytes);
        return path;
    }

    QByteArray machines() const
    {
        const inventory::Register &stock = m_stock;
        QString text = u"城关学区信息化设备台账,,,,,,,,,,,\n"
                       "序号,学校,资产编号,设备名称,品牌,规格型号,出厂编号,存放地点,使用状况,"
                       "购置日期,单价（元）,"
                       "使用人\n"_s;
        int number = 0;
        const auto line = [&](const QStringList &cells) {
            text += QString::number(++number) + u',' + cells.join(u',') + u'\n';
        };
        int known = 0;
        for (const inventory::DeviceRow &device : stock.devices()) {
            if (stock.serialUtf8(device).size() <= 6 || device.school == inventory::kNoRow
                || device.maker == 0 || device.model == 0)
                continue;
            if (++known > 9)
                break;
            const bool isOtherMaker = known == 4;
            line({stock.schools()[device.school].name, isOtherMaker ? QString() : stock.tag(device),
                wordOf(device.kind), isOtherMaker ? u"方正"_s : stock.maker(device),
                isOtherMaker ? u"文祥 E620"_s : stock.model(device), stock.serial(device),
                known % 3 == 0 ? u"三楼新微机室"_s : QString(), u"在用"_s, {}, {}, {}});
        }
        const QString school = stock.schools().front().name;
        for (int i = 1; i <= 14; ++i)
            line({school, u"CG2025%1"_s.arg(i, 4, 10, QChar(u'0')), u"台式机"_s, u"清华同方"_s,
                u"超越 E500"_s, u"TF25A%1"_s.arg(310 + i), u"计算机教室"_s, u"在用"_s,
                i == 6 ? u"9/12/2025"_s : u"2025-09-12"_s, i == 9 ? u"三千八"_s : u"3850"_s, {}});
        line({school, u"CG20250015"_s, u"空调"_s, u"格力"_s, {}, {}, u"教导处"_s, u"在用"_s,
            u"2025-09-12"_s, u"2999"_s, {}});
        line({u"石桥中心校"_s, u"CG20250016"_s, u"笔记本"_s, u"联想"_s, u"E14"_s, u"PF4K2X91"_s,
            u"教导处"_s, u"在用"_s, u"2024-03-01"_s, u"4999"_s, u"马老师"_s});
        text += u"合计,,,,,,,,,,,\n"_s;
        return text.toUtf8();
    }

    QByteArray people() const
    {
        const inventory::Register &stock = m_stock;
        QString text = u"学校,年度,学段,在校生数,班级数,专任教师数\n"_s;
        for (size_t i = 0; i < std::min<size_t>(6, stock.schools().size()); ++i)
            text += u"%1,2026,小学,%2,%3,%4\n"_s.arg(stock.schools()[i].name)
                        .arg(180 + 37 * int(i))
                        .arg(6 + int(i))
                        .arg(14 + 2 * int(i));
        return text.toUtf8();
    }

    const inventory::Register &m_stock;
    QTemporaryDir m_dir;
};

} // namespace hz::test
