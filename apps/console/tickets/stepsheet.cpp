#include "tickets/stepsheet.h"

#include "tickets/photorow.h"

#include <hz/sheet/values.h>
#include <hz/ui/icon.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

#include <cmath>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kWidth = 560, kGap = 12, kPadding = 24, kButtonGap = 8;

constexpr size_t kPartsShown = 5; // in one step; a ticket has many steps
constexpr int kMostMinutes = 6'000, kMinutesStep = 5, kMostPieces = 999;
constexpr double kMostYuan = 1e8;

} // namespace

StepSheet::StepSheet(const std::optional<store::BlobStore> &blobs, QWidget *window)
    : ui::Sheet(window)
    , m_title(new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold))
    , m_note(new QLineEdit)
    , m_minutes(new QSpinBox)
    , m_grid(new QGridLayout)
    , m_more(new QPushButton(ui::icon(ui::IconName::Plus), tr("One more part")))
    , m_photos(new PhotoRow(blobs, PhotoRow::Use::Add, kMostTicketPhotos))
    , m_problem(new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2))
    , m_go(new QPushButton)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    m_title->setMinimumWidth(look.px(kWidth) - 2 * padding);
    column->addWidget(m_title);
    auto *form = new QFormLayout;
    form->setSpacing(look.px(kGap));
    m_note->setObjectName(QStringLiteral("stepNote"));
    m_note->setMaxLength(int(kMostTicketNote));
    m_note->setAccessibleName(tr("What was done"));
    form->addRow(tr("What was done"), m_note);
    m_minutes->setObjectName(QStringLiteral("stepMinutes"));
    m_minutes->setRange(0, kMostMinutes);
    m_minutes->setSingleStep(kMinutesStep);
    m_minutes->setAccessibleName(tr("Minutes of work"));
    form->addRow(tr("Minutes of work"), m_minutes);
    column->addLayout(form);
    m_grid->setSpacing(look.px(kButtonGap));
    m_grid->setColumnStretch(0, 1);
    column->addLayout(m_grid);
    ui::setButtonRole(m_more, ui::ButtonRole::Quiet);
    ui::setCompact(m_more);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QPushButton::clicked, this, &StepSheet::addPart);
    addPart();
    column->addWidget(m_photos);
    connect(
        m_photos, &PhotoRow::failed, this, [this](const Error &error) { check(error.message); });
    connect(m_photos, &PhotoRow::photosChanged, this, [this] { check(); });
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    m_problem->setWordWrap(true);
    foot->addWidget(m_problem, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    m_go->setObjectName(QStringLiteral("stepGo"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(m_go, &QPushButton::clicked, this, [this] {
        const TicketStep step{.ticket = m_ticket,
            .kind = m_kind,
            .note = m_note->text().trimmed(),
            .minutes = m_minutes->value(),
            .photos = m_photos->photos(),
            .parts = parts().value_or(std::vector<Part>())};
        dismiss();
        Q_EMIT stepped(step);
    });
}

void StepSheet::addPart()
{
    const int row = int(m_parts.size());
    PartFields part{.name = new QLineEdit, .count = new QSpinBox, .yuan = new QLineEdit};
    part.name->setObjectName(QStringLiteral("partName%1").arg(row));
    part.name->setPlaceholderText(tr("Part"));
    part.name->setAccessibleName(tr("Part"));
    part.count->setRange(1, kMostPieces);
    part.count->setAccessibleName(tr("How many"));
    part.yuan->setObjectName(QStringLiteral("partYuan%1").arg(row));
    part.yuan->setPlaceholderText(tr("Yuan each"));
    part.yuan->setAccessibleName(tr("Yuan each"));
    m_grid->addWidget(part.name, row, 0);
    m_grid->addWidget(part.count, row, 1);
    m_grid->addWidget(part.yuan, row, 2);
    connect(part.name, &QLineEdit::textChanged, this, [this] { check(); });
    connect(part.yuan, &QLineEdit::textChanged, this, [this] { check(); });
    m_parts.push_back(part);
    m_more->setVisible(m_parts.size() < kPartsShown);
}

void StepSheet::ask(const TicketId &ticket, TicketStepKind kind)
{
    m_ticket = ticket;
    m_kind = kind;
    m_title->setText(wordOf(kind));
    m_go->setText(wordOf(kind));
    m_note->clear();
    m_minutes->setValue(0);
    m_photos->setPhotos({});
    for (const PartFields &part : m_parts) {
        part.name->clear();
        part.count->setValue(1);
        part.yuan->clear();
    }
    check();
    popUp();
}

QWidget *StepSheet::firstFocus() const
{
    return m_note;
}

Result<std::vector<Part>> StepSheet::parts() const
{
    std::vector<Part> all;
    for (const PartFields &fields : m_parts) {
        const QString name = fields.name->text().trimmed();
        const QString price = fields.yuan->text().trimmed();
        if (name.isEmpty() && price.isEmpty())
            continue;
        const std::optional<double> yuan
            = price.isEmpty() ? std::optional(0.0) : sheet::parseDecimal(price);
        if (name.isEmpty())
            return failure(Error::Kind::Invalid, tr("Write which part it was."));
        if (!yuan || *yuan < 0 || *yuan > kMostYuan)
            return failure(
                Error::Kind::Invalid, tr("Write the price of “%1” as a number of yuan.").arg(name));
        all.push_back({name, fields.count->value(), qint64(std::llround(*yuan * 100))});
    }
    return all;
}

void StepSheet::check(const QString &problem)
{
    const Result<std::vector<Part>> read = parts();
    m_problem->setText(!problem.isEmpty() ? problem : read ? QString() : read.error().message);
    m_go->setEnabled(read && !m_photos->isBusy());
}

} // namespace hz::console
