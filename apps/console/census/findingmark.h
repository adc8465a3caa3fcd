// The shape of what is wrong with a figure; what it is stands in the tool tip. GUI thread.
#pragma once

#include <hz/inventory/returnchecks.h>

#include <QtWidgets/QWidget>

namespace hz::console {

class FindingMark final : public QWidget {
    Q_OBJECT

public:
    explicit FindingMark(QWidget *parent = nullptr);
    /// Null: nothing is wrong; the room stays. A remark of the bureau is told as well.
    void setFinding(const inventory::Finding *finding, const QString &remark);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<inventory::Finding> m_finding;
    bool m_hasRemark = false;
};

} // namespace hz::console
