// A lesson on the home screen: picture, title, kind, when and how long. GUI thread.
#pragma once

#include <hz/page/library.h>
#include <hz/ui/touchcontrol.h>

#include <QtGui/QPixmap>

namespace hz::board {

class LessonCard final : public ui::TouchControl {
    Q_OBJECT

public:
    LessonCard(const page::LessonSummary &lesson, const QString &picturePath, QDate today,
        QWidget *parent);

    const page::LessonId &lesson() const { return m_lesson.id; }
    /// `today` tells what was today and what yesterday.
    void show(const page::LessonSummary &lesson, QDate today);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;
    ui::Radius cornerRadius() const override { return ui::Radius::Bar; }
    std::vector<ui::PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int captionHeight() const;
    QRect titleRect() const;
    QRect lineRect() const;
    QString kind() const;
    QString details() const;
    const QPixmap &picture();

    page::LessonSummary m_lesson;
    QDate m_today;
    QString m_picturePath;
    QDateTime m_pictureTime; // of the file that m_picture was read from
    QPixmap m_picture; // read when first painted
};

} // namespace hz::board
