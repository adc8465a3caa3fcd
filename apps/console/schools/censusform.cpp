#include "schools/censusform.h"

#include "window/standing.h"

#include <hz/sheet/values.h>
#include <hz/ui/card.h>
#include <hz/ui/label.h>
#include <hz/ui/style.h>

#include <QtGui/QIntValidator>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

namespace hz::console {

using namespace inventory;

namespace {

constexpr int kMostPeople = 99'999;
constexpr double kMostYuan = 1e12;

struct CountAbout {
    int StageCount::*field;
    const char *title;
};
constexpr CountAbout kCounts[] = {
    {&StageCount::students, QT_TRANSLATE_NOOP("hz::console::CensusForm", "Students")},
    {&StageCount::classes, QT_TRANSLATE_NOOP("hz::console::CensusForm", "Classes")},
    {&StageCount::teachers, QT_TRANSLATE_NOOP("hz::console::CensusForm", "Full-time teachers")},
};

ui::Label *quiet(const QString &text)
{
    return new ui::Label(text, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2);
}

} // namespace

CensusForm::CensusForm(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void CensusForm::showCensus(
    const RuleSet &set, const School &school, const Census *census, int year)
{
    const Census shown = census ? *census : Census{.unit = school.code, .year = year};
    if (m_content && shown == m_census && m_isThere == (census != nullptr))
        return; // what is being typed stays
    m_census = shown;
    m_isThere = census != nullptr;
    if (m_content) {
        m_content->hide();
        m_content->deleteLater();
    }
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    const int gap = ui::theme().px(ui::Measure::DeskGapNarrow);
    const int margin = ui::theme().px(ui::Measure::DeskMarginNarrow);
    column->setContentsMargins(margin, 0, margin, margin);
    column->setSpacing(gap);
    column->addWidget(buildStages(school));
    column->addWidget(buildAnswers(set, school));
    column->addStretch(1);
    scroll->setWidget(content);
    m_content = scroll;
    m_column->addWidget(scroll);
}

QWidget *CensusForm::buildStages(const School &school)
{
    auto *card = new ui::Card(tr("People and classes"));
    card->setNote(m_census.isLocked ? tr("Census of %1, locked: it is as it was reported")
                                          .arg(dayText(censusDay(&m_census, m_census.year)))
            : m_isThere ? tr("Census of %1, open").arg(dayText(censusDay(&m_census, m_census.year)))
                        : tr("Nobody has reported for %1 yet").arg(m_census.year));
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(ui::theme().px(12));
    grid->setVerticalSpacing(ui::theme().px(8));
    int column = 1;
    for (const CountAbout &count : kCounts)
        grid->addWidget(quiet(tr(count.title)), 0, column++);
    int row = 1;
    for (size_t i = 0; i < kStages; ++i) {
        const std::span<const Stage> stages = stagesOf(school.kind);
        const bool teaches = std::find(stages.begin(), stages.end(), Stage(i)) != stages.end();
        if (!teaches && !m_census.stages[i])
            continue;
        grid->addWidget(quiet(wordOf(Stage(i))), row, 0);
        column = 1;
        for (const CountAbout &count : kCounts) {
            const auto value = m_census.stages[i]
                ? std::optional<qint64>((*m_census.stages[i]).*count.field)
                : std::nullopt;
            QLineEdit *field
                = numberField(wordOf(Stage(i)) + QLatin1Char(' ') + tr(count.title), value);
            connect(
                field, &QLineEdit::editingFinished, this, [this, field, i, member = count.field] {
                    StageCount counted = m_census.stages[i].value_or(StageCount());
                    const int number = field->text().toInt();
                    if (counted.*member == number)
                        return;
                    counted.*member = number;
                    m_census.stages[i] = counted;
                    Q_EMIT changed(m_census);
                });
            grid->addWidget(field, row, column++);
        }
        ++row;
    }
    grid->setColumnStretch(column, 1);
    card->body()->addWidget(box);
    return card;
}

QWidget *CensusForm::buildAnswers(const RuleSet &set, const School &school)
{
    auto *card = new ui::Card(tr("What the rules ask"));
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(ui::theme().px(12));
    grid->setVerticalSpacing(ui::theme().px(8));
    grid->setColumnStretch(4, 1);
    const std::vector<AskedAnswer> asked = answersAsked(set, school.kind);
    const int half = int(asked.size() + 1) / 2;
    for (int i = 0; i < int(asked.size()); ++i) {
        const AskedAnswer &answer = asked[size_t(i)];
        const QString name
            = quantityText(set, {.what = Quantity::What::Answer, .answer = answer.key});
        auto *label = quiet(name);
        // Room between the two columns.
        label->setContentsMargins(i < half ? 0 : ui::theme().px(32), 0, 0, 0);
        grid->addWidget(label, i % half, i / half * 2);
        grid->addWidget(answerField(name, answer), i % half, i / half * 2 + 1);
    }
    card->body()->addWidget(box);
    return card;
}

QLineEdit *CensusForm::numberField(const QString &name, std::optional<qint64> value)
{
    auto *field = new QLineEdit(value ? QString::number(*value) : QString());
    field->setAccessibleName(name);
    field->setValidator(new QIntValidator(0, kMostPeople, field));
    field->setAlignment(Qt::AlignRight);
    field->setReadOnly(m_census.isLocked);
    field->setEnabled(!m_census.isLocked);
    field->setFixedWidth(ui::theme().px(120));
    return field;
}

QWidget *CensusForm::answerField(const QString &name, const AskedAnswer &answer)
{
    const auto found = m_census.answers.constFind(answer.key);
    const std::optional<qint64> value
        = found == m_census.answers.constEnd() ? std::nullopt : std::optional<qint64>(*found);
    if (answer.kind == AnswerKind::YesNo) {
        auto *field = new QComboBox;
        field->setAccessibleName(name);
        field->addItems({tr("—", "not answered"), tr("yes"), tr("no")});
        field->setCurrentIndex(!value ? 0 : *value > 0 ? 1 : 2);
        field->setEnabled(!m_census.isLocked);
        field->setFixedWidth(ui::theme().px(120));
        connect(field, &QComboBox::activated, this, [this, key = answer.key](int which) {
            setAnswer(key, which == 0 ? std::nullopt : std::optional<qint64>(which == 1));
        });
        return field;
    }
    QLineEdit *field = numberField(name, value);
    field->setValidator(nullptr);
    if (answer.kind == AnswerKind::Money) {
        field->setText(value ? QString::number(double(*value) / 100, 'f', 2) : QString());
        connect(field, &QLineEdit::editingFinished, this, [this, field, key = answer.key] {
            const std::optional<double> yuan = sheet::parseDecimal(field->text());
            if (yuan && *yuan >= 0 && *yuan <= kMostYuan)
                setAnswer(key, std::llround(*yuan * 100));
            else if (field->text().isEmpty())
                setAnswer(key, std::nullopt);
            else
                Q_EMIT refused(tr("“%1” is no amount of money.").arg(field->text()));
        });
    } else if (answer.kind == AnswerKind::Number) {
        connect(field, &QLineEdit::editingFinished, this, [this, field, key = answer.key] {
            const std::optional<qint64> number = sheet::parseInteger(field->text());
            if (number || field->text().isEmpty())
                setAnswer(key, number);
            else
                Q_EMIT refused(tr("“%1” is no whole number.").arg(field->text()));
        });
    } else {
        field->setText(!value ? QString()
                : *value > 0  ? QDate::fromJulianDay(*value).toString(Qt::ISODate)
                              : tr("no"));
        field->setPlaceholderText(tr("2025-09-01", "how a day is typed"));
        connect(field, &QLineEdit::editingFinished, this, [this, field, key = answer.key] {
            const std::optional<QDate> day = sheet::parseDate(field->text());
            if (day)
                setAnswer(key, day->toJulianDay());
            else if (field->text().isEmpty())
                setAnswer(key, std::nullopt);
            else if (field->text() != tr("no"))
                Q_EMIT refused(tr("“%1” is no day; 2025-09-01 would be one.").arg(field->text()));
        });
    }
    return field;
}

void CensusForm::setAnswer(const QString &key, std::optional<qint64> value)
{
    QMap<QString, qint64> answers = m_census.answers;
    if (value)
        answers[key] = *value;
    else
        answers.remove(key);
    if (answers == m_census.answers)
        return;
    m_census.answers = answers;
    Q_EMIT changed(m_census);
}

} // namespace hz::console
