// How the sync stands, in a shape and a word, the same in every program; a tap asks for the
// details. Where no hub is known it is the way to it. GUI thread.
#pragma once

#include <hz/sync/syncservice.h>
#include <hz/ui/icon.h>
#include <hz/ui/touchcontrol.h>

namespace hz::ui {

struct SyncWords {
    IconName icon = IconName::None;
    QColor colour = {}; // of the icon
    QString text = {};
};
SyncWords syncWords(const sync::SyncOverview &overview);

/// Of a desk with a mouse, or of a touch board.
enum class Reach { Desk, Touch };

class SyncIndicator final : public TouchControl {
    Q_OBJECT

public:
    /// The service outlives it.
    SyncIndicator(sync::SyncService &service, Reach reach, QWidget *parent = nullptr);

    Radius cornerRadius() const override;
    QSize sizeHint() const override;
    std::vector<PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    QFont textFont() const;
    QRect iconRect() const;
    QRect textRect() const;

    sync::SyncService &m_service;
    const Reach m_reach;
    SyncWords m_words;
};

} // namespace hz::ui
