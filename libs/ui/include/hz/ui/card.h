// A white surface with a hairline, and its head: title, note, and a place at the right for a choice
// of chart or table and for export. GUI thread.
#pragma once

#include <hz/ui/icon.h>
#include <hz/ui/paintedtext.h>
#include <hz/ui/statusglyph.h>

#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QWidget>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace hz::ui {

class ElidedLabel;
class Label;

class Card final : public QWidget {
    Q_OBJECT

public:
    enum class Body {
        Padded,
        Flush, // lists whose rows reach from edge to edge
    };
    /// Without a title there is no head until one is set.
    explicit Card(const QString &title = {}, Body body = Body::Padded, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Said quietly beside the title, or at the right where there is nothing else.
    void setNote(const QString &note);
    QHBoxLayout *right() const { return m_right; }
    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyLook();

    Body m_kind;
    QVBoxLayout *m_column;
    QHBoxLayout *m_head;
    ElidedLabel *m_title;
    Label *m_note;
    QHBoxLayout *m_right;
    QVBoxLayout *m_body;
};

/// A number and what it is measured against.
struct Figure {
    QString caption = {};
    QString number = {};
    QString note = {};
    std::optional<Status> status = {};

    bool operator==(const Figure &) const = default;
};

/// One figure; a button, as figures lead to what they count.
class FigureTile final : public QAbstractButton, public PaintsText {
    Q_OBJECT

public:
    explicit FigureTile(QWidget *parent = nullptr);
    void setFigure(const Figure &figure);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    std::vector<PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int padding() const;
    Figure m_figure;
};

/// Figures side by side on one card.
class FigureStrip final : public QWidget {
    Q_OBJECT

public:
    explicit FigureStrip(QWidget *parent = nullptr);
    void setFigures(const std::vector<Figure> &figures);

Q_SIGNALS:
    void activated(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyLook();

    QHBoxLayout *m_row;
    std::vector<FigureTile *> m_tiles;
};

/// Says that there is nothing, and what to do about it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    /// Without `action` there is no button.
    EmptyState(IconName icon, const QString &title, const QString &sentence, const QString &action,
        QWidget *parent = nullptr);

Q_SIGNALS:
    void acted();
};

} // namespace hz::ui
