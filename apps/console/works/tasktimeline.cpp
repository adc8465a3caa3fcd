#include "works/tasktimeline.h"

#include <hz/inventory/plantask.h>
#include <hz/ui/statusglyph.h>
#include <hz/ui/theme.h>

#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <algorithm>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kHead = 36, kRow = 32, kBar = 14, kGlyph = 14, kGap = 8, kPadding = 12,
                 kRadius = 4, kLeastBar = 6, kToday = 2;
constexpr double kTitles = 0.36; // of the width

constexpr int kPeriodYears = 5; // that a plan is for: 2021 to 2025

// With the years that the plan is for, or that the task is for.
QDate beginOf(const PlanTask &task)
{
    if (task.isYearly())
        return {task.firstYear, 1, 1};
    const int published = planTasks().published.year();
    return {published - (published - 1) % kPeriodYears, 1, 1};
}

} // namespace

std::vector<TimelineBar> barsOf(const Listing &listing, const std::vector<quint32> &rows)
{
    const auto column = [&listing](const char *id) {
        const auto found = std::ranges::find_if(listing.columns,
            [id](const ui::TableColumn &each) { return each.id == QLatin1StringView(id); });
        return size_t(found - listing.columns.begin());
    };
    const size_t title = column("task"), due = column("due");
    std::vector<TimelineBar> bars;
    for (const quint32 row : rows) {
        const ListRow &about = listing.rows[row];
        const PlanTask *task
            = planTasks().find(QStringView(about.key).left(about.key.indexOf(u'|')));
        if (!task || due >= about.values.size())
            continue;
        const auto *to = std::get_if<QDate>(&about.values[due]);
        bars.push_back({.title = about.texts[qsizetype(title)],
            .note = about.texts[qsizetype(due)],
            .from = beginOf(*task),
            .to = to ? *to : QDate(),
            .status = about.status});
    }
    return bars;
}

TaskTimeline::TaskTimeline(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("taskTimeline"));
    setAccessibleName(tr("Tasks over the years"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(&ui::theme(), &ui::Theme::changed, this, &TaskTimeline::placeBars);
}

void TaskTimeline::setBars(std::vector<TimelineBar> bars, const QDate &today)
{
    m_bars = std::move(bars);
    m_today = today;
    QDate first = today, last = today;
    for (const TimelineBar &bar : m_bars) {
        first = std::min(first, bar.from);
        if (bar.to.isValid())
            last = std::max(last, bar.to);
    }
    m_first = QDate(first.year(), 1, 1);
    m_last = QDate(last.year() + 1, 1, 1);
    placeBars();
}

void TaskTimeline::setCurrent(std::optional<int> row)
{
    m_current = row;
    if (row) {
        const int top = *row * rowHeight(), room = viewport()->height() - headHeight();
        QScrollBar &bar = *verticalScrollBar();
        bar.setValue(std::clamp(bar.value(), top + rowHeight() - room, top));
    }
    viewport()->update();
}

int TaskTimeline::headHeight() const
{
    return ui::theme().px(kHead);
}

int TaskTimeline::rowHeight() const
{
    return ui::theme().px(kRow);
}

QRect TaskTimeline::chart() const
{
    const int titles = int(viewport()->width() * kTitles), padding = ui::theme().px(kPadding);
    return viewport()->rect().adjusted(titles, headHeight(), -padding, 0);
}

double TaskTimeline::xOf(const QDate &day) const
{
    const double days = double(std::max<qint64>(1, m_first.daysTo(m_last)));
    return chart().left() + chart().width() * double(m_first.daysTo(day)) / days;
}

int TaskTimeline::rowAt(const QPoint &at) const
{
    const int row = (at.y() - headHeight() + verticalScrollBar()->value()) / rowHeight();
    return at.y() >= headHeight() && row < int(m_bars.size()) ? row : -1;
}

void TaskTimeline::placeBars()
{
    const int room = viewport()->height() - headHeight();
    verticalScrollBar()->setRange(0, std::max(0, int(m_bars.size()) * rowHeight() - room));
    verticalScrollBar()->setPageStep(std::max(1, room));
    verticalScrollBar()->setSingleStep(rowHeight());
    viewport()->update();
}

void TaskTimeline::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    placeBars();
}

void TaskTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), ui::theme().colour(ui::Token::Surface));
    if (m_bars.empty())
        return;
    paintYears(painter);
    painter.save();
    painter.setClipRect(viewport()->rect().adjusted(0, headHeight(), 0, 0));
    for (int row = 0; row < int(m_bars.size()); ++row)
        paintRow(painter, row);
    painter.restore();
    paintToday(painter);
}

void TaskTimeline::paintYears(QPainter &painter) const
{
    const ui::Theme &look = ui::theme();
    const int line = look.hairline();
    painter.setFont(look.font(ui::TypeRole::Caption));
    for (QDate year = m_first; year < m_last; year = year.addYears(1)) {
        const double left = xOf(year), right = xOf(year.addYears(1));
        painter.fillRect(QRectF(left, 0, line, viewport()->height()), look.colour(ui::Token::Line));
        painter.setPen(look.colour(ui::Token::Text3));
        painter.drawText(QRectF(left, 0, right - left, headHeight()), Qt::AlignCenter,
            QString::number(year.year()));
    }
    painter.fillRect(
        QRectF(0, headHeight() - line, viewport()->width(), line), look.colour(ui::Token::Line));
}

void TaskTimeline::paintToday(QPainter &painter) const
{
    const ui::Theme &look = ui::theme();
    const double today = xOf(m_today);
    const QString word = tr("Today");
    const QFont bold = look.font(ui::TypeRole::Caption, ui::Weight::Bold);
    const QFontMetrics metrics(bold);
    const double wide = metrics.horizontalAdvance(word) + look.px(kGap);
    painter.fillRect(QRectF(today, metrics.height(), look.px(kToday), viewport()->height()),
        look.colour(ui::Token::Accent));
    painter.setFont(bold);
    painter.setPen(look.colour(ui::Token::Accent));
    const double left = std::min(today - wide / 2, viewport()->width() - wide);
    painter.fillRect(QRectF(left, 0, wide, metrics.height()), look.colour(ui::Token::Surface));
    painter.drawText(QRectF(left, 0, wide, metrics.height()), Qt::AlignCenter, word);
}

void TaskTimeline::paintRow(QPainter &painter, int row) const
{
    const ui::Theme &look = ui::theme();
    const TimelineBar &bar = m_bars[size_t(row)];
    const bool isCurrent = m_current == row;
    const int top = headHeight() + row * rowHeight() - verticalScrollBar()->value();
    const QRect whole(0, top, viewport()->width(), rowHeight());
    if (isCurrent)
        painter.fillRect(whole, look.colour(ui::Token::AccentSoft));
    const int padding = look.px(kPadding), glyph = look.px(kGlyph), gap = look.px(kGap);
    const double middle = whole.center().y() + 0.5;
    ui::drawStatusGlyph(painter, bar.status, QRectF(padding, middle - glyph / 2.0, glyph, glyph));
    const QFont font
        = look.font(ui::TypeRole::Caption, isCurrent ? ui::Weight::Bold : ui::Weight::Regular);
    const QRect title(
        padding + glyph + gap, top, chart().left() - 2 * gap - padding - glyph, rowHeight());
    painter.setFont(font);
    painter.setPen(look.colour(ui::Token::Text));
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(font).elidedText(bar.title, Qt::ElideMiddle, title.width()));
    const double left = xOf(bar.from);
    const double right
        = std::max(xOf(bar.to.isValid() ? bar.to : m_last), left + look.px(kLeastBar));
    const QRectF drawn(left, middle - look.px(kBar) / 2.0, right - left, look.px(kBar));
    painter.setPen(QPen(look.colour(bar.status, ui::StatusPart::Foreground), look.hairline()));
    painter.setBrush(look.colour(bar.status, ui::StatusPart::Fill));
    painter.drawRoundedRect(drawn, look.px(kRadius), look.px(kRadius));
    const QString note = bar.note;
    const int wide = QFontMetrics(font).horizontalAdvance(note);
    painter.setPen(look.colour(ui::Token::Text2));
    // Beside the bar, on the side that has room.
    if (right + gap + wide <= viewport()->width())
        painter.drawText(QRectF(right + gap, top, wide, rowHeight()), Qt::AlignVCenter, note);
    else if (left - gap - wide >= chart().left())
        painter.drawText(QRectF(left - gap - wide, top, wide, rowHeight()), Qt::AlignVCenter, note);
}

void TaskTimeline::mousePressEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->pos()); row >= 0)
        Q_EMIT chosen(row);
}

void TaskTimeline::keyPressEvent(QKeyEvent *event)
{
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const int next = m_current.value_or(-by) + by;
    if (by == 0)
        QAbstractScrollArea::keyPressEvent(event);
    else if (next >= 0 && next < int(m_bars.size()))
        Q_EMIT chosen(next);
}

bool TaskTimeline::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        QToolTip::showText(help->globalPos(),
            row < 0 ? QString()
                    : tr("%1: %2", "task, until when")
                          .arg(m_bars[size_t(row)].title, m_bars[size_t(row)].note),
            this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace hz::console
