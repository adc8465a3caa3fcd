// Says calmly that the work is safe, and clearly when it is not, or why nothing can be written;
// and, where there is a hub, how the sync stands. It changes only when there is something to say,
// and takes no touch: ink goes on beneath. GUI thread.
#pragma once

#include <hz/page/session.h>
#include <hz/ui/paintedtext.h>
#include <hz/ui/syncindicator.h>

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

namespace hz::board {

class SaveBadge final : public QWidget, public ui::PaintsText {
    Q_OBJECT

public:
    explicit SaveBadge(QWidget *parent);

    /// `readOnly` says why; empty where one may write.
    void setState(page::LessonSession::SaveState state, const QString &readOnly);
    /// What each stroke would change is left out: how many wait, and that they are being sent.
    void setSync(const sync::SyncOverview &overview);
    QSize sizeHint() const override;
    std::vector<ui::PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Shown { Saved, Saving, Failing, ReadOnly };
    void show(Shown shown, const QString &readOnly = {});
    void refresh();
    bool isGood() const { return m_shown == Shown::Saved || m_shown == Shown::Saving; }
    QString text() const;

    Shown m_shown = Shown::Saved;
    QString m_readOnly;
    std::optional<sync::SyncOverview> m_sync; // none: there is no hub
    QTimer m_slow; // a save within a second is not worth a word
};

} // namespace hz::board
