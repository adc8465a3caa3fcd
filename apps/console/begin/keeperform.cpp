#include "begin/keeperform.h"

#include <hz/ui/choicerow.h>
#include <hz/ui/label.h>
#include <hz/ui/statusglyph.h>

#include <QtCore/QScopedValueRollback>
#include <QtCore/QStringListModel>
#include <QtGui/QPainter>
#include <QtGui/QRegularExpressionValidator>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include <array>

namespace hz::console {

using namespace inventory;

namespace {

// In the order of the chips.
constexpr std::array kLevels{UnitLevel::School, UnitLevel::County, UnitLevel::Prefecture};

// A field with its name above, as high as a finger wants it.
QWidget *titled(const QString &title, QWidget *field)
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::theme().px(4));
    column->addWidget(
        new ui::Label(title, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2));
    field->setAccessibleName(title);
    field->setMinimumHeight(ui::theme().px(ui::Measure::TouchMin));
    column->addWidget(field);
    return box;
}

// Before the sentence that says what is wrong.
class BadGlyph final : public QWidget {
public:
    explicit BadGlyph(QWidget *parent)
        : QWidget(parent)
    {
        const int side = ui::theme().px(16);
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        ui::drawStatusGlyph(
            painter, ui::Status::Bad, rect(), ui::theme().colour(ui::Token::Surface));
    }
};

QString shownSchool(const School &school)
{
    return school.name + u' ' + school.code.text();
}

} // namespace

KeeperForm::KeeperForm(QWidget *parent)
    : QWidget(parent)
    , m_level(
          new ui::ChoiceRow(QStringLiteral("level"), tr("I look after the rooms and machines of"),
              {tr("a school"), tr("a county"), tr("the prefecture")}))
    , m_county(new QComboBox)
    , m_name(new QLineEdit)
    , m_code(new QLineEdit)
    , m_problem(new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text))
    , m_schools(new QStringListModel(this))
{
    buildUi();
    connect(m_level, &ui::ChoiceRow::chosenChanged, this, &KeeperForm::showFields);
    connect(m_level, &ui::ChoiceRow::chosenChanged, this, &KeeperForm::take);
    connect(m_county, &QComboBox::currentIndexChanged, this, &KeeperForm::listSchools);
    connect(m_county, &QComboBox::currentIndexChanged, this, &KeeperForm::take);
    connect(m_name, &QLineEdit::editingFinished, this, &KeeperForm::take);
    connect(m_code, &QLineEdit::editingFinished, this, &KeeperForm::take);
    setInventory({});
    showFields();
}

void KeeperForm::buildUi()
{
    m_county->setObjectName(QStringLiteral("county"));
    m_name->setObjectName(QStringLiteral("schoolName"));
    m_code->setObjectName(QStringLiteral("schoolCode"));
    m_problem->setObjectName(QStringLiteral("keeperProblem"));
    m_code->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,10}")), m_code));
    m_code->setPlaceholderText(tr("Ten digits"));
    m_name->setPlaceholderText(tr("In full, as on its seal"));
    auto *completer = new QCompleter(m_schools, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_name->setCompleter(completer);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this,
        &KeeperForm::takeSchool, Qt::QueuedConnection); // after the field has taken the line
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ui::theme().px(12));
    column->addWidget(m_level);
    auto *row = new QHBoxLayout;
    row->setSpacing(ui::theme().px(12));
    const auto add = [&](const QString &title, QWidget *field, int stretch, bool isOfSchools) {
        m_rows.emplace_back(titled(title, field), isOfSchools);
        row->addWidget(m_rows.back().first, stretch);
    };
    add(tr("County"), m_county, 2, false);
    add(tr("Name of the school"), m_name, 3, true);
    add(tr("Its code"), m_code, 2, true);
    column->addLayout(row);
    // Its place is kept, so that what is below does not move away from the pointer.
    m_problemRow = new QWidget;
    QSizePolicy kept = m_problemRow->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_problemRow->setSizePolicy(kept);
    auto *words = new QHBoxLayout(m_problemRow);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(ui::theme().px(8));
    words->addWidget(new BadGlyph(m_problemRow));
    words->addWidget(m_problem, 1);
    m_problemRow->hide();
    column->addWidget(m_problemRow);
}

UnitLevel KeeperForm::level() const
{
    // Who never said anything sees everything there is.
    return m_level->chosen() < 0 ? UnitLevel::Prefecture : kLevels[size_t(m_level->chosen())];
}

void KeeperForm::setInventory(std::shared_ptr<const Register> inventory)
{
    m_inventory = std::move(inventory);
    const QScopedValueRollback filling(m_isFilling, true);
    listCounties();
    listSchools();
}

void KeeperForm::listCounties()
{
    const QVariant before = m_county->currentData();
    m_county->clear();
    for (const Unit &unit : unitsToChoose(m_inventory.get()))
        if (unit.level == UnitLevel::County)
            m_county->addItem(unit.name, unit.code.text());
    m_county->setCurrentIndex(std::max(0, m_county->findData(before)));
}

void KeeperForm::listSchools()
{
    QStringList shown;
    const QString county = m_county->currentData().toString();
    if (m_inventory)
        for (const School &school : m_inventory->schools())
            if (school.county.text() == county)
                shown.append(shownSchool(school));
    m_schools->setStringList(shown);
}

void KeeperForm::setKeeper(const Keeper &keeper)
{
    const QScopedValueRollback filling(m_isFilling, true);
    for (size_t i = 0; i < kLevels.size(); ++i)
        if (kLevels[i] == keeper.level)
            m_level->setChosen(int(i));
    const UnitCode &county = keeper.level == UnitLevel::County ? keeper.unit : keeper.county;
    if (const int at = m_county->findData(county.text()); at >= 0)
        m_county->setCurrentIndex(at);
    if (keeper.level == UnitLevel::School) {
        m_name->setText(keeper.name);
        m_code->setText(keeper.unit.text());
    }
    showFields();
}

void KeeperForm::setNobody()
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_level->setChosen(-1);
    showFields();
}

Keeper KeeperForm::keeper() const
{
    const UnitCode county(m_county->currentData().toString());
    switch (level()) {
    case UnitLevel::School:
        return {.level = UnitLevel::School,
            .unit = UnitCode(m_code->text()),
            .name = m_name->text().simplified(),
            .county = county};
    case UnitLevel::County:
        return {.level = UnitLevel::County, .unit = county};
    case UnitLevel::Prefecture:
        break;
    }
    return {.level = UnitLevel::Prefecture};
}

void KeeperForm::showFields()
{
    for (const auto &[row, isOfSchools] : m_rows)
        row->setVisible(
            level() == UnitLevel::School || (level() == UnitLevel::County && !isOfSchools));
    m_problemRow->hide();
    Q_EMIT levelChanged();
}

// "测试第一小学 2162999001" out of the list.
void KeeperForm::takeSchool(const QString &shown)
{
    for (const School &school : m_inventory->schools())
        if (shownSchool(school) == shown) {
            m_name->setText(school.name);
            m_code->setText(school.code.text());
        }
    take();
}

void KeeperForm::tell(const Result<> &outcome)
{
    m_problem->setText(outcome ? QString() : outcome.error().message);
    m_problemRow->setVisible(!outcome);
}

void KeeperForm::take()
{
    if (m_isFilling)
        return;
    const Result<> outcome = checkKeeper(keeper());
    if (outcome)
        Q_EMIT changed(keeper());
    // What was not typed yet is not wrong.
    const bool isBegun = !m_code->text().isEmpty() && !m_name->text().isEmpty();
    tell(outcome || isBegun || level() != UnitLevel::School ? outcome : Result<>());
}

bool KeeperForm::check()
{
    const Result<> outcome = checkKeeper(keeper());
    tell(outcome);
    if (!outcome && level() == UnitLevel::School)
        (m_name->text().simplified().isEmpty() ? m_name : m_code)->setFocus();
    return outcome.has_value();
}

} // namespace hz::console
