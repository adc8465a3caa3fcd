// One of a few, side by side in one frame: chart or table. And a link: a word that leads somewhere.
// GUI thread.
#pragma once

#include <hz/ui/icon.h>
#include <hz/ui/paintedtext.h>

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QWidget>

namespace hz::ui {

class Segmented final : public QWidget {
    Q_OBJECT

public:
    struct Choice {
        QString text = {};
        IconName icon = IconName::None;
    };
    /// The first is chosen. `name` says what is chosen.
    Segmented(const QString &name, const std::vector<Choice> &choices, QWidget *parent = nullptr);

    int chosen() const { return m_chosen; }
    /// -1: none, as long as nobody has answered.
    void setChosen(int which);

Q_SIGNALS:
    void chosenChanged(int which);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Segment;
    std::vector<Segment *> m_segments;
    int m_chosen = 0;
};

class Link final : public QAbstractButton, public PaintsText {
    Q_OBJECT

public:
    explicit Link(const QString &text, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    std::vector<PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hz::ui
