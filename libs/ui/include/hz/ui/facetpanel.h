// What a list can be narrowed by: groups of values with how many there are of each, to check. New
// counts change what stands there; nothing jumps. GUI thread.
#pragma once

#include <hz/ui/theme.h>

#include <QtCore/QSet>
#include <QtWidgets/QScrollArea>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace hz::ui {

class Link;

struct FacetValue {
    QString id = {};
    QString text = {};
    int count = 0;
    std::optional<Status> glyph = {};
    bool isChecked = false;
};

struct FacetGroup {
    QString id = {};
    QString title = {};
    std::vector<FacetValue> values = {};
    int shown = 0; // the rest is behind "6 more"; 0 shows all
};

class FacetPanel final : public QScrollArea {
    Q_OBJECT

public:
    explicit FacetPanel(QWidget *parent = nullptr);

    void setGroups(const std::vector<FacetGroup> &groups);
    /// A group is closed by its head.
    bool isOpen(const QString &group) const { return !m_closed.contains(group); }
    void setOpen(const QString &group, bool open);

Q_SIGNALS:
    void toggled(const QString &group, const QString &value, bool checked);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Head;
    class Value;
    struct Group {
        FacetGroup about;
        QWidget *box = nullptr;
        Head *head = nullptr;
        std::vector<Value *> values = {};
        Link *more = nullptr;
    };
    void build(size_t which, const FacetGroup &group);
    void refresh(Group &group);
    void applyLook();

    QVBoxLayout *m_column;
    std::vector<Group> m_groups;
    QSet<QString> m_closed;
    QSet<QString> m_whole; // of which more is shown
};

} // namespace hz::ui
