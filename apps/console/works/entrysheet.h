// One entry that somebody writes: fields below each other, evidence, and one button. What the
// fields are is said by whoever asks. GUI thread.
#pragma once

#include <hz/inventory/register.h>
#include <hz/store/blobstore.h>
#include <hz/ui/sheet.h>

#include <QtCore/QHash>
#include <QtCore/QMap>

#include <functional>

class QPushButton;
class QStringListModel;
class QVBoxLayout;

namespace hz::ui {
class Label;
}

namespace hz::console {

class PhotoRow;

struct EntryField {
    enum class Kind { Line, Choice, Unit };
    QString id = {};
    QString title = {};
    Kind kind = Kind::Line;
    QString value = {}; // of a choice its id, of a unit its code
    std::vector<std::pair<QString, QString>> choices = {}; // id, text
    QString hint = {};
    int mostCharacters = 200;
};

/// By the fields' ids; a unit that is not known is empty.
using EntryValues = QMap<QString, QString>;

struct EntryForm {
    QString title = {};
    QString go = {};
    std::vector<EntryField> fields = {};
    std::optional<QList<store::BlobRef>> evidence = {}; // none: none is asked for
    /// What is wrong with it; asked after each change.
    std::function<Result<>(const EntryValues &)> check = {};
    std::function<void(const EntryValues &, const QList<store::BlobRef> &)> done = {};
};

class EntrySheet final : public ui::Sheet {
    Q_OBJECT

public:
    EntrySheet(const std::optional<store::BlobStore> &blobs, QWidget *window);

    void ask(EntryForm form, std::shared_ptr<const inventory::Register> inventory);
    /// Called as in the form; null where it has none.
    QWidget *field(const QString &id) const { return m_widgets.value(id); }
    PhotoRow &evidence() const { return *m_evidence; }
    EntryValues values() const;
    QPushButton *go() const { return m_go; }

protected:
    QWidget *firstFocus() const override;

private:
    QWidget *make(const EntryField &field);
    void listUnits(std::shared_ptr<const inventory::Register> inventory);
    QString unitText(const inventory::UnitCode &unit) const;
    void check(const QString &problem = {});
    void send();

    EntryForm m_form;
    std::shared_ptr<const inventory::Register> m_inventory;
    QStringListModel *m_units;
    QHash<QString, QString> m_codes; // by what is listed of units
    QHash<QString, QWidget *> m_widgets;
    ui::Label *m_title;
    QWidget *m_fields = nullptr;
    QVBoxLayout *m_column;
    ui::Label *m_evidenceTitle;
    PhotoRow *m_evidence;
    ui::Label *m_problem;
    QPushButton *m_go;
};

} // namespace hz::console
