// Console's window over an invented prefecture, with lists to import that somebody could have
// written. For tests and pictures of the import and of what it leaves to be decided.
#pragma once

#include "console.h"
#include "import/importscreen.h"

#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>

namespace hz::test {

class ImportDesk {
public:
    explicit ImportDesk(int schools = 6, const QString &profile = {})
        : prefecture(schools, profile)
        , window(*prefecture.inventory, *prefecture.settings)
    {
        window.resize(1366, 768);
        window.show();
        window.go(console::ImportAt{});
    }

    console::ImportScreen &screen() const { return *window.findChild<console::ImportScreen *>(); }
    console::Importing &importing() const { return screen().importing(); }
    const console::ImportEntry &entry(size_t which = 0) const
    {
        return importing().entries()[which];
    }
    /// Everything that was handed over has been read and checked.
    void settle() const
    {
        if (!QTest::qWaitFor(
                [this] {
                    return importing().isChecked() && !importing().isWriting()
                        && prefecture.place.database().building().isFinished();
                },
                60'000))
            qFatal("the import does not settle");
    }
    void add(const QStringList &paths) const
    {
        screen().add(paths);
        settle();
    }
    int total(RowOutcome outcome, size_t which = 0) const
    {
        return entry(which).plan ? entry(which).plan->total(outcome) : -1;
    }
    template<typename T> T *child(const char *name) const
    {
        return window.findChild<T *>(QString::fromLatin1(name));
    }
    void click(const char *name) const
    {
        auto *button = child<QPushButton>(name);
        if (!button || !button->isVisible() || !button->isEnabled())
            qFatal("%s cannot be clicked", name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// As somebody chooses it.
    void choose(const char *box, const QString &text) const
    {
        auto *field = child<QComboBox>(box);
        const int row = field ? field->findText(text) : -1;
        if (row < 0)
            qFatal("%s has no %s", box, qPrintable(text));
        field->setCurrentIndex(row);
        Q_EMIT field->activated(row);
    }
    /// The picture has what was written.
    void waitForPicture(const std::function<void()> &act) const
    {
        bool isNew = false;
        QObject context;
        QObject::connect(prefecture.inventory.get(), &Inventory::pictureChanged, &context,
            [&isNew] { isNew = true; });
        act();
        if (!QTest::qWaitFor([&isNew] { return isNew; }, 60'000))
            qFatal("no new picture");
        settle();
    }
    Device device(const DeviceId &id) const
    {
        return *Device::fromJson(prefecture.body(u"device:"_s + id.text()));
    }
    int devices() const { return int(prefecture.stock().devices().size()); }

    Prefecture prefecture;
    console::ConsoleWindow window;
};

/// A machine of the sample that a list can name: with maker, model and serial.
inline const DeviceRow &knownMachine(const Register &stock, int which = 0)
{
    for (const DeviceRow &device : stock.devices())
        if (stock.serialUtf8(device).size() > 6 && device.maker != 0 && device.model != 0
            && device.room != kNoRow && device.school != kNoRow && which-- == 0)
            return device;
    qFatal("the sample has no such machine");
}

} // namespace hz::test
