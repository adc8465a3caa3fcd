#include "integerprogram_p.h"

#include <hz/core/task.h>

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtCore/QThread>

#include <algorithm>
#include <cmath>

namespace hz::inventory {

namespace {

constexpr double kTolerance = 1e-5;
constexpr int kMostThreads = 8; // of the solver; more do not help much

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::IntegerProgram)
};

QString nameOf(size_t column)
{
    return u'x' + QString::number(column);
}

Failure notWritten(const QFile &file)
{
    return failure(Error::Kind::Io,
        Tr::tr("“%1” could not be written: %2.").arg(file.fileName(), file.errorString()));
}

Result<> writeText(const QString &path, const std::function<void(QTextStream &)> &write)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    QTextStream stream(&file);
    stream.setRealNumberPrecision(15);
    write(stream);
    stream.flush();
    if (stream.status() != QTextStream::Ok || !file.flush())
        return notWritten(file);
    return {};
}

// "Continuous objective value is 1180.25 - 1.2 seconds", then "Cbc0010I After 17 nodes, 9 on tree,
// 1250.5 best solution, best possible 1200.1 (1.52 seconds)", and at the end "Lower bound: 1240.5".
void readBound(const QByteArray &line, double &bound)
{
    constexpr QByteArrayView kNamed[]{
        "Continuous objective value is ", "best possible ", "Lower bound:"};
    constexpr double kRounded = 1e-5; // it is told with six digits
    for (const QByteArrayView name : kNamed) {
        const qsizetype at = line.indexOf(name);
        if (at < 0)
            continue;
        const QByteArray rest = line.sliced(at + name.size()).trimmed();
        bool isNumber = false;
        const double value = rest.first(rest.indexOf(' ') < 0 ? rest.size() : rest.indexOf(' '))
                                 .toDouble(&isNumber);
        if (isNumber && std::abs(value) < 1e40) // what it has not begun to bound is 1e50
            bound = std::max(bound, value - kRounded * std::abs(value));
    }
}

// "Stopped on time - objective value 12.5" or "Optimal - …", then a column a line: number, name,
// value, reduced cost.
Result<std::vector<double>> readAnswer(const QString &path, size_t columns)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::vector<double>();
    const QByteArray head = file.readLine();
    if (head.contains("nfeasible") || head.contains("no integer solution"))
        return std::vector<double>();
    std::vector<double> values(columns, 0);
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().simplified().split(' ');
        const qsizetype name = fields.first() == "**" ? 2 : 1;
        if (fields.size() < name + 2 || !fields[name].startsWith('x'))
            continue;
        bool isNumber = false;
        const size_t column = fields[name].mid(1).toULongLong(&isNumber);
        if (isNumber && column < columns)
            values[column] = fields[name + 1].toDouble();
    }
    return values;
}

Result<QString> solverAt(const SolverOptions &options)
{
    const QString solver = QStandardPaths::findExecutable(options.program);
    if (solver.isEmpty())
        return failure(Error::Kind::NotFound,
            Tr::tr("The solver “%1” is not installed.").arg(options.program));
    return solver;
}

// Whether it came to its end; else it was told to stop, or took too long.
Result<bool> runSolver(const QString &solver, const QStringList &arguments,
    const SolverOptions &options, TaskControl &task,
    const std::function<void(const QByteArray &)> &said)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::MergedChannels);
    child.start(solver, arguments);
    // It looks at its clock now and then only; a grown tree may keep it.
    const QDeadlineTimer patience(std::chrono::seconds(options.seconds + 5));
    QByteArray text;
    constexpr int kMsBetweenLooks = 50;
    constexpr qsizetype kSaidMost = 1 << 20;
    bool isRunning = child.waitForStarted();
    if (!isRunning)
        return failure(Error::Kind::Io,
            Tr::tr("The solver “%1” did not start: %2.").arg(solver, child.errorString()));
    while (isRunning) {
        isRunning = !child.waitForFinished(kMsBetweenLooks);
        text.append(child.readAll());
        for (qsizetype end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
            said(text.first(end));
            text.remove(0, end + 1);
        }
        if (text.size() > kSaidMost)
            text.clear();
        if (isRunning && (task.isCancelled() || patience.hasExpired())) {
            child.kill();
            child.waitForFinished();
            return false;
        }
    }
    if (child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0)
        return failure(Error::Kind::Io,
            Tr::tr("The solver ended before it was done (code %1).").arg(child.exitCode()));
    return true;
}

} // namespace

int IntegerProgram::addColumn(double cost, double most, bool isInteger)
{
    m_columns.push_back({cost, most, isInteger});
    return int(m_columns.size()) - 1;
}

void IntegerProgram::addRow(double least, double most, std::vector<Term> terms)
{
    m_rows.push_back({least, most, std::move(terms)});
}

double IntegerProgram::cost(const std::vector<double> &values) const
{
    double sum = 0;
    for (size_t i = 0; i < m_columns.size(); ++i)
        sum += m_columns[i].cost * values[i];
    return sum;
}

bool IntegerProgram::holds(const std::vector<double> &values) const
{
    if (values.size() != m_columns.size())
        return false;
    for (size_t i = 0; i < values.size(); ++i) {
        const Column &column = m_columns[i];
        if (values[i] < -kTolerance || values[i] > column.most + kTolerance
            || (column.isInteger && std::abs(values[i] - std::round(values[i])) > kTolerance))
            return false;
    }
    for (const Row &row : m_rows) {
        double sum = 0;
        double size = 1;
        for (const Term &term : row.terms) {
            sum += term.factor * values[size_t(term.column)];
            size = std::max(size, std::abs(term.factor * values[size_t(term.column)]));
        }
        if (sum < row.least - kTolerance * size || sum > row.most + kTolerance * size)
            return false;
    }
    return true;
}

Result<> IntegerProgram::writeMps(const QString &path, const TaskControl &task) const
{
    HZ_CHECK(writeText(path, [&](QTextStream &out) {
        out << "NAME plan FREE\nROWS\n N cost\n";
        for (size_t i = 0; i < m_rows.size(); ++i)
            out << (std::isinf(m_rows[i].most)          ? " G r"
                    : m_rows[i].least == m_rows[i].most ? " E r"
                                                        : " L r")
                << i << '\n';
        std::vector<std::vector<std::pair<size_t, double>>> byColumn(m_columns.size());
        for (size_t i = 0; i < m_rows.size(); ++i)
            for (const Term &term : m_rows[i].terms)
                byColumn[size_t(term.column)].emplace_back(i, term.factor);
        out << "COLUMNS\n";
        bool isInteger = false;
        int markers = 0;
        const auto mark = [&](bool begins) {
            out << " m" << markers++ << " 'MARKER' '" << (begins ? "INTORG" : "INTEND") << "'\n";
            isInteger = begins;
        };
        for (size_t i = 0; i < m_columns.size() && !task.isCancelled(); ++i) {
            if (m_columns[i].isInteger != isInteger)
                mark(m_columns[i].isInteger);
            out << ' ' << nameOf(i) << " cost " << m_columns[i].cost << '\n';
            for (const auto &[row, factor] : byColumn[i])
                out << ' ' << nameOf(i) << " r" << row << ' ' << factor << '\n';
        }
        if (isInteger)
            mark(false);
        out << "RHS\n";
        for (size_t i = 0; i < m_rows.size(); ++i)
            out << " rhs r" << i << ' '
                << (std::isinf(m_rows[i].most) ? m_rows[i].least : m_rows[i].most) << '\n';
        out << "RANGES\n";
        for (size_t i = 0; i < m_rows.size(); ++i)
            if (!std::isinf(m_rows[i].most) && !std::isinf(m_rows[i].least)
                && m_rows[i].least != m_rows[i].most)
                out << " rng r" << i << ' ' << m_rows[i].most - m_rows[i].least << '\n';
        out << "BOUNDS\n";
        for (size_t i = 0; i < m_columns.size(); ++i)
            if (std::isinf(m_columns[i].most))
                out << " PL bnd " << nameOf(i) << '\n';
            else
                out << " UP bnd " << nameOf(i) << ' ' << m_columns[i].most << '\n';
        out << "ENDATA\n";
    }));
    if (task.isCancelled())
        return cancelled();
    return {};
}

Result<ProgramAnswer> solve(const IntegerProgram &program, const std::vector<double> &start,
    const SolverOptions &options, TaskControl &task)
{
    HZ_TRY(const QString solver, solverAt(options));
    const QTemporaryDir dir;
    const QString model = dir.filePath(QStringLiteral("model.mps"));
    const QString begin = dir.filePath(QStringLiteral("begin.txt"));
    const QString order = dir.filePath(QStringLiteral("order.csv"));
    const QString answer = dir.filePath(QStringLiteral("answer.txt"));
    HZ_CHECK(program.writeMps(model, task));
    if (!options.order.empty())
        HZ_CHECK(writeText(order, [&](QTextStream &out) {
            out << "name,priority\n";
            for (size_t i = 0; i < options.order.size(); ++i)
                out << nameOf(i) << ',' << options.order[i] << '\n';
        }));
    if (!start.empty())
        HZ_CHECK(writeText(begin, [&](QTextStream &out) {
            out << "Begin - objective value " << program.cost(start) << '\n';
            for (size_t i = 0; i < start.size(); ++i)
                if (start[i] != 0)
                    out << i << ' ' << nameOf(i) << ' ' << start[i] << '\n';
        }));
    QStringList arguments{model};
    if (!start.empty())
        arguments << QStringLiteral("-mips") << begin;
    if (!std::isinf(options.cutoff))
        arguments << QStringLiteral("-cutoff") << QString::number(options.cutoff, 'f', 3);
    if (!options.order.empty())
        arguments << QStringLiteral("-priorityIn") << order;
    if (options.isProof)
        arguments << QStringLiteral("-heuristicsOnOff") << QStringLiteral("off")
                  << QStringLiteral("-cuts") << QStringLiteral("off") << QStringLiteral("-threads")
                  << QString::number(std::clamp(QThread::idealThreadCount(), 1, kMostThreads));
    arguments << QStringLiteral("-ratioGap") << QString::number(options.gap)
              << QStringLiteral("-timeMode") << QStringLiteral("elapsed") << QStringLiteral("-sec")
              << QString::number(options.seconds) << QStringLiteral("-solve")
              << QStringLiteral("-solution") << answer;
    ProgramAnswer result;
    bool isProven = false;
    HZ_TRY(
        const bool isDone, runSolver(solver, arguments, options, task, [&](const QByteArray &line) {
            readBound(line, result.bound);
            isProven |= line.startsWith("Result - Optimal solution found")
                && !line.contains("within gap");
            if (line.startsWith("Result - Problem proven infeasible"))
                result.bound = options.cutoff;
        }));
    result.isStopped = task.isCancelled();
    if (!isDone)
        return result;
    HZ_TRY(result.values, readAnswer(answer, program.columns()));
    for (double &value : result.values)
        if (std::abs(value - std::round(value)) < kTolerance)
            value = std::round(value);
    if (!result.values.empty() && !program.holds(result.values))
        return failure(Error::Kind::Io, Tr::tr("The solver's answer does not hold."));
    if (isProven && !result.values.empty())
        result.bound = program.cost(result.values);
    return result;
}

Result<std::vector<double>> rowPrices(
    const IntegerProgram &program, const SolverOptions &options, TaskControl &task)
{
    HZ_TRY(const QString solver, solverAt(options));
    const QTemporaryDir dir;
    const QString model = dir.filePath(QStringLiteral("model.mps"));
    const QString answer = dir.filePath(QStringLiteral("answer.txt"));
    HZ_CHECK(program.writeMps(model, task));
    const QStringList arguments{model, QStringLiteral("-timeMode"), QStringLiteral("elapsed"),
        QStringLiteral("-sec"), QString::number(options.seconds), QStringLiteral("-initialSolve"),
        QStringLiteral("-printingOptions"), QStringLiteral("all"), QStringLiteral("-solution"),
        answer};
    HZ_TRY(
        const bool isDone, runSolver(solver, arguments, options, task, [](const QByteArray &) {}));
    if (!isDone)
        return cancelled();
    // Number, name, value, dual price; the rows first.
    QFile file(answer);
    if (!file.open(QIODevice::ReadOnly) || !file.readLine().startsWith("Optimal"))
        return failure(Error::Kind::Io, Tr::tr("The solver's answer does not hold."));
    std::vector<double> prices(program.rows(), 0);
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().simplified().split(' ');
        const qsizetype name = fields.first() == "**" ? 2 : 1;
        if (fields.size() < name + 3 || !fields[name].startsWith('r'))
            continue;
        bool isNumber = false;
        const size_t row = fields[name].mid(1).toULongLong(&isNumber);
        if (isNumber && row < prices.size())
            prices[row] = fields[name + 2].toDouble();
    }
    return prices;
}

} // namespace hz::inventory
