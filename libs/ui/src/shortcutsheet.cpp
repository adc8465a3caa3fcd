#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/shortcutsheet.h>
#include <hz/ui/touchpush.h>
#include <hz/ui/touchscroll.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kPadding = 24, kColumnGap = 40, kKeyGap = 20, kRowGap = 6, kGroupGap = 18;
constexpr double kScrollRoom = 16; // at the right, for the bar
constexpr int kColumns = 3; // of groups
constexpr int kCells = 2; // of a command: name, keys

} // namespace

ShortcutSheet::ShortcutSheet(ActionRegistry &commands, QWidget *parent)
    : Sheet(parent)
    , m_commands(commands)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    buildUi();
    commands.add({.id = QStringLiteral("app.shortcuts"),
        .text = tr("Keys"),
        .icon = IconName::Keyboard,
        .keys = {QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Slash)},
        .run = [this] { open(); }});
}

void ShortcutSheet::buildUi()
{
    const int padding = theme().px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(theme().px(kGroupGap));
    auto *head = new QHBoxLayout;
    head->addWidget(
        new Label(tr("Keys"), TypeRole::BoardTitle, Weight::Bold, Token::Text, &panel()), 1);
    auto *close = new TouchPush(
        IconName::X, tr("Close"), TouchPush::Look::Outline, TouchPush::Form::Chip, &panel());
    close->setObjectName(QStringLiteral("shortcutsClose"));
    connect(close, &QAbstractButton::clicked, this, &Sheet::dismiss);
    head->addWidget(close);
    column->addLayout(head);
    m_scroll = new TouchScroll(&panel());
    m_scroll->setFocusPolicy(Qt::NoFocus); // keys scroll wherever the focus is
    column->addWidget(m_scroll, 1);
}

void ShortcutSheet::open()
{
    fill();
    popUp();
}

QString ShortcutSheet::keysOf(const QString &id) const
{
    QStringList keys;
    for (const QKeySequence &key : m_commands.command(id)->keys)
        keys.append(key.toString(QKeySequence::NativeText));
    keys.removeDuplicates();
    return keys.join(tr(", ", "between two keys that do the same"));
}

// Anew each time: what is on now says so, such as “Unlock”.
void ShortcutSheet::fill()
{
    auto *list = new QWidget;
    auto *columns = new QHBoxLayout(list);
    columns->setContentsMargins(0, 0, theme().px(kScrollRoom), 0);
    columns->setSpacing(theme().px(kColumnGap));
    std::array<QGridLayout *, kColumns> grids{};
    for (QGridLayout *&grid : grids) {
        grid = new QGridLayout;
        grid->setHorizontalSpacing(theme().px(kKeyGap));
        grid->setVerticalSpacing(theme().px(kRowGap));
        columns->addLayout(grid);
    }
    const auto rows
        = [](const QGridLayout *grid) { return grid->isEmpty() ? 0 : grid->rowCount(); };
    for (const CommandGroup &group : m_commands.groups())
        addGroup(**std::min_element(grids.begin(), grids.end(),
                     [&](auto *a, auto *b) { return rows(a) < rows(b); }),
            group);
    for (QGridLayout *grid : grids)
        grid->setRowStretch(grid->rowCount(), 1);
    m_scroll->setContent(list);
    m_scroll->setMinimumWidth(list->sizeHint().width());
    m_scroll->setMaximumHeight(list->sizeHint().height());
}

// A group without keys is left out.
void ShortcutSheet::addGroup(QGridLayout &grid, const CommandGroup &group)
{
    QStringList ids = group.ids;
    ids.removeIf([this](const QString &id) { return keysOf(id).isEmpty(); });
    if (ids.isEmpty())
        return;
    QWidget *list = grid.parentWidget();
    int row = grid.rowCount();
    if (!grid.isEmpty())
        grid.setRowMinimumHeight(row++, theme().px(kGroupGap));
    const auto add = [&](const QString &text, TypeRole type, Weight weight, Token colour) {
        return new Label(text, type, weight, colour, list);
    };
    const QString title = group.title.isEmpty() ? tr("More") : group.title;
    grid.addWidget(add(title, TypeRole::BoardBody, Weight::Bold, Token::Text), row++, 0, 1, kCells);
    for (const QString &id : ids) {
        grid.addWidget(
            add(m_commands.action(id)->text(), TypeRole::Body, Weight::Regular, Token::Text), row,
            0);
        grid.addWidget(add(keysOf(id), TypeRole::Body, Weight::Regular, Token::Text2), row++, 1,
            Qt::AlignRight);
    }
}

void ShortcutSheet::keyPressEvent(QKeyEvent *event)
{
    const QKeySequence pressed(event->keyCombination());
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_scroll, event);
        event->accept();
        break;
    default:
        if (m_commands.command(u"app.shortcuts")->keys.contains(pressed))
            dismiss();
        Sheet::keyPressEvent(event);
    }
}

} // namespace hz::ui
