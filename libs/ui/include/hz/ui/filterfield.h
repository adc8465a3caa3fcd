// Typing to filter, and what else filters as chips that can be taken away. One row: chips that have
// no room are behind "+2". GUI thread.
#pragma once

#include <hz/ui/paintedtext.h>

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QWidget>

class QLineEdit;

namespace hz::ui {

class Link;

/// A filter that is on.
struct FilterChip {
    QString id = {};
    QString text = {}; // "School: Liuchuan"

    bool operator==(const FilterChip &) const = default;
};

class FilterField final : public QWidget {
    Q_OBJECT

public:
    explicit FilterField(QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    void setHint(const QString &hint);
    void setChips(const std::vector<FilterChip> &chips);
    QLineEdit *field() const { return m_field; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void textChanged(const QString &text);
    void removed(const QString &id);
    /// Of text and chips; the text is gone by then.
    void cleared();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Chip;
    class Lens;
    void place();
    void clear();
    void showMore();

    QLineEdit *m_field;
    Lens *m_lens;
    std::vector<FilterChip> m_chips;
    std::vector<Chip *> m_shown; // one for each
    Chip *m_more;
    Link *m_clear;
};

} // namespace hz::ui
