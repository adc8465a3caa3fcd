// A mixed integer program and its solver, CBC as a child process: it can be stopped by ending the
// child, and what it says is checked before it is believed. Any thread; blocks the one it runs on.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QString>

#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::inventory {

inline constexpr double kEndless = std::numeric_limits<double>::infinity();

/// Minimise. Columns are not negative.
class IntegerProgram {
public:
    struct Term {
        int column = 0;
        double factor = 0;
    };

    int addColumn(double cost, double most, bool isInteger);
    /// least ≤ terms ≤ most
    void addRow(double least, double most, std::vector<Term> terms);

    double cost(const std::vector<double> &values) const;
    /// Within bounds, rows held, integers whole.
    bool holds(const std::vector<double> &values) const;
    size_t columns() const { return m_columns.size(); }
    size_t rows() const { return m_rows.size(); }

    /// Cancelled if told to stop; then the file is of no use.
    Result<> writeMps(const QString &path, const TaskControl &task) const;

private:
    struct Column {
        double cost;
        double most;
        bool isInteger;
    };
    struct Row {
        double least;
        double most;
        std::vector<Term> terms;
    };
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

struct ProgramAnswer {
    std::vector<double> values = {}; // empty: nothing better than what it began with
    double bound = -kEndless; // no answer costs less; endless: there is none
    bool isStopped = false; // by the task
};

struct SolverOptions {
    QString program = QStringLiteral("cbc");
    int seconds = 60;
    double gap = 0.01; // ends when the answer is this near the bound, of the answer
    double cutoff = kEndless; // what costs more is of no interest
    /// By column: those with the lowest number are decided first. Empty: as the solver likes.
    std::vector<int> order = {};
    /// Many quick steps, none of them in search of an answer: to show that there is none.
    bool isProof = false;
};

/// What one more in each row's bound would add to the cost if columns need not be whole; as rows
/// were added. Errors as of solve(); Cancelled if told to stop.
Result<std::vector<double>> rowPrices(
    const IntegerProgram &program, const SolverOptions &options, TaskControl &task);

/// `start` is an answer to begin with, or nothing. NotFound if there is no such solver; Io if it
/// fails or says what does not hold.
Result<ProgramAnswer> solve(const IntegerProgram &program, const std::vector<double> &start,
    const SolverOptions &options, TaskControl &task);

} // namespace hz::inventory
