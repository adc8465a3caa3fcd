#include "plan/reasonlist.h"

#include <hz/ui/label.h>

#include <QtWidgets/QVBoxLayout>

namespace hz::console {

namespace {

constexpr size_t kMost = 4;

} // namespace

ReasonList::ReasonList(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    for (size_t i = 0; i < kMost; ++i) {
        auto *label = new ui::Label({}, ui::TypeRole::Caption);
        label->setWordWrap(true);
        column->addWidget(label);
        m_labels.push_back(label);
    }
    column->addStretch(1);
}

void ReasonList::setReasons(const QStringList &reasons)
{
    for (size_t i = 0; i < m_labels.size(); ++i) {
        m_labels[i]->setText(reasons.value(qsizetype(i)));
        m_labels[i]->setVisible(qsizetype(i) < reasons.size());
    }
}

} // namespace hz::console
