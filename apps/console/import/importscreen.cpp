#include "import/importscreen.h"

#include "devices/placepicker.h"
#include "import/checkpane.h"
#include "import/columnpane.h"
#include "import/decidepane.h"
#include "import/outcomepane.h"
#include "window/rowsource.h"
#include "window/tablefile.h"

#include <hz/ui/actions.h>
#include <hz/ui/card.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>
#include <hz/ui/toast.h>

#include <QtCore/QFileInfo>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QDropEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

// At scale 1.
constexpr double kLists = 280, kListsNarrow = 232, kColumns = 480, kColumnsNarrow = 392;

QStringList pathsIn(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

// Of a file that could not be read: its name and why.
class UnreadPane final : public QWidget {
public:
    UnreadPane()
        : m_card(new ui::Card(QString()))
        , m_words(new ui::Label({}, ui::TypeRole::Body))
    {
        auto *whole = new QVBoxLayout(this);
        whole->setContentsMargins(0, 0, 0, 0);
        whole->addWidget(m_card);
        m_words->setObjectName(QStringLiteral("unreadWords"));
        m_words->setWordWrap(true);
        m_card->body()->addWidget(m_words);
        m_card->body()->addStretch(1);
    }
    void show(const UnreadFile &file)
    {
        m_card->setTitle(QFileInfo(file.path).fileName());
        m_words->setText(file.error.message);
    }

private:
    ui::Card *m_card;
    ui::Label *m_words;
};

} // namespace

ImportScreen::ImportScreen(
    Inventory &inventory, ui::ActionRegistry &commands, ui::ToastHost &toasts, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_commands(commands)
    , m_toasts(toasts)
    , m_window(window)
    , m_importing(new Importing(inventory, window))
{
    buildUi();
    addCommands();
    connect(m_importing, &Importing::changed, this, &ImportScreen::refresh);
    connect(m_importing, &Importing::failed, this, &ImportScreen::tell);
    connect(m_importing, &Importing::undone, this,
        [this] { m_toasts.show({.text = tr("The import has been undone.")}); });
    connect(m_importing, &Importing::mapKept, this, [this](const QString &name) {
        m_toasts.show(
            {.text = tr("“%1” is remembered: lists with the same titles are understood like this.")
                         .arg(name)});
    });
    m_window->setAcceptDrops(true);
    m_window->installEventFilter(this);
    refresh();
}

// ---------------------------------------------------------------- parts

void ImportScreen::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(buildTools());
    m_pages = new QStackedWidget;
    whole->addWidget(m_pages, 1);
    m_empty = new ui::EmptyState(ui::IconName::FileDown, tr("Bring in your lists"),
        tr("Excel or CSV lists of schools, people or machines, exports of GLPI and Snipe-IT, files "
           "of inventory agents, or a folder or USB stick full of them. Drop them anywhere on the "
           "window, or paste a table. Nothing is written before you have seen it."),
        tr("Choose files"));
    connect(m_empty, &ui::EmptyState::acted, this, &ImportScreen::askFiles);
    m_pages->addWidget(m_empty);
    m_work = new QWidget;
    auto *panes = new QHBoxLayout(m_work);
    panes->addWidget(buildLists());
    m_columns = new ColumnPane;
    panes->addWidget(m_columns);
    m_right = new QStackedWidget;
    panes->addWidget(m_right, 1);
    m_check = new CheckPane;
    m_right->addWidget(m_check);
    m_unreadPane = new UnreadPane;
    m_right->addWidget(m_unreadPane);
    m_outcome = new OutcomePane;
    m_right->addWidget(m_outcome);
    m_pages->addWidget(m_work);
    const auto current = [this] { return m_listTable->currentRow(); };
    m_decide = new DecidePane(m_inventory, *m_importing, m_commands);
    m_pages->addWidget(m_decide);
    connect(m_check, &CheckPane::decideAsked, this, &ImportScreen::decide);
    connect(m_check, &CheckPane::takeBackAsked, this, [this, current] {
        if (const auto row = current())
            m_importing->undoDecision(size_t(*row));
    });
    connect(m_decide, &DecidePane::left, this, [this] {
        m_pages->setCurrentWidget(
            m_importing->isEmpty() ? static_cast<QWidget *>(m_empty) : m_work);
    });

    connect(m_columns, &ColumnPane::schoolAsked, this, &ImportScreen::askSchool);
    connect(m_columns, &ColumnPane::mapChanged, this, [this, current](const ColumnMap &map) {
        if (const auto row = current())
            m_importing->setMap(size_t(*row), map);
    });
    connect(m_columns, &ColumnPane::encodingChosen, this,
        [this, current](sheet::TextEncoding encoding) {
            if (const auto row = current())
                m_importing->setEncoding(size_t(*row), encoding);
        });
    connect(m_columns, &ColumnPane::keepAsked, this, [this, current](const QString &name) {
        if (const auto row = current())
            m_importing->keepMap(size_t(*row), name);
    });
    connect(m_check, &CheckPane::importAsked, m_importing, &Importing::write);
    connect(m_check, &CheckPane::exportAsked, this, &ImportScreen::askExport);
    connect(m_outcome, &OutcomePane::exportAsked, this, &ImportScreen::askExport);
    connect(m_outcome, &OutcomePane::undoAsked, m_importing, &Importing::undo);
    connect(m_outcome, &OutcomePane::goOnAsked, m_importing, &Importing::goOn);
    connect(m_outcome, &OutcomePane::devicesAsked, this, [this] {
        DeviceQuery imported;
        imported.devices = m_importing->outcome()->devices;
        Q_EMIT asked(DevicesOf{imported});
    });
}

QWidget *ImportScreen::buildTools()
{
    auto *tools = new ui::ToolRow;
    const auto add = [&](const char *name, ui::IconName icon, const QString &text, auto act) {
        auto *button = new QPushButton(ui::icon(icon), text);
        button->setObjectName(QString::fromLatin1(name));
        ui::setCompact(button);
        tools->row()->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
    };
    add("importFiles", ui::IconName::FilePlus, tr("Choose files"), &ImportScreen::askFiles);
    add("importFolder", ui::IconName::Usb, tr("Folder or stick"), &ImportScreen::askFolder);
    add("importPaste", ui::IconName::Copy, tr("Paste a table"), &ImportScreen::paste);
    tools->row()->addStretch(1);
    add("importRemove", ui::IconName::X, tr("Take the list away"), &ImportScreen::removeCurrent);
    return tools;
}

QWidget *ImportScreen::buildLists()
{
    auto *card = new ui::Card(tr("Lists"), ui::Card::Body::Flush);
    std::vector<ui::TableColumn> columns{
        rowColumn("list", tr("List"), ui::TableColumn::Kind::Text, 120),
        rowColumn("rows", tr("Rows"), ui::TableColumn::Kind::Number, 64)};
    columns[0].stretches = true;
    m_listRows = new RowSource(std::move(columns), this);
    m_listTable = new ui::TableView(tr("Lists"));
    m_listTable->setObjectName(QStringLiteral("lists"));
    m_listTable->setSelectable(false);
    m_listTable->setSource(m_listRows);
    connect(m_listTable, &ui::TableView::currentChanged, this, &ImportScreen::showCurrent);
    card->body()->addWidget(m_listTable, 1);
    m_listCard = card;
    return card;
}

void ImportScreen::addCommands()
{
    const auto isHere = [this] { return isVisible(); };
    const auto isReady = [this] {
        return isVisible() && !m_importing->outcome() && m_importing->isChecked()
            && m_importing->ready() > 0;
    };
    m_commands.nameGroup({QStringLiteral("import")}, tr("Import"));
    m_commands.add({.id = QStringLiteral("import.files"),
        .text = tr("Choose files to import"),
        .icon = ui::IconName::FilePlus,
        .keys = {QKeySequence::Open},
        .run = [this] { askFiles(); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("import.folder"),
        .text = tr("Import a folder or USB stick"),
        .icon = ui::IconName::Usb,
        .keys = {Qt::CTRL | Qt::SHIFT | Qt::Key_O},
        .run = [this] { askFolder(); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("import.paste"),
        .text = tr("Paste a table to import"),
        .icon = ui::IconName::Copy,
        .keys = {QKeySequence::Paste},
        .run = [this] { paste(); },
        .isEnabled = isHere});
    m_commands.add({.id = QStringLiteral("import.go"),
        .text = tr("Import what has been checked"),
        .icon = ui::IconName::Check,
        .keys = {Qt::CTRL | Qt::Key_Return},
        .run = [this] { m_importing->write(); },
        .isEnabled = isReady});
}

void ImportScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const ui::Theme &look = ui::theme();
    const bool narrow = ui::isNarrow(this);
    const int margin = look.px(narrow ? ui::Measure::DeskMarginNarrow : ui::Measure::DeskMargin);
    for (QWidget *page : {m_work, static_cast<QWidget *>(m_decide)})
        page->layout()->setContentsMargins(margin, margin, margin, margin);
    m_work->layout()->setSpacing(
        look.px(narrow ? ui::Measure::DeskGapNarrow : ui::Measure::DeskGap));
    m_listCard->setFixedWidth(look.px(narrow ? kListsNarrow : kLists));
    m_columns->setFixedWidth(look.px(narrow ? kColumnsNarrow : kColumns));
}

void ImportScreen::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_commands.refresh();
}

void ImportScreen::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_commands.refresh();
}

// ---------------------------------------------------------------- what is shown

void ImportScreen::refresh()
{
    if (m_importing->isEmpty())
        m_pages->setCurrentWidget(m_empty);
    else if (m_pages->currentWidget() != m_decide)
        m_pages->setCurrentWidget(m_work);
    showLists();
    showCurrent();
    findChild<QPushButton *>(QStringLiteral("importRemove"))
        ->setVisible(!m_importing->isEmpty() && !m_importing->outcome());
    m_commands.refresh();
}

// Lists first, then files that could not be read.
void ImportScreen::showLists()
{
    std::vector<TableRow> rows;
    for (const ImportEntry &entry : m_importing->entries()) {
        TableRow row{.id = entry.id,
            .cells = {entry.list.name(), QLocale().toString(qint64(entry.list.table->rows()))},
            .statusColumn = 0};
        if (entry.problem || (entry.plan && entry.plan->total(RowOutcome::Failed) > 0))
            row.status = ui::Status::Bad;
        else if (!entry.plan)
            row.status = ui::Status::Busy;
        else
            row.status
                = entry.plan->total(RowOutcome::Doubtful) > 0 ? ui::Status::Warn : ui::Status::Ok;
        rows.push_back(row);
    }
    qint64 unread = 0;
    for (const UnreadFile &file : m_importing->unread())
        rows.push_back({.id = --unread,
            .cells = {QFileInfo(file.path).fileName(), QString()},
            .statusColumn = 0,
            .status = ui::Status::Bad});
    const int count = int(rows.size());
    m_listRows->setRows(std::move(rows));
    if (!m_listTable->currentRow() && count > 0)
        m_listTable->setCurrentRow(0);
}

void ImportScreen::showCurrent()
{
    const std::shared_ptr<const Register> &inventory = m_inventory.picture().inventory;
    const std::optional<int> row = m_listTable->currentRow();
    const bool isDone = m_importing->outcome().has_value();
    const size_t lists = m_importing->entries().size();
    m_listCard->setVisible(!isDone);
    m_columns->setVisible(!isDone && row && size_t(*row) < lists);
    if (isDone) {
        m_outcome->show(*m_importing->outcome(), m_importing->isWriting());
        m_right->setCurrentWidget(m_outcome);
        return;
    }
    if (!row || !inventory)
        return;
    if (size_t(*row) < lists) {
        m_columns->show(m_importing->entries()[size_t(*row)], *inventory);
        m_check->show(*m_importing, size_t(*row), inventory);
        m_right->setCurrentWidget(m_check);
        return;
    }
    const size_t unread = size_t(*row) - lists;
    if (unread < m_importing->unread().size())
        static_cast<UnreadPane *>(m_unreadPane)->show(m_importing->unread()[unread]);
    m_right->setCurrentWidget(m_unreadPane);
}

// The rows of the list that may be machines that are there already.
void ImportScreen::decide()
{
    const std::optional<int> row = m_listTable->currentRow();
    if (!row || size_t(*row) >= m_importing->entries().size())
        return;
    m_pages->setCurrentWidget(m_decide);
    m_decide->begin(m_importing->entries()[size_t(*row)].id);
}

// ---------------------------------------------------------------- ways in

void ImportScreen::add(const QStringList &paths)
{
    m_importing->add(paths);
}

void ImportScreen::askFiles()
{
    auto *dialog = new QFileDialog(this, tr("Choose files"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Lists and agents' files (%1)")
                                .arg(QStringLiteral("*.xlsx *.csv *.tsv *.txt *.json *.xml *.ocs")),
        tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &ImportScreen::add);
    dialog->open();
}

void ImportScreen::askFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder or USB stick"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(
        dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) { add({folder}); });
    dialog->open();
}

void ImportScreen::paste()
{
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    if (copied && copied->hasUrls() && !pathsIn(copied).isEmpty())
        add(pathsIn(copied));
    else if (copied && !copied->text().trimmed().isEmpty())
        m_importing->addPasted(copied->text());
    else
        m_toasts.show({.text = tr("There is nothing to paste: copy rows in a spreadsheet first."),
            .kind = ui::Toast::Kind::Note});
}

void ImportScreen::askSchool()
{
    if (!m_schools) {
        m_schools = new PlaceSheet(m_window, PlacePicker::Asks::School);
        connect(
            m_schools, &PlaceSheet::chosen, this, [this](const UnitCode &school, const RoomId &) {
                const std::optional<int> row = m_listTable->currentRow();
                if (row && size_t(*row) < m_importing->entries().size())
                    m_importing->setSchool(size_t(*row), school);
            });
    }
    m_schools->ask(tr("School of all rows"), m_inventory.picture().inventory);
}

// Files may be dropped wherever one is.
bool ImportScreen::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragEnter) {
        auto *enter = static_cast<QDragEnterEvent *>(event);
        if (!pathsIn(enter->mimeData()).isEmpty())
            enter->acceptProposedAction();
        return enter->isAccepted();
    }
    if (event->type() == QEvent::Drop) {
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList paths = pathsIn(drop->mimeData());
        if (paths.isEmpty())
            return false;
        drop->acceptProposedAction();
        if (!isVisible())
            Q_EMIT asked(ImportAt{});
        add(paths);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ImportScreen::removeCurrent()
{
    const std::optional<int> row = m_listTable->currentRow();
    if (!row)
        return;
    const size_t lists = m_importing->entries().size();
    if (size_t(*row) < lists)
        m_importing->remove(size_t(*row));
    else
        m_importing->removeUnread(size_t(*row) - lists);
}

// ---------------------------------------------------------------- what is wrong, taken out

void ImportScreen::askExport()
{
    askTableFile(this, tr("Export problems"), tr("Not imported"),
        [this](const QString &path) { exportProblemsTo(path); });
}

void ImportScreen::exportProblemsTo(const QString &path)
{
    std::vector<NamedPlan> plans;
    if (const std::optional<ImportOutcome> &outcome = m_importing->outcome()) {
        for (const ImportOutcome::Part &part : outcome->parts)
            if (part.plan)
                plans.push_back({part.list, part.plan});
    } else {
        for (const ImportEntry &entry : m_importing->entries())
            if (entry.plan)
                plans.push_back({entry.list.name(), entry.plan});
    }
    const auto task = m_tasks.run([path, plans = std::move(plans)](TaskControl &control) {
        return exportProblems(path, plans, control);
    });
    whenDone(task, this, [this, path](const Result<int> &done) {
        if (done)
            m_toasts.show({.text
                = tr("%Ln problem(s) in “%1”.", nullptr, *done).arg(QFileInfo(path).fileName())});
        else
            tell(done.error());
    });
}

void ImportScreen::tell(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        m_toasts.show({.text = error.message, .kind = ui::Toast::Kind::Problem});
}

} // namespace hz::console
