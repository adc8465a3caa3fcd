#include "inspections/signsheet.h"

#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

namespace {

// At scale 1.
constexpr double kWidth = 420, kGap = 12, kPadding = 24, kButtonGap = 8;

constexpr int kMostName = 60; // characters

} // namespace

SignSheet::SignSheet(QWidget *window)
    : ui::Sheet(window)
    , m_summary(new ui::Label({}, ui::TypeRole::Body, ui::Weight::Regular, ui::Token::Text2))
    , m_name(new QLineEdit)
    , m_go(new QPushButton(tr("Sign")))
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    column->addWidget(
        new ui::Label(tr("Sign the inspection"), ui::TypeRole::Title, ui::Weight::Bold));
    m_summary->setWordWrap(true);
    m_summary->setMinimumWidth(look.px(kWidth) - 2 * padding);
    column->addWidget(m_summary);
    m_name->setObjectName(QStringLiteral("signName"));
    m_name->setMaxLength(kMostName);
    m_name->setAccessibleName(tr("Your name"));
    m_name->setPlaceholderText(tr("Your name"));
    column->addWidget(m_name);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    m_go->setObjectName(QStringLiteral("signGo"));
    ui::setButtonRole(m_go, ui::ButtonRole::Primary);
    foot->addWidget(m_go);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(m_name, &QLineEdit::textChanged, this,
        [this](const QString &name) { m_go->setEnabled(!name.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, m_go, &QPushButton::click);
    connect(m_go, &QPushButton::clicked, this, [this] {
        const QString name = m_name->text().simplified();
        dismiss();
        Q_EMIT signedBy(name);
    });
}

void SignSheet::ask(const QString &summary, const QString &name)
{
    m_summary->setText(summary);
    m_name->setText(name);
    m_name->selectAll();
    popUp();
}

QWidget *SignSheet::firstFocus() const
{
    return m_name;
}

} // namespace hz::console
