#include "census/namesheet.h"

#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace hz::console {

namespace {

// At scale 1.
constexpr double kWidth = 420, kGap = 12, kPadding = 24, kButtonGap = 8;

} // namespace

NameSheet::NameSheet(QWidget *window)
    : ui::Sheet(window)
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    column->addWidget(new ui::Label(tr("Who signs?"), ui::TypeRole::Title, ui::Weight::Bold));
    auto *why = new ui::Label(tr("This profile signs with a key of its own, which never leaves "
                                 "this computer. Say once whose name stands beside it."),
        ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    why->setWordWrap(true);
    why->setMinimumWidth(look.px(kWidth) - 2 * padding);
    column->addWidget(why);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("signerName"));
    m_name->setAccessibleName(tr("Your name"));
    m_name->setMaxLength(60);
    column->addWidget(m_name);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    auto *go = new QPushButton(tr("Sign"));
    go->setObjectName(QStringLiteral("signerGo"));
    ui::setButtonRole(go, ui::ButtonRole::Primary);
    foot->addWidget(go);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(m_name, &QLineEdit::textChanged, go,
        [go](const QString &text) { go->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_name, &QLineEdit::returnPressed, go, &QPushButton::click);
    connect(go, &QPushButton::clicked, this, [this] {
        dismiss();
        m_then(m_name->text().simplified());
    });
}

void NameSheet::ask(const QString &suggestion, std::function<void(const QString &)> then)
{
    m_then = std::move(then);
    m_name->setText(suggestion);
    m_name->selectAll();
    popUp();
}

QWidget *NameSheet::firstFocus() const
{
    return m_name;
}

} // namespace hz::console
