// Something to look up or to decide over a whole window: a panel in its middle; what lies beneath
// is dimmed and out of reach of finger, Tab and shortcuts until the sheet closes, by Escape or by a
// tap beside it. The keyboard goes back to where it was. GUI thread.
#pragma once

#include <hz/ui/shadow.h>

class QVBoxLayout;

namespace hz::ui {

class TouchPush;

class Sheet : public QWidget {
    Q_OBJECT

public:
    enum class Place {
        Middle,
        Top, // as high as what it lists needs, so that a list that grows does not move its field
    };
    /// Hidden at first. Covers `parent`.
    explicit Sheet(QWidget *parent, Place place = Place::Middle);

    /// What the sheet shows stands on this; give it a layout.
    FloatingPanel &panel() { return *m_panel; }
    void popUp();
    /// Hides it; the keyboard goes back.
    void dismiss();

Q_SIGNALS:
    void closed();

protected:
    /// A column on the panel that begins with the title.
    QVBoxLayout *makeColumn(const QString &title);
    /// Ends it with Cancel, called `name` with "Cancel" behind it, and with what it is all about,
    /// which is returned, called `name` with "Go".
    TouchPush *addFoot(QVBoxLayout *column, const QString &name, const QString &go);
    /// What has the keyboard first; null leaves it to Tab.
    virtual QWidget *firstFocus() const { return nullptr; }
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();

    Place m_place;
    FloatingPanel *m_panel;
    QPointer<QWidget> m_before; // had the keyboard
};

} // namespace hz::ui
