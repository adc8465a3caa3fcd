// Names at the left, what belongs to each at the right: a number that leads to its rows, a
// standing, a plain value. GUI thread.
#pragma once

#include "window/where.h"

#include <hz/ui/theme.h>

#include <QtWidgets/QWidget>

#include <optional>
#include <vector>

class QVBoxLayout;

namespace hz::console {

struct Line {
    QString text = {};
    QString value = {};
    std::optional<ui::Status> status = {}; // the value in its colours, with its shape
    std::optional<Where> where = {}; // the value is a link to it
    bool isStanding = false; // the value is the standing itself: the name is the link
};

class LineList final : public QWidget {
    Q_OBJECT

public:
    explicit LineList(QWidget *parent = nullptr);
    void setLines(const std::vector<Line> &lines);

Q_SIGNALS:
    void asked(const Where &where);

private:
    QWidget *linkTo(const Line &line, const QString &text);
    QWidget *valueOf(const Line &line);

    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace hz::console
