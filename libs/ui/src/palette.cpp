#include <hz/ui/actions.h>
#include <hz/ui/label.h>
#include <hz/ui/palette.h>

#include <QtCore/QAbstractListModel>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QScroller>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kWidth = 720, kPadding = 12, kRowPadding = 16, kIcon = 24;
constexpr double kScrollRoom = 12; // at the right, for the bar
constexpr int kMostSeen = 8; // rows; more are scrolled to

constexpr QStringView kCommand = u"app.find";

enum Role { kDetail = Qt::UserRole, kIconName };

// "page.fitWidth" gives "fit width": commands are found by English words in every language.
QString wordsOf(const QString &id)
{
    QString words;
    for (const QChar character : QStringView(id).sliced(id.lastIndexOf(u'.') + 1)) {
        if (character.isUpper())
            words += u' ';
        words += character.toLower();
    }
    return words;
}

int rowHeight()
{
    return theme().px(theme().isTouch() ? Measure::TouchNormal : Measure::DeskControl);
}

class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {1, rowHeight()};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const Theme &look = theme();
        const QRect plate = option.rect.adjusted(0, 0, -look.px(kScrollRoom), 0);
        const bool isChosen = option.state & QStyle::State_Selected;
        painter->setRenderHint(QPainter::Antialiasing);
        if (isChosen) {
            const int radius = look.radius(Radius::Control);
            const double line = look.hairline();
            painter->setPen(QPen(look.colour(Token::AccentLine), line));
            painter->setBrush(look.colour(Token::AccentSoft));
            painter->drawRoundedRect(
                QRectF(plate).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
        }
        const int padding = look.px(kRowPadding), icon = look.px(kIcon);
        const QColor colour = look.colour(isChosen ? Token::Accent : Token::Text);
        QRect room = plate.adjusted(padding, 0, -padding, 0);
        drawIcon(*painter, IconName(index.data(kIconName).toInt()),
            {room.left(), room.top(), icon, room.height()}, icon, colour);
        room.setLeft(room.left() + icon + padding);

        const QString detail = index.data(kDetail).toString();
        const QFont small = look.font(TypeRole::Body);
        const int widest = room.width() / 2;
        const QString said = QFontMetrics(small).elidedText(detail, Qt::ElideRight, widest);
        painter->setFont(small);
        painter->setPen(look.colour(Token::Text2));
        painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignRight), said);
        room.setRight(room.right() - QFontMetrics(small).horizontalAdvance(said) - padding);

        const QFont font = look.font(look.bodyRole(), isChosen ? Weight::Bold : Weight::Regular);
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft),
            QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
    }
};

} // namespace

/// What is listed.
class CommandPalette::Rows final : public QAbstractListModel {
public:
    struct Row {
        size_t source;
        Findable item;
        QString detail;

        bool operator==(const Row &) const = default;
    };
    using QAbstractListModel::QAbstractListModel;

    /// The same rows again change nothing, not what is selected either.
    void setRows(std::vector<Row> rows)
    {
        if (rows == m_rows)
            return;
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    const Row &row(int row) const { return m_rows[size_t(row)]; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid())
            return {};
        const Row &row = this->row(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return row.item.text;
        case Qt::AccessibleTextRole:
            return row.detail.isEmpty()
                ? row.item.text
                : CommandPalette::tr("%1, %2", "name, kind").arg(row.item.text, row.detail);
        case kDetail:
            return row.detail;
        case kIconName:
            return int(row.item.icon);
        default:
            return {};
        }
    }

private:
    std::vector<Row> m_rows;
};

CommandPalette::CommandPalette(ActionRegistry &commands, QWidget *parent)
    : Sheet(parent, Place::Top)
    , m_commands(commands)
    , m_rows(new Rows(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    m_sources.push_back(commandSource());
    buildUi();
    commands.add({.id = kCommand.toString(),
        .text = tr("Find a command"),
        .icon = IconName::Search,
        .keys = {QKeySequence(Qt::CTRL | Qt::Key_K)},
        .run = [this] { open(); }});
}

void CommandPalette::buildUi()
{
    const Theme &look = theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(padding);
    m_field = new QLineEdit(&panel());
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("What are you looking for?"));
    m_field->setAccessibleName(tr("Find a command"));
    m_field->setMinimumSize(look.px(kWidth), rowHeight());
    m_field->setTextMargins(look.px(4), 0, look.px(4), 0);
    m_field->installEventFilter(this);
    m_list = new QListView(&panel());
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus); // the field moves in it
    QScroller::grabGesture(m_list->viewport(), QScroller::TouchGesture);
    m_hint = new Label({}, TypeRole::Body, Weight::Regular, Token::Text2, &panel());
    m_hint->setWordWrap(true);
    column->addWidget(m_field);
    column->addWidget(m_list);
    column->addWidget(m_hint);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::look);
    connect(m_list, &QListView::clicked, this,
        [this](const QModelIndex &index) { chooseRow(index.row()); });
}

QWidget *CommandPalette::firstFocus() const
{
    return m_field;
}

void CommandPalette::addSource(PaletteSource source)
{
    m_sources.push_back(std::move(source));
}

void CommandPalette::setHint(const QString &hint)
{
    m_hintText = hint;
}

PaletteSource CommandPalette::commandSource()
{
    return {.kind = {},
        .unasked = kMostRows,
        .begin = [this]() -> PaletteSource::Work {
            std::vector<Findable> items;
            for (const QString &id : m_commands.ids()) {
                const QAction *action = m_commands.action(id);
                const Command *command = m_commands.command(id);
                if (id == kCommand || !action->isEnabled() || !action->isVisible())
                    continue;
                items.push_back({.id = id,
                    .text = action->text(),
                    .detail = command->keys.value(0).toString(QKeySequence::NativeText),
                    .icon = command->icon,
                    .names = {wordsOf(id)}});
            }
            return [items = std::move(items)](
                       TaskControl &) -> Result<std::vector<Findable>> { return items; };
        },
        .choose =
            [this](const QString &id) {
                m_commands.refresh();
                if (QAction *action = m_commands.action(id); action->isEnabled())
                    action->trigger();
            }};
}

// ---------------------------------------------------------------- finding

void CommandPalette::open()
{
    if (isVisible()) {
        dismiss();
        return;
    }
    m_commands.refresh();
    m_field->clear();
    m_hint->setText(m_hintText);
    m_rows->setRows({});
    letGo(std::exchange(m_indexes, std::vector<Index>(m_sources.size())));
    m_chooseWhenFound = false;
    ++m_opening;
    m_waiting = 0;
    for (size_t source = 0; source < m_sources.size(); ++source)
        begin(source);
    popUp();
}

// Names first, which is soon done; readings then.
void CommandPalette::begin(size_t source)
{
    ++m_waiting;
    const auto names
        = m_tasks.run([work = m_sources[source].begin()](TaskControl &task) -> Result<Index> {
              HZ_TRY(std::vector<Findable> items, work(task));
              return std::make_shared<const FindIndex>(std::move(items), FindIndex::By::Name);
          });
    whenDone(names, this, [this, source, opening = m_opening](const Result<Index> &index) {
        if (index && opening == m_opening)
            addReadings(source, *index);
        take(source, opening, index);
    });
}

void CommandPalette::addReadings(size_t source, const Index &names)
{
    ++m_waiting;
    const auto readings = m_tasks.run([names](TaskControl &) -> Result<Index> {
        return std::make_shared<const FindIndex>(names->items(), FindIndex::By::NameAndPinyin);
    });
    whenDone(readings, this, [this, source, opening = m_opening](const Result<Index> &index) {
        take(source, opening, index);
    });
}

// What could not be read is not found: whoever shows the lessons says what is wrong with them.
void CommandPalette::take(size_t source, int opening, const Result<Index> &index)
{
    if (opening != m_opening)
        return;
    --m_waiting;
    if (index)
        letGo({std::exchange(m_indexes[source], *index)});
    look();
}

// Names of 10,000 lessons take milliseconds to free: a worker does it.
void CommandPalette::letGo(std::vector<Index> indexes)
{
    (void)m_tasks.run(
        [indexes = std::move(indexes)](TaskControl &) -> Result<bool> { return true; });
}

void CommandPalette::look()
{
    if (m_finding)
        m_finding->stop = true;
    m_finding.reset();
    const QString typed = m_field->text().trimmed();
    if (typed.isEmpty()) {
        showUnasked();
        return;
    }
    const auto task = m_tasks.run(
        [indexes = m_indexes, typed](TaskControl &control) -> Result<std::vector<Found>> {
            std::vector<Found> found;
            for (size_t source = 0; source < indexes.size(); ++source)
                if (indexes[source])
                    for (const FindIndex::Hit &hit : indexes[source]->find(typed, control))
                        found.push_back({source, hit.item, hit.score});
            std::stable_sort(found.begin(), found.end(),
                [](const Found &a, const Found &b) { return a.score > b.score; });
            if (found.size() > kMostRows)
                found.resize(kMostRows);
            return found;
        });
    m_finding = task.state;
    whenDone(task, this, [this, state = task.state](const Result<std::vector<Found>> &found) {
        if (m_finding != state)
            return; // something else is typed by now
        m_finding.reset();
        show(found ? *found : std::vector<Found>());
    });
}

void CommandPalette::showUnasked()
{
    std::vector<Found> found;
    for (size_t source = m_sources.size(); source-- > 0;) // commands are the longest list
        for (size_t item = 0; m_indexes[source] && item < m_indexes[source]->items().size()
             && item < size_t(m_sources[source].unasked);
             ++item)
            found.push_back({source, item, 0});
    show(found);
}

void CommandPalette::show(const std::vector<Found> &found)
{
    std::vector<Rows::Row> rows;
    for (const Found &one : found) {
        const Findable &item = m_indexes[one.source]->items()[one.item];
        const QString &kind = m_sources[one.source].kind;
        rows.push_back({one.source, item,
            kind.isEmpty() || item.detail.isEmpty()
                ? kind + item.detail
                : tr("%1 · %2", "kind of thing · more about it").arg(kind, item.detail)});
    }
    m_list->setFixedHeight(std::min(int(rows.size()), kMostSeen) * rowHeight());
    m_list->setVisible(!rows.empty());
    m_rows->setRows(std::move(rows));
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_rows->index(0));
    const QString typed = m_field->text().trimmed();
    const bool isNothing = found.empty() && !typed.isEmpty() && m_waiting == 0;
    m_hint->setText(
        isNothing ? tr("Nothing is called “%1”. %2").arg(typed, m_hintText) : m_hintText);
    if (isSettled() && std::exchange(m_chooseWhenFound, false))
        choose();
}

QStringList CommandPalette::listed() const
{
    QStringList texts;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        texts.append(m_rows->row(row).item.text);
    return texts;
}

// ---------------------------------------------------------------- choosing

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return Sheet::eventFilter(watched, event);
    const int page = std::max(1, m_list->viewport()->height() / rowHeight() - 1);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(page);
        return true;
    case Qt::Key_PageUp:
        move(-page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (isSettled())
            choose();
        else
            m_chooseWhenFound = true;
        return true;
    default:
        return Sheet::eventFilter(watched, event);
    }
}

void CommandPalette::move(int by)
{
    if (m_rows->rowCount() == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, m_rows->rowCount() - 1);
    m_list->setCurrentIndex(m_rows->index(row));
    m_list->scrollTo(m_list->currentIndex());
}

void CommandPalette::choose()
{
    if (m_list->currentIndex().isValid())
        chooseRow(m_list->currentIndex().row());
}

void CommandPalette::chooseRow(int row)
{
    const auto [source, item, detail] = m_rows->row(row);
    dismiss();
    m_sources[source].choose(item.id);
}

} // namespace hz::ui
