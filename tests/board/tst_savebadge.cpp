// The word in the corner of a lesson: what is safe, and how the sync stands, told calmly.
#include "lesson/savebadge.h"

#include <hz/ui/check.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtTest/QTest>
#include <QtWidgets/QApplication>

using namespace hz;
using namespace hz::board;
using namespace Qt::StringLiterals;
using Save = page::LessonSession::SaveState;
using Sync = sync::SyncOverview::State;

class tst_SaveBadge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSyncIsToldWhereThereIsAHub();
    void whatEachStrokeChangesIsLeftOut();
    void whatIsWrongHereComesFirst();
    void itTakesNoTouch();
};

void tst_SaveBadge::theSyncIsToldWhereThereIsAHub()
{
    SaveBadge badge(nullptr);
    badge.setState(Save::Saved, {});
    badge.setSync({});
    QCOMPARE(badge.accessibleName(), u"Saved on this computer"_s);
    badge.setSync({.state = Sync::UpToDate});
    QCOMPARE(badge.accessibleName(), u"Saved on this computer · All synchronised"_s);
    badge.setSync({.state = Sync::SignedOut});
    QCOMPARE(badge.accessibleName(), u"Saved on this computer · Not signed in"_s);
    badge.setSync({.state = Sync::UpToDate, .clashes = 2});
    QCOMPARE(badge.accessibleName(), u"Saved on this computer · 2 to decide"_s);
    QCOMPARE(badge.size(), badge.sizeHint());
    QCOMPARE(ui::clippedTexts(&badge), QStringList());
}

void tst_SaveBadge::whatEachStrokeChangesIsLeftOut()
{
    SaveBadge badge(nullptr);
    badge.setState(Save::Saved, {});
    badge.setSync({.state = Sync::UpToDate});
    badge.setSync({.state = Sync::Syncing, .waiting = 1});
    QCOMPARE(badge.accessibleName(), u"Saved on this computer · All synchronised"_s);
    badge.setSync({.state = Sync::Offline, .waiting = 1});
    const QString offline = badge.accessibleName();
    QCOMPARE(offline, u"Saved on this computer · Offline"_s);
    badge.setSync({.state = Sync::Offline, .waiting = 2});
    QCOMPARE(badge.accessibleName(), offline);
}

void tst_SaveBadge::whatIsWrongHereComesFirst()
{
    SaveBadge badge(nullptr);
    badge.setSync({.state = Sync::UpToDate});
    badge.setState(Save::Failing, {});
    QCOMPARE(badge.accessibleName(), u"Cannot save at the moment"_s);
    badge.setState(Save::Saved, u"Read only"_s);
    QCOMPARE(badge.accessibleName(), u"Read only"_s);
    badge.setState(Save::Saved, {});
    QCOMPARE(badge.accessibleName(), u"Saved on this computer · All synchronised"_s);
}

void tst_SaveBadge::itTakesNoTouch()
{
    QVERIFY(SaveBadge(nullptr).testAttribute(Qt::WA_TransparentForMouseEvents));
}

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const ui::Theme theme(ui::App::Board);
    QApplication::setStyle(new ui::HezhouStyle);
    tst_SaveBadge test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_savebadge.moc"
