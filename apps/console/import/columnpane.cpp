#include "import/columnpane.h"

#include <hz/sheet/values.h>
#include <hz/ui/card.h>
#include <hz/ui/elidedlabel.h>
#include <hz/ui/segmented.h>
#include <hz/ui/style.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QSignalBlocker>
#include <QtCore/QStringListModel>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <array>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::ColumnPane)
};

// At scale 1.
constexpr double kGap = 8, kColumnGap = 12, kLineGap = 6, kName = 108, kChoice = 168;

constexpr qint64 kFenOfYuan = 100, kFenOfTenThousand = 1'000'000;
constexpr size_t kMostColumns = 200; // that are shown without being imported
constexpr int kSamples = 3;

using Field = ImportField;

constexpr std::array kDeviceFields{Field::School, Field::SchoolCode, Field::County, Field::Room,
    Field::Tag, Field::Serial, Field::Uuid, Field::BoardSerial, Field::Mac, Field::DiskSerial,
    Field::Kind, Field::Name, Field::Maker, Field::Model, Field::State, Field::Pool, Field::Booked,
    Field::Price, Field::Warranty, Field::Holder, Field::Seen, Field::Cpu, Field::Memory,
    Field::Disk, Field::System, Field::Note, Field::Quantity};
constexpr std::array kSchoolFields{Field::School, Field::SchoolCode, Field::County,
    Field::SchoolKind, Field::Locality, Field::Parent};
constexpr std::array kCensusFields{
    Field::School, Field::SchoolCode, Field::County, Field::Year, Field::Stage};
constexpr std::array kPeople{Field::Students, Field::Classes, Field::Teachers};

constexpr std::array kEncodings{sheet::TextEncoding::Utf8, sheet::TextEncoding::Gb18030,
    sheet::TextEncoding::Utf16Le, sheet::TextEncoding::Utf16Be};

QString wordOfEncoding(sheet::TextEncoding encoding)
{
    switch (encoding) {
    case sheet::TextEncoding::Utf8:
        return QStringLiteral("UTF-8");
    case sheet::TextEncoding::Gb18030:
        return QStringLiteral("GBK (GB18030)");
    case sheet::TextEncoding::Utf16Le:
        return QStringLiteral("UTF-16");
    case sheet::TextEncoding::Utf16Be:
        return QStringLiteral("UTF-16 BE");
    }
    return {};
}

// A wheel that scrolls the list past it chooses nothing.
class FieldBox final : public QComboBox {
protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

ColumnChoice choiceOf(const MappedColumn &column)
{
    return {column.field, column.stage, column.field == Field::Price ? column.fen : kFenOfYuan};
}

bool mayRepeat(const ColumnChoice &choice)
{
    return choice.field == Field::Ignored || choice.field == Field::Mac
        || choice.field == Field::DiskSerial;
}

// The first values of a column that differ.
QString samplesOf(const ImportEntry &entry, size_t column)
{
    constexpr size_t kRowsLookedAt = 200;
    constexpr qsizetype kLongest = 40;
    const ImportTable &table = *entry.list.table;
    QStringList samples;
    size_t looked = 0;
    for (size_t row = 0; row < table.rows() && looked < kRowsLookedAt; ++row) {
        if (table.number(row) <= entry.list.map.titleRow)
            continue;
        ++looked;
        const QString text = sheet::normalised(table.text(row, column).left(kLongest));
        if (!text.isEmpty() && !samples.contains(text))
            samples.append(text);
        if (samples.size() == kSamples)
            break;
    }
    return samples.isEmpty() ? Tr::tr("empty") : samples.join(Tr::tr(", ", "between samples"));
}

ui::Label *quiet(const QString &text)
{
    return new ui::Label(text, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
}

QWidget *named(const QString &name, QWidget *field)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::theme().px(kGap));
    ui::Label *label = quiet(name);
    label->setMinimumWidth(ui::theme().px(kName));
    row->addWidget(label);
    row->addWidget(field, 1);
    field->setAccessibleName(name);
    return line;
}

} // namespace

std::vector<ColumnChoice> columnChoices(ImportSubject subject)
{
    std::vector<ColumnChoice> choices{{}};
    const auto add = [&choices](const auto &fields) {
        for (const Field field : fields) {
            choices.push_back({field, {}, kFenOfYuan});
            if (field == Field::Price)
                choices.push_back({field, {}, kFenOfTenThousand});
        }
    };
    switch (subject) {
    case ImportSubject::Devices:
        add(kDeviceFields);
        break;
    case ImportSubject::Schools:
        add(kSchoolFields);
        break;
    case ImportSubject::Census:
        add(kCensusFields);
        add(kPeople);
        for (size_t stage = 0; stage < kStages; ++stage)
            for (const Field field : kPeople)
                choices.push_back({field, Stage(stage), kFenOfYuan});
        break;
    }
    return choices;
}

QString wordOf(const ColumnChoice &choice)
{
    const QString word = inventory::wordOf(choice.field);
    if (choice.stage)
        return Tr::tr("%1 %2", "stage, students or classes or teachers")
            .arg(inventory::wordOf(*choice.stage), word);
    return choice.fen == kFenOfTenThousand ? Tr::tr("%1 (10,000 yuan)").arg(word) : word;
}

ColumnMap withChoice(ColumnMap map, size_t column, const ColumnChoice &choice)
{
    if (!mayRepeat(choice))
        for (MappedColumn &other : map.columns)
            if (other.field == choice.field && other.stage == choice.stage)
                other.field = Field::Ignored;
    MappedColumn &mapped = map.columns[column];
    mapped.field = choice.field;
    mapped.stage = choice.stage;
    mapped.fen = choice.fen;
    mapped.isGuessedByValues = false;
    mapped.isDouble = false;
    map.name.clear(); // it is not the one that was kept any more
    return map;
}

ColumnPane::ColumnPane(QWidget *parent)
    : QWidget(parent)
    , m_words(new QStringListModel(this))
{
    buildUi();
}

void ColumnPane::buildUi()
{
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_card = new ui::Card(tr("Columns"));
    whole->addWidget(m_card);
    QVBoxLayout *column = m_card->body();
    column->setSpacing(ui::theme().px(kGap));
    column->addWidget(buildSettings());
    m_note = quiet(tr("Agents' reports name their parts themselves: no columns have to be "
                      "matched. Tags that agents were installed with are rooms of the school."));
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setObjectName(QStringLiteral("columns"));
    m_scroll = scroll;
    column->addWidget(scroll, 1);
    column->addWidget(buildKeeping());
    column->addStretch(0);
}

QWidget *ColumnPane::buildSettings()
{
    auto *settings = new QWidget;
    auto *column = new QVBoxLayout(settings);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::theme().px(kGap));
    std::vector<ui::Segmented::Choice> subjects;
    for (size_t i = 0; i < terms<ImportSubject>().size(); ++i)
        subjects.push_back({inventory::wordOf(ImportSubject(i))});
    m_subject = new ui::Segmented(tr("What a row is"), subjects);
    connect(m_subject, &ui::Segmented::chosenChanged, this, [this](int which) {
        ColumnMap map = m_entry.list.map;
        map.subject = ImportSubject(which);
        Q_EMIT mapChanged(map);
    });
    m_subjectRow = named(tr("What a row is"), m_subject);
    column->addWidget(m_subjectRow);
    m_school = new QPushButton;
    m_school->setObjectName(QStringLiteral("importSchool"));
    ui::setCompact(m_school);
    connect(m_school, &QPushButton::clicked, this, &ColumnPane::schoolAsked);
    column->addWidget(named(tr("School of all rows"), m_school));
    m_encoding = new QComboBox;
    m_encoding->setObjectName(QStringLiteral("importEncoding"));
    for (const sheet::TextEncoding encoding : kEncodings)
        m_encoding->addItem(wordOfEncoding(encoding));
    connect(m_encoding, &QComboBox::activated, this,
        [this](int which) { Q_EMIT encodingChosen(kEncodings[size_t(which)]); });
    m_encodingRow = named(tr("Encoding"), m_encoding);
    column->addWidget(m_encodingRow);
    return settings;
}

QWidget *ColumnPane::buildKeeping()
{
    m_keeping = new QWidget;
    auto *row = new QHBoxLayout(m_keeping);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ui::theme().px(kGap));
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("mapName"));
    m_name->setAccessibleName(tr("Name of this kind of list"));
    m_name->setPlaceholderText(tr("Name of this kind of list"));
    constexpr int kLongestName = 60;
    m_name->setMaxLength(kLongestName);
    m_keep = new QPushButton(ui::icon(ui::IconName::Save), tr("Remember"));
    m_keep->setObjectName(QStringLiteral("keepMap"));
    m_keep->setToolTip(tr("Lists with the same titles are understood like this from now on"));
    ui::setCompact(m_keep);
    const auto keep = [this] {
        if (!m_name->text().trimmed().isEmpty())
            Q_EMIT keepAsked(m_name->text().trimmed());
    };
    connect(m_keep, &QPushButton::clicked, this, keep);
    connect(m_name, &QLineEdit::returnPressed, this, keep);
    connect(m_name, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_keep->setEnabled(!text.trimmed().isEmpty()); });
    m_keep->setEnabled(false);
    row->addWidget(m_name, 1);
    row->addWidget(m_keep);
    return m_keeping;
}

void ColumnPane::show(const ImportEntry &entry, const Register &inventory)
{
    const bool isOther = m_entry.id != entry.id;
    const bool isOtherSubject
        = m_choices.empty() || m_entry.list.map.subject != entry.list.map.subject;
    m_entry = entry;
    const bool isOfAgents = entry.list.agents != nullptr;
    const ColumnMap &map = entry.list.map;
    m_subjectRow->setVisible(!isOfAgents);
    {
        const QSignalBlocker quiet(m_subject);
        m_subject->setChosen(int(map.subject));
    }
    const quint32 school = inventory.schoolRow(entry.school);
    m_school->setText(school != kNoRow ? inventory.schools()[school].name
            : isOfAgents               ? tr("Choose a school")
                                       : tr("As each row, or the heading, says"));
    m_encodingRow->setVisible(entry.list.encoding.has_value());
    if (entry.list.encoding)
        m_encoding->setCurrentIndex(
            int(std::find(kEncodings.begin(), kEncodings.end(), *entry.list.encoding)
                - kEncodings.begin()));
    m_note->setVisible(isOfAgents);
    m_scroll->setVisible(!isOfAgents);
    m_keeping->setVisible(!isOfAgents && map.titleRow > 0);
    if (isOther || m_name->text().isEmpty())
        m_name->setText(map.name);
    showNote();
    if (isOfAgents)
        return;
    if (isOtherSubject) {
        m_choices = columnChoices(map.subject);
        QStringList words;
        for (const ColumnChoice &choice : m_choices)
            words.append(wordOf(choice));
        m_words->setStringList(words);
    }
    if (m_shown != entry.list.table)
        buildColumns();
    showColumns();
}

void ColumnPane::showNote()
{
    const ColumnMap &map = m_entry.list.map;
    if (m_entry.list.agents)
        m_card->setNote({});
    else if (!map.name.isEmpty())
        m_card->setNote(tr("as remembered: %1").arg(map.name));
    else
        m_card->setNote(map.titleRow > 0 ? tr("titles in row %1").arg(map.titleRow)
                                         : tr("a list without titles"));
}

void ColumnPane::buildColumns()
{
    m_shown = m_entry.list.table;
    m_fields.clear();
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, ui::theme().px(kColumnGap), 0); // the scroll bar lies over it
    grid->setHorizontalSpacing(ui::theme().px(kColumnGap));
    grid->setVerticalSpacing(ui::theme().px(kLineGap));
    grid->setColumnStretch(0, 1);
    const std::vector<MappedColumn> &columns = m_entry.list.map.columns;
    int line = 0;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].field == Field::Ignored && i >= kMostColumns)
            continue;
        const QString title
            = columns[i].title.isEmpty() ? tr("Column %1").arg(i + 1) : columns[i].title;
        auto *names = new QVBoxLayout;
        names->setSpacing(0);
        names->addWidget(new ui::ElidedLabel(title, ui::TypeRole::Body));
        names->addWidget(new ui::ElidedLabel(
            samplesOf(m_entry, i), ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text3));
        grid->addLayout(names, line, 0);
        auto *field = new FieldBox;
        field->setObjectName(QStringLiteral("column%1").arg(i));
        field->setAccessibleName(tr("Field of “%1”").arg(title));
        field->setModel(m_words);
        field->setFocusPolicy(Qt::StrongFocus);
        field->setFixedWidth(ui::theme().px(kChoice));
        connect(field, &QComboBox::activated, this, [this, i](int which) { choose(i, which); });
        grid->addWidget(field, line, 1);
        m_fields.emplace_back(i, field);
        ++line;
    }
    grid->setRowStretch(line, 1);
    auto *scroll = static_cast<QScrollArea *>(m_scroll);
    scroll->setWidget(content); // the one before goes
    content->setAutoFillBackground(false);
}

void ColumnPane::showColumns()
{
    for (const auto &[column, field] : m_fields) {
        const auto known = std::find(
            m_choices.begin(), m_choices.end(), choiceOf(m_entry.list.map.columns[column]));
        field->setCurrentIndex(known == m_choices.end() ? 0 : int(known - m_choices.begin()));
    }
}

void ColumnPane::choose(size_t column, int which)
{
    const ColumnChoice &choice = m_choices[size_t(which)];
    if (choiceOf(m_entry.list.map.columns[column]) != choice)
        Q_EMIT mapChanged(withChoice(m_entry.list.map, column, choice));
}

} // namespace hz::console
