#include <hz/ui/heattable.h>
#include <hz/ui/statusglyph.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kRow = 28, kGap = 2, kLeastTitle = 80, kMostTitle = 220, kTitleGap = 12,
                 kLeastCell = 40, kMostCell = 400, kGlyph = 13, kInside = 4, kRightRoom = 12;

struct Measured {
    double title = 0;
    double cell = 0;
};

Measured measure(const HeatTableData &data, const Look &look, double width)
{
    const QFont font = look.font(TypeRole::Caption);
    double title = look.px(kLeastTitle);
    for (const HeatTableData::Row &row : data.rows)
        title = std::max(title, textWidth(font, row.title));
    title = std::min(title, look.px(kMostTitle)) + look.px(kTitleGap);
    const double columns = std::max(1.0, double(data.columns.size()));
    const double room = (width - title - look.px(kRightRoom)) / columns;
    return {title, std::clamp(std::floor(room), look.px(kLeastCell), look.px(kMostCell))};
}

double headHeight(const Look &look)
{
    return std::max(double(look.px(Measure::DeskHeader)), 2.0 * look.lineHeight(TypeRole::Caption));
}

// What fits on the first line, and the rest. Words stay whole where there are several.
std::pair<QString, QString> inTwoLines(const QFont &font, const QString &title, double width)
{
    if (textWidth(font, title) <= width)
        return {title, {}};
    qsizetype cut = title.size();
    while (cut > 1 && textWidth(font, title.left(cut)) > width)
        --cut;
    qsizetype space = title.lastIndexOf(u' ', cut);
    if (space < 0)
        space = title.indexOf(u' ');
    if (space > 0)
        return {title.left(space), title.sliced(space + 1)};
    if (title.at(cut - 1).isHighSurrogate())
        --cut;
    return {title.left(cut), title.sliced(cut)};
}

QString nameOf(
    const HeatTableData::Row &row, const QString &column, const HeatTableData::Cell &cell)
{
    if (!cell.name.isEmpty())
        return cell.name;
    const QString said
        = cell.label.isEmpty() ? statusWord(cell.status.value_or(Status::NoData)) : cell.label;
    return QCoreApplication::translate("hz::ui::HeatTable", "%1, %2: %3", "row, column: figure")
        .arg(row.title, column, said);
}

void composeCell(ChartPicture &picture, const QRectF &rect, const HeatTableData::Cell &cell)
{
    const Look &look = picture.look();
    const bool fails = cell.status == Status::Bad, isUnknown = cell.status == Status::NoData;
    QColor ground = look.colour(Token::Surface), ink = look.colour(Token::Text);
    if (fails) {
        ground = look.colour(Status::Bad, StatusPart::Background);
        ink = look.colour(Status::Bad, StatusPart::Foreground);
    } else if (isUnknown) {
        ground = look.colour(Token::Sunken);
        ink = look.colour(Token::Text3);
    } else if (cell.step) {
        ground = look.sequential(*cell.step);
        ink = look.onSequential(*cell.step);
    }
    picture.box(rect, ground, look.px(kGap));
    const double glyph = look.px(kGlyph), inside = look.px(kInside);
    const QFont font = look.font(TypeRole::Caption, fails ? Weight::Bold : Weight::Regular);
    // The figure and its shape stand together in the middle.
    QRectF room = rect.adjusted(inside, 0, -inside, 0);
    const double after = fails || isUnknown ? glyph + look.px(kGap) : 0;
    const double text = std::min(room.width() - after, textWidth(font, cell.label));
    room.setLeft(rect.center().x() - (text + after) / 2);
    room.setWidth(text);
    if (!cell.label.isEmpty())
        picture.name(room, cell.label, font, ink, Qt::AlignCenter);
    if (fails || isUnknown) {
        const double x
            = cell.label.isEmpty() ? rect.center().x() - glyph / 2 : room.right() + look.px(kGap);
        picture.glyph(*cell.status, {x, rect.center().y() - glyph / 2, glyph, glyph}, ground);
    }
}

ChartPicture composeHead(const HeatTableData &data, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    const Measured measured = measure(data, look, room.width());
    const double high = headHeight(look), line = look.lineHeight(TypeRole::Caption);
    const QFont font = look.font(TypeRole::Caption);
    for (size_t i = 0; i < data.columns.size(); ++i) {
        QRectF cell(room.left() + measured.title + double(i) * measured.cell, room.top(),
            measured.cell - look.px(kGap), high);
        const auto [first, second] = inTwoLines(font, data.columns[i], cell.width());
        if (!second.isEmpty()) {
            cell.setTop(cell.center().y() - line);
            cell.setHeight(line);
        }
        picture.name(cell, first, font, look.colour(Token::Text3), Qt::AlignCenter);
        if (!second.isEmpty())
            picture.name(
                cell.translated(0, line), second, font, look.colour(Token::Text3), Qt::AlignCenter);
    }
    return picture;
}

ChartPicture composeBody(const HeatTableData &data, const QRectF &room, const Look &look)
{
    ChartPicture picture(look);
    const Measured measured = measure(data, look, room.width());
    const double high = look.px(kRow), gap = look.px(kGap);
    for (size_t row = 0; row < data.rows.size(); ++row) {
        const HeatTableData::Row &about = data.rows[row];
        const double y = room.top() + double(row) * high;
        picture.name({room.left(), y, measured.title - look.px(kTitleGap), high - gap}, about.title,
            look.font(TypeRole::Caption), look.colour(Token::Text));
        for (size_t i = 0; i < std::min(about.cells.size(), data.columns.size()); ++i) {
            const QRectF rect(room.left() + measured.title + double(i) * measured.cell, y,
                measured.cell - gap, high - gap);
            composeCell(picture, rect, about.cells[i]);
            picture.cell({int(row), int(i), rect, nameOf(about, data.columns[i], about.cells[i])});
        }
    }
    return picture;
}

double bodyHeight(const HeatTableData &data, const Look &look)
{
    return double(data.rows.size()) * look.px(kRow);
}

} // namespace

/// The titles of the columns.
class HeatTable::Head final : public QWidget, public PaintsText {
public:
    explicit Head(HeatTable *table)
        : QWidget(table)
        , m_table(table)
    {
    }
    QSize sizeHint() const override { return {1, int(headHeight(Look()))}; }
    std::vector<PaintedText> paintedTexts() const override { return compose().texts(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        compose().paint(painter, rect());
    }

private:
    ChartPicture compose() const { return composeHead(m_table->m_data, rect(), Look()); }
    HeatTable *m_table;
};

class HeatTable::Body final : public Chart {
public:
    explicit Body(HeatTable *table)
        : Chart(Pointed::Outline, nullptr)
        , m_table(table)
    {
        setAccessibleName(HeatTable::tr("Figures of each row"));
    }
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override
    {
        const Look look;
        const Measured measured = measure(m_table->m_data, look, 0);
        return {int(measured.title + double(m_table->m_data.columns.size()) * measured.cell
                    + look.px(kRightRoom)),
            int(bodyHeight(m_table->m_data, look))};
    }
    using Chart::recompose;

protected:
    ChartPicture compose(const QRectF &room, const Look &look) const override
    {
        return composeBody(m_table->m_data, room, look);
    }

private:
    HeatTable *m_table;
};

HeatTable::HeatTable(QWidget *parent)
    : QWidget(parent)
    , m_head(new Head(this))
    , m_body(new Body(this))
    , m_scroll(new QScrollArea(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_scroll, 1);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_body);
    m_body->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    connect(m_body, &Chart::activated, this, &HeatTable::activated);
    connect(m_body, &Chart::currentCellChanged, this, [this](int cell) {
        const QPoint middle = m_body->cellRect(cell).center();
        m_scroll->ensureVisible(middle.x(), middle.y(), 0, theme().px(kRow));
    });
    connect(&theme(), &Theme::changed, this, [this] { m_head->updateGeometry(); });
}

HeatTable::~HeatTable() = default;

Chart *HeatTable::cells() const
{
    return m_body;
}

void HeatTable::setData(HeatTableData content)
{
    if (m_data == content)
        return;
    m_data = std::move(content);
    setMinimumWidth(m_body->minimumSizeHint().width());
    m_head->update();
    m_body->recompose();
}

void HeatTable::paint(
    QPainter &painter, const QRectF &room, const HeatTableData &content, const Look &look)
{
    composeHead(content, room, look).paint(painter, room);
    composeBody(content, room.adjusted(0, headHeight(look), 0, 0), look).paint(painter, room);
}

double HeatTable::heightOf(const HeatTableData &content, const Look &look)
{
    return headHeight(look) + bodyHeight(content, look);
}

} // namespace hz::ui
