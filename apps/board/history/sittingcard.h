// One sitting in the list of a lesson's history: day and times, and below them what it changed. GUI
// thread.
#pragma once

#include <hz/page/history.h>
#include <hz/ui/touchcontrol.h>

namespace hz::board {

class SittingCard final : public ui::TouchControl {
    Q_OBJECT

public:
    SittingCard(const page::Sitting &sitting, const QDate &today, QWidget *parent);

    const page::SittingId &sitting() const { return m_sitting; }

    QSize sizeHint() const override;
    std::vector<ui::PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    page::SittingId m_sitting;
    QString m_day;
    QString m_times;
    QString m_changes;
};

} // namespace hz::board
