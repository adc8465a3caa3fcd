// Which column of a list fills which field: the titles with some of their values, a choice of field
// beside each, and what holds for the whole list. GUI thread.
#pragma once

#include "import/importing.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QStringListModel;

namespace hz::ui {
class Card;
class Label;
class Segmented;
} // namespace hz::ui

namespace hz::console {

/// What a column can stand for: of people a field of a stage, of prices also the unit.
struct ColumnChoice {
    inventory::ImportField field = inventory::ImportField::Ignored;
    std::optional<inventory::Stage> stage = {};
    qint64 fen = 100;

    bool operator==(const ColumnChoice &) const = default;
};

/// Ignored first.
std::vector<ColumnChoice> columnChoices(inventory::ImportSubject subject);
QString wordOf(const ColumnChoice &choice);
/// That column as that field; of two columns that cannot both be it the other is not imported.
inventory::ColumnMap withChoice(
    inventory::ColumnMap map, size_t column, const ColumnChoice &choice);

class ColumnPane final : public QWidget {
    Q_OBJECT

public:
    explicit ColumnPane(QWidget *parent = nullptr);

    void show(const ImportEntry &entry, const inventory::Register &inventory);

Q_SIGNALS:
    void mapChanged(const inventory::ColumnMap &map);
    void schoolAsked();
    void encodingChosen(sheet::TextEncoding encoding);
    void keepAsked(const QString &name);

private:
    void buildUi();
    QWidget *buildSettings();
    QWidget *buildKeeping();
    void buildColumns();
    void showColumns();
    void showNote();
    void choose(size_t column, int which);

    ImportEntry m_entry;
    std::vector<ColumnChoice> m_choices;
    ui::Card *m_card = nullptr;
    ui::Segmented *m_subject = nullptr;
    QWidget *m_subjectRow = nullptr;
    QPushButton *m_school = nullptr;
    QComboBox *m_encoding = nullptr;
    QWidget *m_encodingRow = nullptr;
    QWidget *m_content = nullptr; // the columns
    QWidget *m_scroll = nullptr;
    ui::Label *m_note = nullptr; // instead of columns
    std::vector<std::pair<size_t, QComboBox *>> m_fields;
    QStringListModel *m_words; // one for all
    std::shared_ptr<const inventory::ImportTable> m_shown; // whose columns stand there
    QWidget *m_keeping = nullptr;
    QLineEdit *m_name = nullptr;
    QPushButton *m_keep = nullptr;
};

} // namespace hz::console
