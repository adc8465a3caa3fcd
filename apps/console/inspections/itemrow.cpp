#include "inspections/itemrow.h"

#include "tickets/photorow.h"

#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kNumber = 28, kGap = 12, kBetween = 6, kPadding = 10;

constexpr int kMostNote = 500; // characters
constexpr qsizetype kMostPhotos = 6;

} // namespace

ItemRow::ItemRow(int number, const std::optional<store::BlobStore> &blobs, QWidget *parent)
    : QWidget(parent)
    , m_text(new ui::Label({}, ui::TypeRole::Body))
    , m_answer(new ui::Segmented(tr("Answer"),
          {{wordOf(Outcome::Pass)}, {wordOf(Outcome::Fail)}, {wordOf(Outcome::NotApplicable)}}))
    , m_note(new QLineEdit)
    , m_photos(new PhotoRow(blobs, PhotoRow::Use::Add, kMostPhotos))
    , m_report(new QPushButton(ui::icon(ui::IconName::Wrench), QString()))
{
    const ui::Theme &look = ui::theme();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, look.px(kPadding), 0, look.px(kPadding));
    grid->setHorizontalSpacing(look.px(kGap));
    grid->setVerticalSpacing(look.px(kBetween));
    auto *ordinal = new ui::Label(
        QString::number(number), ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text3);
    ordinal->setMinimumWidth(look.px(kNumber));
    ordinal->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(ordinal, 0, 0);
    m_text->setWordWrap(true);
    grid->addWidget(m_text, 0, 1);
    m_note->setMaxLength(kMostNote);
    m_note->setPlaceholderText(tr("Note"));
    ui::setCompact(m_report);
    grid->addWidget(m_note, 0, 2);
    grid->addWidget(m_photos, 0, 3);
    m_answer->setChosen(-1);
    grid->addWidget(m_answer, 0, 4, Qt::AlignRight);
    grid->addWidget(m_report, 1, 4, Qt::AlignRight);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(2, 2);
    connect(m_answer, &ui::Segmented::chosenChanged, this, &ItemRow::take);
    connect(m_note, &QLineEdit::editingFinished, this, &ItemRow::take);
    connect(m_photos, &PhotoRow::photosChanged, this, &ItemRow::take);
    connect(m_photos, &PhotoRow::failed, this, &ItemRow::failed);
    connect(m_report, &QPushButton::clicked, this, [this] {
        if (m_result.ticket.isEmpty())
            Q_EMIT reportAsked();
        else
            Q_EMIT ticketAsked(m_result.ticket);
    });
}

void ItemRow::show(const InspectionResult &result, bool isReadOnly)
{
    const QSignalBlocker quietAnswer(m_answer), quietNote(m_note), quietPhotos(m_photos);
    m_result = result;
    m_text->setText(result.text);
    m_answer->setAccessibleName(result.text);
    m_note->setAccessibleName(tr("Note on: %1").arg(result.text));
    m_answer->setChosen(result.outcome ? int(*result.outcome) : -1);
    m_answer->setEnabled(!isReadOnly);
    if (!m_note->hasFocus() || isReadOnly)
        m_note->setText(result.note);
    m_note->setReadOnly(isReadOnly);
    m_photos->setPhotos(result.photos);
    m_photos->setReadOnly(isReadOnly);
    const bool isFailed = result.outcome == Outcome::Fail;
    const bool hasTicket = !result.ticket.isEmpty();
    m_report->setText(hasTicket ? tr("The fault") : tr("Report a fault"));
    m_report->setVisible(hasTicket || (isFailed && !isReadOnly));
    m_note->setVisible(!isReadOnly || !result.note.isEmpty());
    m_photos->setVisible(!isReadOnly || !result.photos.isEmpty());
}

void ItemRow::take()
{
    InspectionResult now = m_result;
    now.outcome
        = m_answer->chosen() < 0 ? std::nullopt : std::optional(Outcome(m_answer->chosen()));
    now.note = m_note->text().trimmed();
    now.photos = m_photos->photos();
    if (now == m_result)
        return;
    m_result = now;
    show(now, false);
    Q_EMIT changed();
}

} // namespace hz::console
