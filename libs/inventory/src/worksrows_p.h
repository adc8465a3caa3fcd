// Rows of sheets that become documents of money, training and registers: their columns, places and
// what is wrong with them. One thread.
#pragma once

#include "words_p.h"

#include <hz/core/task.h>
#include <hz/inventory/worksimport.h>
#include <hz/sheet/values.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QSet>

#include <algorithm>

namespace hz::inventory {

struct WorksTr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::WorksImport)
};

inline constexpr size_t kTitleRows = 10;
inline constexpr qsizetype kMostProblems = 100;
inline constexpr size_t kBetweenPolls = 512;

struct WorksColumn {
    QString name; // as messages call it
    QStringList words; // squashed, any of them is the title
    bool isNeeded = false;
};

// Where columns stand in a table.
class WorksColumns {
public:
    static Result<WorksColumns> find(
        const ImportTable &table, const std::vector<WorksColumn> &columns)
    {
        WorksColumns best;
        QStringList missing;
        for (size_t row = 0; row < std::min(table.rows(), kTitleRows); ++row) {
            WorksColumns here;
            here.m_row = row;
            here.m_places.assign(columns.size(), -1);
            QStringList lacking;
            for (size_t i = 0; i < columns.size(); ++i) {
                for (size_t cell = 0; cell < table.columns() && here.m_places[i] < 0; ++cell)
                    if (columns[i].words.contains(squashed(table.text(row, cell))))
                        here.m_places[i] = int(cell);
                if (columns[i].isNeeded && here.m_places[i] < 0)
                    lacking.append(columns[i].name);
            }
            if (lacking.isEmpty())
                return here;
            if (missing.isEmpty() || lacking.size() < missing.size())
                missing = lacking;
        }
        if (missing.isEmpty())
            for (const WorksColumn &column : columns)
                if (column.isNeeded)
                    missing.append(column.name);
        return failure(Error::Kind::Invalid,
            WorksTr::tr("“%1” has no column with the title: %2.")
                .arg(table.name(), missing.join(WorksTr::tr(", ", "between what is listed"))));
    }

    size_t firstRow() const { return m_row + 1; }
    QString text(const ImportTable &table, size_t row, size_t column) const
    {
        return m_places[column] < 0 ? QString()
                                    : sheet::normalised(table.text(row, size_t(m_places[column])));
    }

private:
    size_t m_row = 0;
    std::vector<int> m_places;
};

inline QStringList titleWords(std::initializer_list<const char16_t *> texts)
{
    QStringList all;
    for (const char16_t *text : texts)
        all.append(squashed(QStringView(text)));
    return all;
}

// Schools and areas by code and by name; a name that two have is nobody's.
class WorksPlaces {
public:
    explicit WorksPlaces(const Register &inventory)
    {
        for (const Unit &unit : inventory.units()) {
            add(unit.code, unit.name);
            if (unit.level == UnitLevel::Prefecture) // as lists that are exported call it
                for (const char16_t *word : {u"全州", u"The whole prefecture"})
                    add(unit.code, QString::fromUtf16(word));
        }
        for (const School &school : inventory.schools())
            add(school.code, school.name);
    }
    Result<UnitCode> find(const QString &text) const
    {
        const QString key = squashed(text);
        if (m_twice.contains(key))
            return failure(Error::Kind::Conflict,
                WorksTr::tr("several schools are called “%1”: write the code").arg(text));
        const auto found = m_byName.constFind(key);
        if (found == m_byName.constEnd())
            return failure(
                Error::Kind::NotFound, WorksTr::tr("there is no school or county “%1”").arg(text));
        return *found;
    }

private:
    void add(const UnitCode &code, const QString &name)
    {
        m_byName.insert(squashed(code.text()), code);
        const QString key = squashed(name);
        if (const auto known = m_byName.constFind(key);
            known != m_byName.constEnd() && *known != code)
            m_twice.insert(key);
        m_byName.insert(key, code);
    }
    QHash<QString, UnitCode> m_byName;
    QSet<QString> m_twice;
};

/// The column that says whose a row is.
inline WorksColumn unitColumn(bool isNeeded)
{
    return {WorksTr::tr("School or county"),
        titleWords({u"学校", u"单位", u"学校名称", u"单位名称", u"学校或县市", u"学校代码",
            u"学校标识码", u"School", u"Unit", u"School or county"}),
        isNeeded};
}

class WorksProblems {
public:
    explicit WorksProblems(WorksImport &import)
        : m_import(import)
    {
    }
    void add(qint64 row, const QString &what)
    {
        ++m_import.refused;
        if (m_import.problems.size() < kMostProblems)
            m_import.problems.append(WorksTr::tr("Row %1: %2.").arg(row).arg(what));
    }

private:
    WorksImport &m_import;
};

template<typename Visit>
Result<> forEachWorksRow(
    const ImportTable &table, const WorksColumns &columns, TaskControl &task, const Visit &visit)
{
    for (size_t row = columns.firstRow(); row < table.rows(); ++row) {
        if (row % kBetweenPolls == 0) {
            if (task.isCancelled())
                return cancelled();
            task.setProgress(qint64(row), qint64(table.rows()));
        }
        visit(row);
    }
    return {};
}

/// "2025" or "2025年"; nothing where that is no year that work is of.
inline std::optional<int> yearIn(QString text)
{
    if (text.endsWith(u'年'))
        text.chop(1);
    bool isNumber = false;
    const int year = text.toInt(&isNumber);
    return isNumber && isWorkYear(year) ? std::optional(year) : std::nullopt;
}

} // namespace hz::inventory
