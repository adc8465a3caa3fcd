// A line as it was contracted; and measuring it, now and every day. GUI thread.
#pragma once

#include "lines/linewatch.h"

#include <hz/ui/sheet.h>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTimeEdit;

namespace hz::ui {
class Label;
}

namespace hz::console {

class LineSheet final : public ui::Sheet {
    Q_OBJECT

public:
    explicit LineSheet(QWidget *window);
    /// Without an id it is a new one.
    void ask(const inventory::NetworkLine &line, const QString &school);

Q_SIGNALS:
    void chosen(const inventory::NetworkLine &line);

protected:
    QWidget *firstFocus() const override;

private:
    inventory::NetworkLine m_line;
    ui::Label *m_title;
    ui::Label *m_school;
    QLineEdit *m_carrier;
    QComboBox *m_kind;
    QSpinBox *m_down;
    QSpinBox *m_up;
    QSpinBox *m_outlets;
    QSpinBox *m_fee; // yuan
    QDateEdit *m_since;
};

class MeasureSheet final : public ui::Sheet {
    Q_OBJECT

public:
    MeasureSheet(LineWatch &watch, Settings &settings, QWidget *window);
    void ask(const inventory::LineId &line, const QString &name);

protected:
    QWidget *firstFocus() const override;
    void hideEvent(QHideEvent *event) override;

private:
    LineTestPlan plan() const;
    void begin();
    void showState(const QString &said = {});

    LineWatch &m_watch;
    Settings &m_settings;
    inventory::LineId m_line;
    ui::Label *m_name;
    QLineEdit *m_url;
    QLineEdit *m_upload;
    QCheckBox *m_daily;
    QTimeEdit *m_at;
    QProgressBar *m_progress;
    ui::Label *m_said;
    QPushButton *m_go;
    QTimer m_ticker;
};

/// "186.2 Mbit/s".
QString rateText(qint64 kbps);
/// "186.2 Mbit/s down, 41.0 Mbit/s up, 12 ms".
QString readingText(const inventory::LineReading &reading);

} // namespace hz::console
