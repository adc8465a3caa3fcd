#include "works/entrysheet.h"

#include "tickets/photorow.h"
#include "works/workslists.h"

#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtCore/QStringListModel>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kWidth = 560, kGap = 12, kFieldGap = 8, kPadding = 24; // at scale 1
constexpr int kUnitsShown = 8;

} // namespace

EntrySheet::EntrySheet(const std::optional<store::BlobStore> &blobs, QWidget *window)
    : ui::Sheet(window)
    , m_units(new QStringListModel(this))
    , m_title(new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold))
    , m_column(new QVBoxLayout(&panel()))
    , m_evidenceTitle(new ui::Label(tr("Evidence: photos and PDF files"), ui::TypeRole::Caption,
          ui::Weight::Regular, ui::Token::Text2))
    , m_evidence(new PhotoRow(blobs, PhotoRow::Use::AddEvidence, kMostEvidence))
    , m_problem(new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2))
    , m_go(new QPushButton)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    m_column->setContentsMargins(padding, padding, padding, padding);
    m_column->setSpacing(look.px(kGap));
    m_title->setMinimumWidth(look.px(kWidth) - 2 * padding);
    m_title->setWordWrap(true);
    m_column->addWidget(m_title);
    m_column->addWidget(m_evidenceTitle);
    m_column->addWidget(m_evidence);
    connect(
        m_evidence, &PhotoRow::failed, this, [this](const Error &error) { check(error.message); });
    connect(m_evidence, &PhotoRow::photosChanged, this, [this] { check(); });
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kFieldGap));
    m_problem->setWordWrap(true);
    foot->addWidget(m_problem, 1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    m_go->setObjectName(QStringLiteral("entryGo"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    foot->addWidget(m_go);
    m_column->addLayout(foot);
    connect(m_go, &QPushButton::clicked, this, &EntrySheet::send);
}

void EntrySheet::listUnits(std::shared_ptr<const Register> inventory)
{
    if (inventory == m_inventory)
        return;
    m_inventory = std::move(inventory);
    m_codes.clear();
    QStringList texts;
    const auto add = [&](const UnitCode &code) {
        const QString text = unitText(code);
        m_codes.insert(text, code.text());
        texts.append(text);
    };
    for (const Unit &unit : m_inventory->units())
        add(unit.code);
    for (const School &school : m_inventory->schools())
        add(school.code);
    m_units->setStringList(texts);
}

// Schools of several counties may have one name.
QString EntrySheet::unitText(const UnitCode &unit) const
{
    const quint32 school = m_inventory->schoolRow(unit);
    if (school == kNoRow)
        return placeName(*m_inventory, unit);
    return tr("%1, %2", "school, county")
        .arg(m_inventory->schools()[school].name,
            placeName(*m_inventory, m_inventory->schools()[school].county));
}

QWidget *EntrySheet::make(const EntryField &field)
{
    if (field.kind == EntryField::Kind::Choice) {
        auto *box = new QComboBox;
        for (const auto &[id, text] : field.choices)
            box->addItem(text, id);
        box->setCurrentIndex(std::max(0, box->findData(field.value)));
        connect(box, qOverload<int>(&QComboBox::currentIndexChanged), this, [this] { check(); });
        return box;
    }
    auto *line = new QLineEdit;
    line->setMaxLength(field.mostCharacters);
    line->setPlaceholderText(field.hint);
    if (field.kind == EntryField::Kind::Unit) {
        auto *completer = new QCompleter(m_units, line);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setMaxVisibleItems(kUnitsShown);
        line->setCompleter(completer);
        line->setText(field.value.isEmpty() ? QString() : unitText(UnitCode(field.value)));
    } else {
        line->setText(field.value);
    }
    connect(line, &QLineEdit::textChanged, this, [this] { check(); });
    return line;
}

void EntrySheet::ask(EntryForm form, std::shared_ptr<const Register> inventory)
{
    listUnits(std::move(inventory));
    m_form = std::move(form);
    m_title->setText(m_form.title);
    m_go->setText(m_form.go);
    delete m_fields;
    m_fields = new QWidget;
    m_widgets.clear();
    auto *layout = new QFormLayout(m_fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(ui::theme().px(kFieldGap));
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    QWidget *before = nullptr;
    for (const EntryField &field : m_form.fields) {
        QWidget *widget = make(field);
        widget->setObjectName(QStringLiteral("entry.") + field.id);
        widget->setAccessibleName(field.title);
        layout->addRow(field.title, widget);
        m_widgets.insert(field.id, widget);
        if (before)
            setTabOrder(before, widget);
        before = widget;
    }
    m_column->insertWidget(1, m_fields);
    m_evidence->setPhotos(m_form.evidence.value_or(QList<store::BlobRef>()));
    m_evidence->setVisible(m_form.evidence.has_value());
    m_evidenceTitle->setVisible(m_form.evidence.has_value());
    check();
    popUp();
}

QWidget *EntrySheet::firstFocus() const
{
    return m_form.fields.empty() ? nullptr : m_widgets.value(m_form.fields.front().id);
}

EntryValues EntrySheet::values() const
{
    EntryValues values;
    for (const EntryField &field : m_form.fields) {
        QWidget *widget = m_widgets.value(field.id);
        if (const auto *box = qobject_cast<QComboBox *>(widget))
            values[field.id] = box->currentData().toString();
        else if (const auto *line = qobject_cast<QLineEdit *>(widget))
            values[field.id] = field.kind == EntryField::Kind::Unit
                ? m_codes.value(line->text().trimmed())
                : line->text().trimmed();
    }
    return values;
}

void EntrySheet::check(const QString &problem)
{
    const Result<> sound = m_form.check ? m_form.check(values()) : Result<>();
    m_problem->setText(!problem.isEmpty() ? problem : sound ? QString() : sound.error().message);
    m_go->setEnabled(sound && !m_evidence->isBusy());
}

void EntrySheet::send()
{
    const EntryValues written = values();
    const QList<store::BlobRef> evidence = m_evidence->photos();
    dismiss();
    m_form.done(written, evidence);
}

} // namespace hz::console
