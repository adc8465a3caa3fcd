#include "begin/beginscreen.h"

#include "begin/filedrop.h"
#include "begin/keeperform.h"
#include "begin/keeping.h"
#include "window/standing.h"

#include <hz/inventory/sample.h>
#include <hz/ui/card.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>

#include <QtCore/QStandardPaths>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

using namespace inventory;

namespace {

constexpr double kWidth = 880, kGap = 12; // at scale 1

ui::Label *quiet(const QString &text)
{
    auto *label = new ui::Label(text, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
    label->setWordWrap(true);
    return label;
}

QPushButton *button(const QString &name, const QString &text)
{
    auto *made = new QPushButton(text);
    made->setObjectName(name);
    made->setMinimumHeight(ui::theme().px(ui::Measure::TouchMin));
    return made;
}

QString documents()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

} // namespace

BeginScreen::BeginScreen(Inventory &inventory, Settings &settings, QWidget *window)
    : QWidget(window)
    , m_inventory(inventory)
    , m_settings(settings)
    , m_progress(new ui::ProgressPanel(window))
{
    buildUi();
    if (const std::optional<Keeper> keeper = keeperIn(settings))
        m_form->setKeeper(*keeper);
    connect(m_form, &KeeperForm::changed, this, [this](const Keeper &keeper) {
        keep(m_settings, keeper);
        Q_EMIT keeperChanged(keeper);
    });
    connect(m_form, &KeeperForm::levelChanged, this, &BeginScreen::refresh);
    connect(&inventory, &Inventory::judged, this, &BeginScreen::refresh);
    refresh();
}

void BeginScreen::buildUi()
{
    const int gap = ui::theme().px(kGap);
    m_column = new QWidget;
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, gap, 0, gap);
    column->setSpacing(gap);
    m_title = new ui::Label({}, ui::TypeRole::Heading, ui::Weight::Bold);
    column->addWidget(m_title);

    auto *who = new ui::Card(tr("1. Whose rooms and machines"));
    m_form = new KeeperForm;
    who->body()->addWidget(m_form);
    column->addWidget(who);

    auto *rules = new ui::Card(tr("2. The rules everybody is judged by"));
    auto *line = new QHBoxLayout;
    line->setSpacing(gap);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_rules = new ui::Label({}, ui::TypeRole::Body);
    m_rules->setObjectName(QStringLiteral("rulesInForce"));
    m_rules->setWordWrap(true);
    m_rulesNote = quiet({});
    words->addWidget(m_rules);
    words->addWidget(m_rulesNote);
    line->addLayout(words, 1);
    QPushButton *own = button(QStringLiteral("ownRules"), tr("Use rules of our own…"));
    connect(own, &QPushButton::clicked, this, &BeginScreen::askForRules);
    line->addWidget(own, 0, Qt::AlignVCenter);
    rules->body()->addLayout(line);
    column->addWidget(rules);

    column->addWidget(buildStart());
    column->addStretch(1);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->addStretch(1);
    row->addWidget(m_column);
    row->addStretch(1);
    scroll->setWidget(middle);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
}

QWidget *BeginScreen::buildStart()
{
    m_startCard = new ui::Card;
    auto *drop = new FileDrop;
    connect(drop, &FileDrop::dropped, this, &BeginScreen::begin);
    QPushButton *import = button(QStringLiteral("importFiles"), tr("Import my files…"));
    ui::setButtonRole(import, ui::ButtonRole::Primary);
    connect(import, &QPushButton::clicked, this, &BeginScreen::askForFiles);
    auto *first = new QHBoxLayout;
    first->setSpacing(ui::theme().px(kGap));
    first->addWidget(import);
    first->addWidget(
        quiet(tr("Or drop them here: lists of schools, people and machines (xlsx, csv), "
                 "files of inventory agents. Nothing you have is changed by it.")),
        1);
    drop->column()->addLayout(first);
    m_startCard->body()->addWidget(drop);

    auto *others = new QHBoxLayout;
    others->setSpacing(ui::theme().px(kGap));
    m_sample = button(QStringLiteral("addSample"), {});
    connect(m_sample, &QPushButton::clicked, this, &BeginScreen::addSample);
    others->addWidget(m_sample);
    auto *without = new ui::Link(tr("Begin without a file"));
    without->setObjectName(QStringLiteral("withoutFiles"));
    without->setMinimumHeight(ui::theme().px(ui::Measure::TouchMin));
    connect(without, &ui::Link::clicked, this, [this] { begin({}); });
    others->addWidget(without);
    others->addStretch(1);
    m_withoutFiles = without;
    m_startCard->body()->addLayout(others);
    return m_startCard;
}

void BeginScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int margin = 2 * ui::theme().px(ui::Measure::DeskMargin);
    m_column->setFixedWidth(std::min(ui::theme().px(kWidth), width() - margin));
}

void BeginScreen::refresh()
{
    const Register *inventory = m_inventory.picture().inventory.get();
    const bool isEmpty
        = !inventory || (inventory->schools().empty() && inventory->devices().empty());
    m_title->setText(isEmpty ? tr("Begin in three steps") : tr("Unit, rules and data"));
    m_startCard->setTitle(
        isEmpty ? tr("3. Begin with your own data, or try everything first") : tr("3. More data"));
    // A county without a list of its schools has nothing to begin with.
    m_withoutFiles->setVisible(isEmpty && m_form->keeper().level == UnitLevel::School);
    m_sample->setText(tr("Try it on an invented prefecture"));
    m_sample->setVisible(isEmpty);
    m_form->setInventory(m_inventory.picture().inventory);
    if (!isEmpty && !std::exchange(m_hadData, true) && !keeperIn(m_settings))
        m_form->setNobody();
    showRules();
    if (inventory && !isEmpty)
        askForSample();
}

// One that was interrupted can be continued.
void BeginScreen::askForSample()
{
    const auto task = m_tasks.run(
        [&database = std::as_const(m_inventory.database())](TaskControl &) -> Result<bool> {
            HZ_TRY(const auto read, database.read());
            HZ_TRY(const auto unfinished, unfinishedSample(*read));
            return unfinished.has_value();
        });
    whenDone(task, this, [this](const Result<bool> &isUnfinished) {
        if (!isUnfinished || !*isUnfinished)
            return;
        m_sample->setText(tr("Complete the invented prefecture"));
        m_sample->setVisible(!m_isWriting);
        if (!std::exchange(m_isAsked, true) && !m_isWriting)
            Q_EMIT sampleInterrupted();
    });
}

void BeginScreen::showRules()
{
    const RuleSet &rules = m_inventory.rules();
    m_rules->setText(tr("%1, version %2").arg(rules.title.text()).arg(rules.version));
    const QString since = rules.validFrom.isValid()
        ? tr("In force from %1.").arg(dayText(rules.validFrom)) + QLatin1Char(' ')
        : QString();
    m_rulesNote->setText(since
        + tr("%n rule(s); every one can be read and changed under “Targets”.", nullptr,
            int(rules.rules.size())));
}

void BeginScreen::askForRules()
{
    auto *dialog
        = new QFileDialog(this, tr("Use rules of our own"), documents(), tr("Rules (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BeginScreen::useRules);
    dialog->open();
}

void BeginScreen::useRules(const QString &path)
{
    const auto task = m_tasks.run([path](TaskControl &) { return readRules(path); });
    whenDone(task, this, [this](const Result<RuleSet> &set) {
        if (set)
            take(*set);
        else
            Q_EMIT failed(set.error());
    });
}

// As the next version: the old ones stay, and old years are judged by theirs.
void BeginScreen::take(const RuleSet &set)
{
    const RuleVersions versions = m_inventory.versions();
    RuleDraft draft(versions.all().back(), versions.nextVersion(),
        set.validFrom.isValid() ? set.validFrom : m_inventory.today());
    const Result<> replaced = draft.replace(set);
    if (!replaced) {
        Q_EMIT failed(replaced.error());
        return;
    }
    const RuleSet kept = draft.set();
    const auto task = m_inventory.edit({{.id = documentId(kept), .after = documentOf(kept)}});
    whenDone(task, this, [this, kept](const Result<QList<Edit>> &undo) {
        if (undo)
            Q_EMIT edited(tr("Version %1 is in force from %2.")
                              .arg(kept.version)
                              .arg(dayText(kept.validFrom)),
                *undo);
        else
            Q_EMIT failed(undo.error());
    });
}

void BeginScreen::askForFiles()
{
    if (!m_form->check())
        return;
    auto *dialog = new QFileDialog(this, tr("Import files"), documents(),
        tr("Lists and agents' files (*.xlsx *.csv *.json *.xml *.ocs)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &BeginScreen::begin);
    dialog->open();
}

void BeginScreen::begin(const QStringList &files)
{
    const std::shared_ptr<const Register> inventory = m_inventory.picture().inventory;
    if (!m_form->check() || !inventory)
        return;
    const Keeper keeper = m_form->keeper();
    keep(m_settings, keeper);
    Q_EMIT keeperChanged(keeper);
    whenDone(m_inventory.edit(foundingEdits(*inventory, keeper)), this,
        [this, files](const Result<QList<Edit>> &done) {
            if (done)
                Q_EMIT begun(files);
            else
                Q_EMIT failed(done.error());
        });
}

void BeginScreen::addSample()
{
    if (m_isWriting)
        return;
    m_isWriting = true;
    m_isAsked = true;
    m_sample->setEnabled(false);
    const auto task = m_tasks.run(
        [&database = m_inventory.database(), today = m_inventory.today()](
            TaskControl &control) { return writeSample(database, {.today = today}, control); });
    m_progress->follow(task, tr("Adding the sample prefecture"));
    whenDone(task, this, [this](const Result<SampleSummary> &summary) {
        m_isWriting = false;
        m_sample->setEnabled(true);
        refresh();
        if (!summary && summary.error().kind != Error::Kind::Cancelled)
            Q_EMIT failed(summary.error());
    });
}

} // namespace hz::console
