#include "issuing/classsheet.h"

#include <hz/inventory/classissue.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

namespace {

constexpr double kWidth = 440, kNames = 200, kGap = 12, kPadding = 24, kButtonGap = 8; // at scale 1
constexpr int kUsualClass = 45; // pupils, until somebody says otherwise
constexpr int kMostClassName = 40; // letters

} // namespace

ClassSheet::ClassSheet(QWidget *window)
    : ui::Sheet(window)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    column->addWidget(
        new ui::Label(tr("Issue machines to a class"), ui::TypeRole::Title, ui::Weight::Bold));
    m_school = new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2);
    m_school->setMinimumWidth(look.px(kWidth));
    column->addWidget(m_school);
    auto *form = new QFormLayout;
    form->setSpacing(look.px(kGap));
    m_class = new QLineEdit;
    m_class->setObjectName(QStringLiteral("className"));
    m_class->setMaxLength(kMostClassName);
    m_class->setPlaceholderText(tr("Grade 3, class 1", "an example of a class"));
    form->addRow(tr("Class"), m_class);
    m_names = new QPlainTextEdit;
    m_names->setObjectName(QStringLiteral("pupilNames"));
    m_names->setTabChangesFocus(true);
    m_names->setFixedHeight(look.px(kNames));
    m_names->setPlaceholderText(
        tr("One pupil a line, or paste a column of a spreadsheet. Without names pupils are "
           "numbered."));
    form->addRow(tr("Pupils"), m_names);
    m_count = new QSpinBox;
    m_count->setObjectName(QStringLiteral("pupilCount"));
    m_count->setRange(1, int(inventory::kMostPupils));
    m_count->setValue(kUsualClass);
    form->addRow(tr("How many"), m_count);
    column->addLayout(form);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    m_go = new QPushButton(tr("Begin"));
    m_go->setObjectName(QStringLiteral("classGo"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(m_class, &QLineEdit::textChanged, this, &ClassSheet::showPupils);
    connect(m_names, &QPlainTextEdit::textChanged, this, &ClassSheet::showPupils);
    connect(m_go, &QPushButton::clicked, this, [this] {
        const QStringList names = pupils();
        dismiss();
        Q_EMIT chosen(m_class->text().simplified(),
            names.isEmpty() ? inventory::numberedPupils(m_count->value()) : names);
    });
}

void ClassSheet::ask(const QString &school)
{
    m_school->setText(school);
    m_class->clear();
    m_names->clear();
    showPupils();
    popUp();
}

QWidget *ClassSheet::firstFocus() const
{
    return m_class;
}

QStringList ClassSheet::pupils() const
{
    return inventory::pupilsIn(m_names->toPlainText());
}

// The names say how many there are.
void ClassSheet::showPupils()
{
    const int named = int(pupils().size());
    m_count->setEnabled(named == 0);
    if (named > 0)
        m_count->setValue(named);
    m_go->setEnabled(!m_class->text().simplified().isEmpty());
}

} // namespace hz::console
