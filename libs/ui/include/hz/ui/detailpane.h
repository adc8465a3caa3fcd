// One thing beside its list: what it is, its state, pages about it, what happened to it, and what
// can be done at the bottom. GUI thread.
#pragma once

#include <hz/ui/icon.h>
#include <hz/ui/paintedtext.h>
#include <hz/ui/theme.h>

#include <QtWidgets/QWidget>

#include <optional>
#include <vector>

class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace hz::ui {

class ElidedLabel;

/// A status in words on a soft ground.
class Badge final : public QWidget, public PaintsText {
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);
    /// Without text it is the status's own word.
    void setStatus(Status status, const QString &text = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    std::vector<PaintedText> paintedTexts() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Status m_status = Status::NoData;
    QString m_text;
};

/// What is known of it: names at the left, values, which break into lines.
class KeyValueList final : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QString key = {};
        QString value = {};
        bool operator==(const Entry &) const = default;
    };
    explicit KeyValueList(QWidget *parent = nullptr);
    void setEntries(const std::vector<Entry> &entries);

private:
    std::vector<Entry> m_entries;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_column;
};

/// What happened, the latest first.
class Timeline final : public QWidget {
    Q_OBJECT

public:
    struct Event {
        QString when = {};
        QString what = {};
        QString more = {};
        bool operator==(const Event &) const = default;
    };
    explicit Timeline(QWidget *parent = nullptr);
    void setEvents(const std::vector<Event> &events);

private:
    class Entry;
    std::vector<Event> m_events;
    QVBoxLayout *m_column;
    std::vector<Entry *> m_entries;
};

class DetailPane final : public QWidget {
    Q_OBJECT

public:
    explicit DetailPane(QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &subtitle, IconName icon = IconName::None);
    /// None takes it away.
    void setBadge(std::optional<Status> status, const QString &text = {});
    /// A page; the first one added is shown. With one page there are no tabs.
    void addPage(const QString &title, QWidget *page);
    void setPageTitle(int page, const QString &title);
    int page() const;
    void setPage(int page);
    /// At the bottom; hidden while nothing is in it.
    QHBoxLayout *foot() const { return m_foot; }

Q_SIGNALS:
    void pageChanged(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Picture;
    void applyLook();

    QVBoxLayout *m_column;
    QHBoxLayout *m_head;
    Picture *m_picture;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    Badge *m_badge;
    QHBoxLayout *m_tabRow;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QHBoxLayout *m_foot;
};

} // namespace hz::ui
