#include "rules/ruleform.h"

#include <hz/inventory/explanation.h>
#include <hz/sheet/values.h>
#include <hz/ui/icon.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtGui/QIntValidator>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace hz::console {

using namespace inventory;

namespace {

constexpr int kMostThreshold = 1'000'000;

QFormLayout *formOf(QWidget *widget)
{
    auto *form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(ui::theme().px(12));
    form->setVerticalSpacing(ui::theme().px(8));
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

ui::Label *nameOfField(const QString &name)
{
    return new ui::Label(name, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
}

// "Any" and the terms.
template<typename E> QStringList anyAnd(const QString &any)
{
    QStringList texts{any};
    for (size_t i = 0; i < terms<E>().size(); ++i)
        texts.append(wordOf(E(i)));
    return texts;
}

// From its beginning; where somebody is typing the caret stays.
void say(QLineEdit *field, const QString &text)
{
    if (field->text() == text)
        return;
    field->setText(text);
    field->setCursorPosition(0);
}

bool hasThreshold(const Rule &rule)
{
    return rule.test == Rule::Test::AtMost || rule.test == Rule::Test::AtLeast
        || rule.test == Rule::Test::AtLeastPercent;
}

} // namespace

RuleForm::RuleForm(QWidget *parent)
    : QWidget(parent)
    , m_fields(formOf(this))
{
    m_measure = new ui::Label(QString(), ui::TypeRole::Caption);
    m_measure->setWordWrap(true);
    addRow(tr("Measures"), m_measure);
    m_titleZh = addField(tr("Chinese title"));
    m_titleEn = addField(tr("English title"));
    m_threshold = addField(tr("Target"));
    m_threshold->setValidator(new QIntValidator(0, kMostThreshold, m_threshold));
    connect(m_threshold, &QLineEdit::textEdited, this, [this](const QString &text) {
        const Rule rule = taken();
        if (text.isEmpty() || rule == m_rule)
            return;
        m_rule = rule;
        Q_EMIT typed(m_rule);
    });
    m_kinds = new QPushButton;
    connect(m_kinds, &QPushButton::clicked, this, &RuleForm::chooseKinds);
    addRow(tr("Schools"), m_kinds);
    m_stage = addChoice(tr("Stage"), anyAnd<Stage>(tr("any stage")));
    m_locality = addChoice(tr("Place"), anyAnd<Locality>(tr("town and country")));
    m_enrolment = addField(tr("Students at least"));
    m_enrolment->setValidator(new QIntValidator(0, kMostThreshold, m_enrolment));
    m_due = addField(tr("Due"));
    m_due->setPlaceholderText(tr("2025-09-01", "how a day is typed"));
    m_source = addField(tr("Source"));
    m_stretch = new QCheckBox(tr("Beyond what is asked"));
    connect(m_stretch, &QCheckBox::clicked, this, &RuleForm::take);
    m_fields->addRow(QString(), m_stretch);
    auto *remove = new QPushButton(ui::icon(ui::IconName::Trash), tr("Take this rule out"));
    ui::setButtonRole(remove, ui::ButtonRole::Quiet);
    connect(remove, &QPushButton::clicked, this, &RuleForm::removeAsked);
    m_fields->addRow(QString(), remove);
}

void RuleForm::addRow(const QString &name, QWidget *field)
{
    field->setAccessibleName(name);
    m_fields->addRow(nameOfField(name), field);
}

QLineEdit *RuleForm::addField(const QString &name)
{
    auto *field = new QLineEdit;
    connect(field, &QLineEdit::editingFinished, this, &RuleForm::take);
    addRow(name, field);
    return field;
}

QComboBox *RuleForm::addChoice(const QString &name, const QStringList &texts)
{
    auto *field = new QComboBox;
    field->addItems(texts);
    connect(field, &QComboBox::activated, this, &RuleForm::take);
    addRow(name, field);
    return field;
}

void RuleForm::showRule(const RuleSet &set, const Rule &rule)
{
    m_rule = rule;
    m_measure->setText(measureText(set, rule));
    say(m_titleZh, rule.title.zh);
    say(m_titleEn, rule.title.en);
    say(m_threshold, hasThreshold(rule) ? QString::number(rule.threshold) : QString());
    m_threshold->setEnabled(hasThreshold(rule));
    const bool isOfSchools = rule.isFor(UnitLevel::School);
    for (QWidget *field :
        std::initializer_list<QWidget *>{m_kinds, m_stage, m_locality, m_enrolment})
        field->setEnabled(isOfSchools);
    showKinds();
    m_stage->setCurrentIndex(rule.scope.stage ? int(*rule.scope.stage) + 1 : 0);
    m_locality->setCurrentIndex(rule.scope.locality ? int(*rule.scope.locality) + 1 : 0);
    say(m_enrolment,
        rule.scope.enrolmentAtLeast > 0 ? QString::number(rule.scope.enrolmentAtLeast) : QString());
    showDue();
    say(m_source, rule.source);
    m_stretch->setChecked(rule.isStretch);
}

void RuleForm::showDue()
{
    say(m_due, m_rule.due.isValid() ? m_rule.due.toString(Qt::ISODate) : QString());
}

void RuleForm::showKinds()
{
    QStringList kinds;
    for (size_t i = 0; i < kSchoolKinds; ++i)
        if (m_rule.scope.kinds[i])
            kinds.append(wordOf(SchoolKind(i)));
    m_kinds->setText(kinds.size() == 1 ? kinds.front()
                                       : tr("%n kind(s) of schools", nullptr, int(kinds.size())));
    m_kinds->setToolTip(kinds.join(tr(", ", "between the words of a list")));
}

void RuleForm::chooseKinds()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (size_t i = 0; i < kSchoolKinds; ++i) {
        QAction *action = menu->addAction(wordOf(SchoolKind(i)));
        action->setCheckable(true);
        action->setChecked(m_rule.scope.kinds[i]);
        connect(action, &QAction::toggled, this, [this, i](bool isChecked) {
            m_rule.scope.kinds[i] = isChecked;
            m_rule.scope.group.clear(); // it is a list of its own now
            showKinds();
            Q_EMIT changed(m_rule);
        });
    }
    menu->popup(m_kinds->mapToGlobal(QPoint(0, m_kinds->height())));
}

Rule RuleForm::taken() const
{
    Rule rule = m_rule;
    rule.title = {.en = m_titleEn->text().trimmed(), .zh = m_titleZh->text().trimmed()};
    if (hasThreshold(rule) && !m_threshold->text().isEmpty())
        rule.threshold = m_threshold->text().toLongLong();
    rule.scope.stage = m_stage->currentIndex() > 0
        ? std::optional(Stage(m_stage->currentIndex() - 1))
        : std::nullopt;
    rule.scope.locality = m_locality->currentIndex() > 0
        ? std::optional(Locality(m_locality->currentIndex() - 1))
        : std::nullopt;
    rule.scope.enrolmentAtLeast = m_enrolment->text().toInt();
    rule.scope.isBand = rule.scope.enrolmentAtLeast > 0;
    if (m_due->text().isEmpty())
        rule.due = {};
    else if (const std::optional<QDate> due = sheet::parseDate(m_due->text()))
        rule.due = *due;
    rule.source = m_source->text().trimmed();
    rule.isStretch = m_stretch->isChecked();
    return rule;
}

void RuleForm::take()
{
    const Rule rule = taken();
    if (rule != m_rule) {
        m_rule = rule;
        Q_EMIT changed(m_rule);
    } else {
        showDue(); // what is no day is not kept
    }
}

DefinitionsForm::DefinitionsForm(QWidget *parent)
    : QWidget(parent)
    , m_fields(formOf(this))
{
    addChoice(tr("Teachers"), &Definitions::teachers);
    addChoice(tr("Students"), &Definitions::students);
    addChoice(tr("Computers"), &Definitions::computers);
    addChoice(tr("Tablets"), &Definitions::tablets);
    addChoice(tr("One machine a person"), &Definitions::onePerson);
    addNumber(tr("Share of schools, %"), &Definitions::onePersonShare, 100);
    addNumber(tr("Days in repair that count"), &Definitions::repairDays, 3650);
    addNumber(tr("Small schools count as"), &Definitions::smallestEnrolment, 10'000);
    addChoice(tr("Bandwidth"), &Definitions::bandwidth);
}

template<typename E> void DefinitionsForm::addChoice(const QString &name, E Definitions::*field)
{
    auto *choice = new QComboBox;
    choice->setAccessibleName(name);
    for (size_t i = 0; i < terms<E>().size(); ++i)
        choice->addItem(wordOf(E(i)));
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(choice, &QComboBox::activated, this, [this, field](int which) {
        if (m_definitions.*field == E(which))
            return;
        m_definitions.*field = E(which);
        Q_EMIT changed(m_definitions);
    });
    m_refresh.push_back(
        [this, choice, field] { choice->setCurrentIndex(int(m_definitions.*field)); });
    m_fields->addRow(nameOfField(name), choice);
}

void DefinitionsForm::addNumber(const QString &name, int Definitions::*field, int most)
{
    auto *number = new QLineEdit;
    number->setAccessibleName(name);
    number->setValidator(new QIntValidator(0, most, number));
    connect(number, &QLineEdit::editingFinished, this, [this, number, field] {
        if (m_definitions.*field == number->text().toInt())
            return;
        m_definitions.*field = number->text().toInt();
        Q_EMIT changed(m_definitions);
    });
    m_refresh.push_back(
        [this, number, field] { number->setText(QString::number(m_definitions.*field)); });
    m_fields->addRow(nameOfField(name), number);
}

void DefinitionsForm::showDefinitions(const Definitions &definitions)
{
    m_definitions = definitions;
    for (const auto &refresh : m_refresh)
        refresh();
}

} // namespace hz::console
