#include "uitest.h"

#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFocusFrame>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSlider>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

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

    void whoTakesTheMouseAgainSeesNoRing()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *first = new QPushButton(u"上报"_s);
        auto *second = new QPushButton(u"退回修改"_s);
        column->addWidget(first);
        column->addWidget(second);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        first->setFocus();
        const auto rings = [&window] {
            const QList<QFocusFrame *> all = window.findChildren<QFocusFrame *>();
            return std::ranges::count_if(all, &QWidget::isVisible);
        };
        QTest::keyClick(first, Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), second);
        QTRY_COMPARE(rings(), 1);
        QTest::mouseClick(first, Qt::LeftButton);
        QCOMPARE(rings(), 0);
        second->setFocus(); // as a sheet does that closes
        QCOMPARE(rings(), 0);
        QTest::keyClick(second, Qt::Key_Backtab);
        QTRY_COMPARE(rings(), 1);
    }

    void whatIsTypedStandsInOneLineInAllFields()
    {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *line = new QLineEdit(u"48"_s);
        auto *number = new QSpinBox;
        number->setValue(48);
        auto *lines = new QPlainTextEdit(u"48"_s);
        for (QWidget *field : std::initializer_list<QWidget *>{line, number, lines})
            column->addWidget(field);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        // Where what is typed stands, beyond the field's own edge.
        const auto inset = [](const QWidget *field, const QWidget *in) {
            const QPoint cursor = in->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
            return in->mapTo(field, cursor).x();
        };
        line->setCursorPosition(0);
        auto *inner = number->findChild<QLineEdit *>();
        inner->setCursorPosition(0);
        QCOMPARE(inset(number, inner), inset(line, line));
        QVERIFY(std::abs(inset(lines, lines) - inset(line, line)) <= 1); // cursors differ in width
        // Round at the corners, and the border says where the keyboard is.
        const auto border = [lines](double x) {
            const QImage picture = lines->grab().toImage();
            return picture.pixelColor(int(x * picture.width()), 0);
        };
        QCOMPARE(border(0.5), theme().colour(Token::LineStrong));
        QVERIFY(border(0) != theme().colour(Token::LineStrong));
        lines->setFocus();
        QCOMPARE(border(0.5), theme().colour(Token::Focus));
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
