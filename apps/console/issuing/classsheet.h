// Asks which class machines are handed to, and for the names of its pupils. GUI thread.
#pragma once

#include <hz/ui/sheet.h>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace hz::ui {
class Label;
}

namespace hz::console {

class ClassSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit ClassSheet(QWidget *window);

    /// `school` is shown.
    void ask(const QString &school);

Q_SIGNALS:
    void chosen(const QString &className, const QStringList &pupils);

protected:
    QWidget *firstFocus() const override;

private:
    QStringList pupils() const;
    void showPupils();

    ui::Label *m_school;
    QLineEdit *m_class;
    QPlainTextEdit *m_names;
    QSpinBox *m_count;
    QPushButton *m_go;
};

} // namespace hz::console
