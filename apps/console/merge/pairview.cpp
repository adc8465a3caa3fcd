#include "merge/pairview.h"

#include "devices/recordtexts.h"

#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/detailpane.h>
#include <hz/ui/elidedlabel.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>

#include <QtCore/QCoreApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <array>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::PairView)
};

// At scale 1.
constexpr double kGap = 12, kLineGap = 4, kInset = 6, kField = 96, kVerdict = 128;

constexpr std::array kFieldOf{"serial", "uuid", "boardSerial", "macs", "diskSerials", "assetTag"};
static_assert(kFieldOf.size() == kIdentifiers);

constexpr std::array kOtherFields{"kind", "maker", "model", "school", "room", "roomName", "state",
    "assignment", "holder", "bookedOn", "priceFen", "warrantyUntil", "cpu", "memoryMib", "diskMib",
    "system", "lastSeen", "note"};

ui::Status statusOf(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Agrees:
        return ui::Status::Ok;
    case Evidence::Differs:
        return ui::Status::Bad;
    case Evidence::Missing:
    case Evidence::OneSided:
        return ui::Status::NoData;
    case Evidence::Junk:
    case Evidence::Common:
        break;
    }
    return ui::Status::Warn;
}

QString wordOf(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Missing:
        return Tr::tr("not known");
    case Evidence::OneSided:
        return Tr::tr("only one has it");
    case Evidence::Junk:
        return Tr::tr("no real number");
    case Evidence::Common:
        return Tr::tr("many have it");
    case Evidence::Agrees:
        return Tr::tr("the same");
    case Evidence::Differs:
        return Tr::tr("different");
    }
    return {};
}

// A value; on a soft ground where the other record says otherwise.
class ValueCell final : public ui::Label {
public:
    ValueCell(const QString &text, bool isDifferent)
        : Label(text.isEmpty() ? QStringLiteral("—") : text, ui::TypeRole::Body,
            isDifferent ? ui::Weight::Bold : ui::Weight::Regular,
            text.isEmpty() ? ui::Token::Text3 : ui::Token::Text)
        , m_isDifferent(isDifferent)
    {
        setWordWrap(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse);
        const int inset = ui::theme().px(kInset);
        setContentsMargins(inset, inset / 2, inset, inset / 2);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        if (m_isDifferent) {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(ui::theme().colour(ui::Status::Warn, ui::StatusPart::Background));
            const double radius = ui::theme().radius(ui::Radius::Chip);
            painter.drawRoundedRect(rect(), radius, radius);
        }
        Label::paintEvent(event);
    }

private:
    bool m_isDifferent;
};

QWidget *head(const PairSide &side)
{
    auto *widget = new QWidget;
    auto *column = new QVBoxLayout(widget);
    const int inset = ui::theme().px(kInset);
    column->setContentsMargins(inset, 0, inset, 0);
    column->setSpacing(0);
    column->addWidget(new ui::ElidedLabel(side.title, ui::TypeRole::Title, ui::Weight::Bold));
    column->addWidget(new ui::ElidedLabel(
        side.note, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2));
    return widget;
}

} // namespace

std::vector<PairLine> pairLines(const ShownPair &pair, const Register &inventory)
{
    std::vector<PairLine> lines;
    const QString document = QStringLiteral("device:");
    const auto textIn = [&](const QJsonObject &body, const char *field) {
        const QString key = QString::fromLatin1(field);
        return fieldText(document, key, body.value(key), inventory);
    };
    const auto evidence
        = evidenceOf(identityIn(pair.left.body), identityIn(pair.right.body), pair.agreed);
    for (size_t i = 0; i < kIdentifiers; ++i)
        if (evidence[i] != Evidence::Missing)
            lines.push_back({.field = inventory::wordOf(Identifier(i)),
                .left = textIn(pair.left.body, kFieldOf[i]),
                .right = textIn(pair.right.body, kFieldOf[i]),
                .isDifferent = evidence[i] == Evidence::Differs,
                .evidence = evidence[i]});
    for (const char *field : kOtherFields) {
        const QString left = textIn(pair.left.body, field);
        const QString right = textIn(pair.right.body, field);
        if (left.isEmpty() && right.isEmpty())
            continue;
        lines.push_back({.field = fieldWord(document, QString::fromLatin1(field)),
            .left = left,
            .right = right,
            .isDifferent = !left.isEmpty() && !right.isEmpty() && left != right});
    }
    return lines;
}

PairView::PairView(const QString &group, ui::ActionRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
{
    buildUi(group);
}

void PairView::buildUi(const QString &group)
{
    const int gap = ui::theme().px(kGap);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_card = new ui::Card(tr("Is this one machine?"));
    whole->addWidget(m_card);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    m_scroll = scroll;
    m_card->body()->setSpacing(gap);
    m_card->body()->addWidget(scroll, 1);
    m_stays = new ui::Segmented(
        tr("Whose details stay"), {{tr("those at the left")}, {tr("those at the right")}});
    m_staysRow = new QWidget;
    auto *stays = new QHBoxLayout(m_staysRow);
    stays->setContentsMargins(0, 0, 0, 0);
    stays->addWidget(new ui::Label(tr("Where they differ, this stays:"), ui::TypeRole::Caption,
        ui::Weight::Regular, ui::Token::Text2));
    stays->addWidget(m_stays);
    stays->addStretch(1);
    m_card->body()->addWidget(m_staysRow);
    m_answers = new QWidget;
    auto *answers = new QHBoxLayout(m_answers);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(gap);
    m_commands.nameGroup({group}, tr("Doubtful pairs"));
    addAnswer(group + QStringLiteral(".later"), ui::IconName::History, tr("Later"), Qt::Key_3,
        Answer::Later);
    answers->addStretch(1);
    addAnswer(group + QStringLiteral(".distinct"), ui::IconName::X, tr("Two machines"), Qt::Key_2,
        Answer::Distinct);
    QPushButton *same = addAnswer(group + QStringLiteral(".same"), ui::IconName::Check,
        tr("One machine"), Qt::Key_1, Answer::Same);
    ui::setButtonRole(same, ui::ButtonRole::Primary);
    m_card->body()->addWidget(m_answers);
}

QPushButton *PairView::addAnswer(
    const QString &command, ui::IconName icon, const QString &text, Qt::Key key, Answer answer)
{
    const auto give = [this, answer] {
        if (!m_isBusy)
            Q_EMIT answered(answer);
    };
    m_commands.add({.id = command,
        .text = text,
        .icon = icon,
        .keys = {key},
        .run = give,
        .isEnabled = [this] { return isVisible() && !m_isBusy; }});
    auto *button = new QPushButton(ui::icon(icon), text);
    button->setObjectName(command);
    button->setMinimumHeight(ui::theme().px(ui::Measure::TouchMin));
    button->setToolTip(tr("%1 (%2)", "what a button does, its key")
                           .arg(text, QKeySequence(key).toString(QKeySequence::NativeText)));
    connect(button, &QPushButton::clicked, this, give);
    m_answers->layout()->addWidget(button);
    return button;
}

void PairView::show(const ShownPair &pair, const Register &inventory)
{
    m_card->setNote(pair.progress);
    m_staysRow->setVisible(pair.canChooseWhoStays);
    m_stays->setChosen(0);
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    const ui::Theme &look = ui::theme();
    grid->setContentsMargins(0, 0, look.px(kGap), 0); // the scroll bar lies over it
    grid->setHorizontalSpacing(look.px(kGap));
    grid->setVerticalSpacing(look.px(kLineGap));
    grid->setColumnMinimumWidth(0, look.px(kField));
    grid->setColumnMinimumWidth(3, look.px(kVerdict));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(head(pair.left), 0, 1);
    grid->addWidget(head(pair.right), 0, 2);
    int row = 1;
    for (const PairLine &line : pairLines(pair, inventory)) {
        auto *field = new ui::Label(
            line.field, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
        grid->addWidget(field, row, 0);
        grid->addWidget(new ValueCell(line.left, line.isDifferent), row, 1);
        grid->addWidget(new ValueCell(line.right, line.isDifferent), row, 2);
        if (line.evidence) {
            auto *verdict = new ui::Badge;
            verdict->setStatus(statusOf(*line.evidence), wordOf(*line.evidence));
            grid->addWidget(verdict, row, 3, Qt::AlignLeft | Qt::AlignVCenter);
        }
        ++row;
    }
    grid->setRowStretch(row, 1);
    auto *scroll = static_cast<QScrollArea *>(m_scroll);
    scroll->setWidget(content); // the one before goes
    content->setAutoFillBackground(false);
}

void PairView::setBusy(bool busy)
{
    m_isBusy = busy;
    m_answers->setEnabled(!busy);
    m_commands.refresh();
}

bool PairView::staysRight() const
{
    return m_stays->chosen() == 1;
}

void PairView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_commands.refresh();
}

void PairView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_commands.refresh();
}

} // namespace hz::console
