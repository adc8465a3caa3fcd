// What is wrong with a form, beside it: errors say what to mend, warnings have a line for the
// word that explains them. GUI thread.
#pragma once

#include <hz/inventory/returnchecks.h>

#include <QtWidgets/QWidget>

class QLineEdit;
class QVBoxLayout;

namespace hz::console {

class FindingsPane final : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPane(QWidget *parent = nullptr);

    /// Those of the section that is shown, then those of others. A word that is being typed stays.
    void show(const inventory::ReturnForm &form, const std::vector<inventory::Finding> &findings,
        int section, bool isLocked);

Q_SIGNALS:
    void explained(const QString &check, const QString &why);
    /// Where it is.
    void cellAsked(const QString &cell);

private:
    QWidget *rowOf(const inventory::ReturnForm &form, const inventory::Finding &finding,
        bool isHere, bool isLocked);

    std::vector<inventory::Finding> m_shown;
    int m_section = -1;
    bool m_isLocked = false;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace hz::console
