#include "uitest.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

#include <memory>

using namespace hz::ui;
using namespace Qt::StringLiterals;

// Qt's own file dialog, which is shown where the desktop has none.
class TestFileDialog : public QObject {
    Q_OBJECT

    const std::unique_ptr<QPointingDevice> m_touchScreen{QTest::createTouchDevice()};

private Q_SLOTS:
    void everythingIsAsLargeAsAFinger_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("scale 1") << 1.0;
        QTest::newRow("scale 2") << 2.0;
    }
    void everythingIsAsLargeAsAFinger()
    {
        QFETCH(const double, scale);
        theme().setScale(scale);
        const QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir(u"语文"_s));
        QFileDialog dialog(nullptr, u"打开"_s, dir.path());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const int finger = theme().px(Measure::TouchMin);
        for (const QToolButton *button : dialog.findChildren<QToolButton *>())
            if (button->isVisible())
                QVERIFY2(button->width() >= finger && button->height() >= finger,
                    qPrintable(button->objectName()));
        const auto *files = dialog.findChild<QTreeView *>(u"treeView"_s);
        QTRY_VERIFY(files->model()->rowCount(files->rootIndex()) == 1);
        QVERIFY(
            files->visualRect(files->model()->index(0, 0, files->rootIndex())).height() >= finger);
        // And yet it fits the lowest screen at that scale.
        QVERIFY(dialog.height() <= theme().px(720) && dialog.width() <= theme().px(1280));
        theme().setScale(1);
    }

    void aFingerChoosesAndScrolls()
    {
        const QTemporaryDir dir;
        constexpr int kMany = 40;
        for (int i = 0; i < kMany; ++i)
            QVERIFY(QDir(dir.path()).mkdir(QString::number(100 + i)));
        QFileDialog dialog(nullptr, u"打开"_s, dir.path());
        dialog.setFileMode(QFileDialog::Directory);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto *files = dialog.findChild<QTreeView *>(u"treeView"_s);
        QTRY_COMPARE(files->model()->rowCount(files->rootIndex()), kMany);
        const auto row
            = [files](int which) { return files->model()->index(which, 0, files->rootIndex()); };
        QTRY_VERIFY(row(2).data() == u"102"_s && row(kMany - 1).data() == u"139"_s); // sorted
        const QPersistentModelIndex third = row(2);
        const QPoint at = files->visualRect(third).center();
        QTest::touchEvent(files->viewport(), m_touchScreen.get()).press(0, at);
        QTest::touchEvent(files->viewport(), m_touchScreen.get()).release(0, at);
        QTRY_COMPARE(files->currentIndex().data(), third.data());
        QPoint finger = files->viewport()->rect().center();
        QTest::touchEvent(files->viewport(), m_touchScreen.get()).press(0, finger);
        for (int i = 0; i < 8; ++i) {
            finger -= QPoint(0, 20);
            QTest::touchEvent(files->viewport(), m_touchScreen.get()).move(0, finger);
        }
        QTest::touchEvent(files->viewport(), m_touchScreen.get()).release(0, finger);
        QTRY_VERIFY(files->visualRect(third).top() < at.y() - 100);
        QVERIFY(dialog.isVisible());
    }
};

// Qt's dialog remembers its size, order and folders: not those of whoever runs the test.
int main(int argc, char **argv)
{
    const QTemporaryDir settings;
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(settings.path()));
    QApplication application(argc, argv);
    hz::test::Look look;
    TestFileDialog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_filedialog.moc"
