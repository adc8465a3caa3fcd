// A text becomes a square that scanners find.
#include <hz/core/qrcode.h>

#include <QtCore/QPoint>

#include <support/support.h>

using namespace hz;
using namespace hz::test;

class tst_QrCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQrCodeIsASquareWithItsThreeCorners()
    {
        const Result<QrCode> code = qrCode("HZ1:01JN7GC050GDGFG23MA2QWCVGF");
        HZ_VERIFY_OK(code);
        QCOMPARE(code->size, 25);
        QCOMPARE(code->dark.size(), size_t(25 * 25));
        for (const QPoint &corner : {QPoint(0, 0), QPoint(18, 0), QPoint(0, 18)})
            for (int i = 0; i < 7; ++i)
                QVERIFY(code->isDark(corner.x() + i, corner.y())
                    && code->isDark(corner.x(), corner.y() + i));
        HZ_VERIFY_FAILS(qrCode({}), Invalid);
        HZ_VERIFY_FAILS(qrCode(QByteArray(5'000, 'x')), Invalid);
    }
};

QTEST_APPLESS_MAIN(tst_QrCode)
#include "tst_qrcode.moc"
