// Why a plan says what it says: a paragraph a reason, at most four. GUI thread.
#pragma once

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

#include <vector>

namespace hz::ui {
class Label;
}

namespace hz::console {

class ReasonList final : public QWidget {
    Q_OBJECT

public:
    explicit ReasonList(QWidget *parent = nullptr);

    void setReasons(const QStringList &reasons);

private:
    std::vector<ui::Label *> m_labels;
};

} // namespace hz::console
