#include "uitest.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSlider>
#include <QtWidgets/QVBoxLayout>

using namespace hz::ui;
using namespace Qt::StringLiterals;

namespace {

// What a widget looks like in its middle, between edge and text.
QColor fillOf(QWidget &widget)
{
    const QImage picture = widget.grab().toImage();
    return picture.pixelColor(picture.width() / 2, 6);
}

struct Roles {
    QPalette::ColorRole role;
    Token token;
};
constexpr Roles kRoles[] = {{QPalette::Window, Token::Canvas}, {QPalette::Base, Token::Surface},
    {QPalette::AlternateBase, Token::Sunken}, {QPalette::Button, Token::Surface},
    {QPalette::Text, Token::Text}, {QPalette::WindowText, Token::Text},
    {QPalette::PlaceholderText, Token::Text3}, {QPalette::Highlight, Token::AccentSoft},
    {QPalette::HighlightedText, Token::Accent}, {QPalette::Link, Token::Accent},
    {QPalette::Mid, Token::Line}, {QPalette::Dark, Token::LineStrong},
    {QPalette::Light, Token::Hover}, {QPalette::ToolTipBase, Token::Text},
    {QPalette::ToolTipText, Token::Surface}};

} // namespace

Q_DECLARE_METATYPE(hz::ui::Scheme)

class TestStyle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        theme().setScheme(Scheme::Light);
        theme().setScale(1);
    }

    void thePaletteIsMadeOfTokens_data()
    {
        QTest::addColumn<Scheme>("scheme");
        QTest::newRow("light") << Scheme::Light;
        QTest::newRow("dark") << Scheme::Dark;
        QTest::newRow("high contrast") << Scheme::Contrast;
    }
    void thePaletteIsMadeOfTokens()
    {
        QFETCH(const Scheme, scheme);
        QWidget before;
        QWidget within(&before);
        QScrollArea scroll(&before);
        auto *scrolled = new QWidget;
        scroll.setWidget(scrolled);
        before.show();
        theme().setScheme(scheme);
        QWidget after;
        const QPalette standard = QApplication::style()->standardPalette();
        for (const auto &[role, token] : kRoles) {
            QCOMPARE(standard.color(role), theme().colour(token));
            QCOMPARE(after.palette().color(role), theme().colour(token));
            for (const QWidget *widget : {&before, &within, scroll.viewport(), scrolled})
                QTRY_COMPARE(widget->palette().color(role), theme().colour(token));
        }
        QCOMPARE(after.palette().color(QPalette::Disabled, QPalette::Text),
            theme().colour(Token::Disabled));
    }

    void aButtonLooksAsItsRoleSays()
    {
        QPushButton plain(u"Plain"_s), primary(u"Save"_s);
        setButtonRole(&primary, ButtonRole::Primary);
        QCOMPARE(fillOf(plain), theme().colour(Token::Surface));
        QCOMPARE(fillOf(primary), theme().colour(Token::Accent));
        primary.setEnabled(false);
        QCOMPARE(fillOf(primary), theme().colour(Token::Surface));
    }

    void theDefaultButtonOfADialogIsItsMainOne()
    {
        QDialog dialog;
        auto *box = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
        (new QVBoxLayout(&dialog))->addWidget(box);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(fillOf(*box->button(QDialogButtonBox::Ok)), theme().colour(Token::Accent));
        QCOMPARE(fillOf(*box->button(QDialogButtonBox::Cancel)), theme().colour(Token::Surface));
    }

    void aChosenButtonKeepsItsSize()
    {
        QPushButton button(u"Choose me"_s);
        button.setCheckable(true);
        const QSize before = button.sizeHint();
        button.setChecked(true);
        QCOMPARE(button.sizeHint(), before);
        QCOMPARE(fillOf(button), theme().colour(Token::AccentSoft));
    }

    void controlsAreAsLargeAsAFinger_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("at scale 1") << 1.0;
        QTest::newRow("at scale 2") << 2.0;
    }
    void controlsAreAsLargeAsAFinger()
    {
        QFETCH(const double, scale);
        theme().setScale(scale);
        QPushButton button(u"OK"_s);
        QLineEdit field;
        const int least = theme().px(Measure::TouchMin);
        QVERIFY(button.sizeHint().height() >= least);
        QVERIFY(field.sizeHint().height() >= least);
    }

    void aTapOnASliderGoesThere()
    {
        QSlider slider(Qt::Horizontal);
        slider.setRange(1, 100);
        slider.resize(400, theme().px(Measure::TouchMin));
        slider.show();
        QVERIFY(QTest::qWaitForWindowExposed(&slider));
        QTest::mouseClick(&slider, Qt::LeftButton, {}, {300, slider.height() / 2});
        QVERIFY2(slider.value() > 70 && slider.value() < 85,
            qPrintable(QString::number(slider.value())));
        QTest::mouseClick(&slider, Qt::LeftButton, {}, {399, slider.height() / 2});
        QCOMPARE(slider.value(), 100);
        QTest::mouseClick(&slider, Qt::LeftButton, {}, {0, slider.height() / 2});
        QCOMPARE(slider.value(), 1);
    }

    void aSliderShowsHowFar()
    {
        QSlider slider(Qt::Horizontal);
        slider.setRange(0, 10);
        slider.setValue(5);
        slider.resize(400, theme().px(Measure::TouchMin));
        const QImage picture = slider.grab().toImage();
        const int middle = picture.height() / 2;
        QCOMPARE(picture.pixelColor(100, middle), theme().colour(Token::Accent));
        QCOMPARE(picture.pixelColor(300, middle), theme().colour(Token::LineStrong));
        QCOMPARE(picture.pixelColor(200, middle), theme().colour(Token::Surface)); // the handle
    }

    void noWidgetHasAStyleSheet() { QVERIFY(qApp->styleSheet().isEmpty()); }
};

HZ_UI_TEST(TestStyle)
#include "tst_style.moc"
