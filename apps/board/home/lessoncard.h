// A lesson on the home screen: picture, title, kind, when and how long; in the bin how long it
// stays. Beside its title the button of what else can be done with it. GUI thread.
#pragma once

#include <hz/page/library.h>
#include <hz/ui/touchcontrol.h>

#include <QtGui/QPixmap>

namespace hz::ui {
class TouchPush;
}

namespace hz::board {

class TitleField;

class LessonCard final : public ui::TouchControl {
    Q_OBJECT

public:
    /// What all cards are measured against.
    struct Today {
        QDate date; // tells what was today and what yesterday
        int daysLeft = 0; // of a lesson in the bin
    };

    LessonCard(const page::LessonSummary &lesson, const QString &picturePath, const Today &today,
        QWidget *parent);

    const page::LessonId &lesson() const { return m_lesson.id; }
    bool isInBin() const { return m_lesson.removedAt.has_value(); }
    void show(const page::LessonSummary &lesson, const Today &today);
    /// Opens what can be done with the lesson.
    ui::TouchPush *more() const { return m_more; }
    /// Only in the bin.
    ui::TouchPush *putBack() const { return m_putBack; }

    /// The title is written anew, in its place.
    void beginRenaming();
    bool isRenaming() const { return m_field != nullptr; }
    void endRenaming();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;
    ui::Radius cornerRadius() const override { return ui::Radius::Bar; }
    std::vector<ui::PaintedText> paintedTexts() const override;

Q_SIGNALS:
    void renamed(const QString &title);
    /// To the card beside, above or below.
    void left(int columns, int rows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    enum class Ending { Keep, GiveUp };

    int captionHeight() const;
    QRect captionRect() const;
    /// Of the button at the end of the caption that is in use.
    QRect buttonRect() const;
    QRect titleRect() const;
    QRect lineRect() const;
    QString kind() const;
    QString details() const;
    QString line() const;
    ui::TouchPush *button() const;
    ui::TouchPush *addButton(const char *name, ui::TouchPush *button);
    void placeParts();
    void endRenaming(Ending ending);
    const QPixmap &picture();
    void drawPicture(QPainter &painter, const QRect &top);

    page::LessonSummary m_lesson;
    Today m_today;
    QString m_picturePath;
    QDateTime m_pictureTime; // of the file that m_picture was read from
    QPixmap m_picture; // read when first painted
    ui::TouchPush *m_more;
    ui::TouchPush *m_putBack;
    ui::TouchPush *m_done; // while the title is written
    TitleField *m_field = nullptr;
};

} // namespace hz::board
