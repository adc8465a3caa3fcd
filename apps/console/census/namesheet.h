// Asks once who signs. GUI thread.
#pragma once

#include <hz/ui/sheet.h>

#include <functional>

class QLineEdit;

namespace hz::console {

class NameSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit NameSheet(QWidget *window);
    /// `then` is called with the name, unless they think better of it.
    void ask(const QString &suggestion, std::function<void(const QString &name)> then);

protected:
    QWidget *firstFocus() const override;

private:
    QLineEdit *m_name;
    std::function<void(const QString &)> m_then;
};

} // namespace hz::console
