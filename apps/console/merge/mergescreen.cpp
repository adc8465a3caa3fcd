#include "merge/mergescreen.h"

#include "window/rowsource.h"

#include <hz/inventory/devicechange.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/tableview.h>

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kList = 320, kListNarrow = 280; // at scale 1

constexpr size_t kMostListed = 1'000;

// As people tell machines apart.
QString nameOf(const Register &stock, const DeviceId &id)
{
    const quint32 row = stock.deviceRow(id);
    if (row == kNoRow)
        return {};
    const DeviceRow &device = stock.devices()[row];
    const QString tag = stock.tag(device);
    return tag.isEmpty() ? stock.serial(device) : tag;
}

QString placeOf(const Register &stock, const DeviceId &id)
{
    const quint32 row = stock.deviceRow(id);
    if (row == kNoRow)
        return {};
    const DeviceRow &device = stock.devices()[row];
    return placeText(stock,
        device.school == kNoRow ? UnitCode() : stock.schools()[device.school].code,
        device.room == kNoRow ? RoomId() : stock.rooms()[device.room].id);
}

} // namespace

MergeScreen::MergeScreen(
    Inventory &inventory, Doubtful &doubtful, ui::ActionRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_inventory(inventory)
    , m_doubtful(doubtful)
    , m_view(new PairView(QStringLiteral("pairs"), commands))
{
    buildUi();
    connect(m_view, &PairView::answered, this, &MergeScreen::answer);
    connect(&m_doubtful, &Doubtful::changed, this, &MergeScreen::refresh);
    refresh();
}

void MergeScreen::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_pages = new QStackedWidget;
    whole->addWidget(m_pages);
    m_work = new QWidget;
    auto *panes = new QHBoxLayout(m_work);
    auto *card = new ui::Card(tr("Doubtful pairs"), ui::Card::Body::Flush);
    std::vector<ui::TableColumn> columns{
        rowColumn("first", tr("One"), ui::TableColumn::Kind::Text, 136),
        rowColumn("second", tr("The other"), ui::TableColumn::Kind::Text, 110)};
    columns[1].stretches = true;
    m_rows = new RowSource(std::move(columns), this);
    m_table = new ui::TableView(tr("Doubtful pairs"));
    m_table->setObjectName(QStringLiteral("pairs"));
    m_table->setSelectable(false);
    m_table->setSource(m_rows);
    connect(m_table, &ui::TableView::currentChanged, this, &MergeScreen::showCurrent);
    card->body()->addWidget(m_table, 1);
    m_listCard = card;
    panes->addWidget(card);
    panes->addWidget(m_view, 1);
    m_pages->addWidget(m_work);
    m_empty = new ui::EmptyState(ui::IconName::CircleCheck, tr("No machine is there twice"),
        tr("Wherever two records could be of one machine, they are laid side by side here."),
        tr("Back to the machines"));
    connect(m_empty, &ui::EmptyState::acted, this, &MergeScreen::left);
    m_pages->addWidget(m_empty);
}

void MergeScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    m_work->layout()->setContentsMargins(margin, margin, margin, margin);
    m_work->layout()->setSpacing(
        look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap));
    m_listCard->setFixedWidth(look.px(narrow ? kListNarrow : kList));
}

void MergeScreen::refresh()
{
    const Register *stock = m_inventory.picture().inventory.get();
    const std::vector<DevicePair> &pairs = m_doubtful.pairs();
    m_pages->setCurrentWidget(
        pairs.empty() && !m_doubtful.isBusy() ? static_cast<QWidget *>(m_empty) : m_work);
    if (!stock)
        return;
    static_cast<ui::Card *>(m_listCard)->setNote(QLocale().toString(qsizetype(pairs.size())));
    std::vector<TableRow> rows;
    for (size_t i = 0; i < std::min(pairs.size(), kMostListed); ++i)
        rows.push_back({.id = qint64(qHash(pairs[i].first.text() + pairs[i].second.text())),
            .cells = {nameOf(*stock, pairs[i].first), nameOf(*stock, pairs[i].second)}});
    m_rows->setRows(std::move(rows));
    if (!m_table->currentRow() && !pairs.empty())
        m_table->setCurrentRow(0);
    showCurrent();
}

bool MergeScreen::isSettled() const
{
    return !m_asked && !m_doubtful.isBusy();
}

// Both records are read from the database: a register keeps the half of it.
void MergeScreen::showCurrent()
{
    m_view->setBusy(true);
    const std::optional<int> row = m_table->currentRow();
    if (!row || size_t(*row) >= m_doubtful.pairs().size() || m_doubtful.isBusy()) {
        m_pair.reset();
        return;
    }
    const DevicePair pair = m_doubtful.pairs()[size_t(*row)];
    if (m_asked)
        m_asked->stop = true;
    using Bodies = std::pair<QJsonObject, QJsonObject>;
    const auto task = m_tasks.run(
        [&database = std::as_const(m_inventory.database()), pair](TaskControl &) -> Result<Bodies> {
            HZ_TRY(const auto read, database.read());
            HZ_TRY(const store::Document first,
                read->get(QLatin1StringView("device:") + pair.first.text()));
            HZ_TRY(const store::Document second,
                read->get(QLatin1StringView("device:") + pair.second.text()));
            return Bodies(first.body, second.body);
        });
    m_asked = task.state;
    whenDone(task, this, [this, pair, state = task.state](const Result<Bodies> &bodies) {
        if (m_asked != state)
            return;
        m_asked.reset();
        if (bodies) // else it is gone: the next picture says so
            showPair(pair, bodies->first, bodies->second);
    });
}

void MergeScreen::showPair(
    const DevicePair &pair, const QJsonObject &first, const QJsonObject &second)
{
    const Register &stock = *m_inventory.picture().inventory;
    m_pair = pair;
    const auto side = [&stock](const DeviceId &id, const QJsonObject &body) {
        const QString name = nameOf(stock, id);
        return PairSide{.title = name.isEmpty() ? tr("Without a number") : name,
            .note = placeOf(stock, id),
            .body = body};
    };
    const auto at = std::find(m_doubtful.pairs().begin(), m_doubtful.pairs().end(), pair);
    m_view->show(
        {.left = side(pair.first, first),
            .right = side(pair.second, second),
            .agreed = pair.agreed,
            .progress = tr("%1 of %2")
                            .arg(QLocale().toString(qsizetype(at - m_doubtful.pairs().begin()) + 1))
                            .arg(QLocale().toString(qsizetype(m_doubtful.pairs().size()))),
            .canChooseWhoStays = true},
        stock);
    m_view->setBusy(false);
}

void MergeScreen::answer(PairView::Answer answer)
{
    if (!m_pair)
        return;
    const DevicePair pair = *std::exchange(m_pair, std::nullopt);
    switch (answer) {
    case PairView::Answer::Same:
        m_doubtful.merge(pair, m_view->staysRight() ? pair.second : pair.first);
        break;
    case PairView::Answer::Distinct:
        m_doubtful.keepApart(pair);
        break;
    case PairView::Answer::Later:
        m_doubtful.putOff(pair);
        break;
    }
}

} // namespace hz::console
