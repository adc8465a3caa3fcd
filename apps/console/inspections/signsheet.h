// Asks whose name stands under an inspection. GUI thread.
#pragma once

#include <hz/ui/sheet.h>

class QLineEdit;
class QPushButton;

namespace hz::ui {
class Label;
}

namespace hz::console {

class SignSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit SignSheet(QWidget *window);
    /// `summary` says what it is that is signed.
    void ask(const QString &summary, const QString &name);

Q_SIGNALS:
    void signedBy(const QString &name);

protected:
    QWidget *firstFocus() const override;

private:
    ui::Label *m_summary;
    QLineEdit *m_name;
    QPushButton *m_go;
};

} // namespace hz::console
