// Are 1,193 censuses added up at once? From documents as they lie in a database to how every unit
// stands, with every signature checked, and to the sums of eight counties and of the prefecture;
// beside the same sums over the same figures in plain SQLite, and beside the bare check of as many
// signatures. One JSON line a figure. The bar is 1 s.
#include "store/plainsqlite.h"

#include <hz/inventory/censusreturn.h>
#include <hz/inventory/returnstate.h>

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace hz;
using namespace hz::inventory;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSchools = 1193;
constexpr int kCounties = 8;
constexpr int kCensusYear = 2025;

void print(const char *figure, double value, const char *unit)
{
    std::printf("{\"bench\":\"census\",\"figure\":\"%s\",\"value\":%.2f,\"unit\":\"%s\"}\n", figure,
        value, unit);
    std::fflush(stdout);
}

template<typename Work> double msOf(int runs, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

UnitCode codeOf(int school)
{
    return UnitCode(u"2162%1"_s.arg(school, 6, 10, QChar(u'0')));
}

} // namespace

int main()
{
    const ReturnForm form = shippedForm().value();
    const auto key = account::SigningKey::fromSeed(QByteArray(32, 'k'));
    QMap<QString, QJsonObject> documents;
    documents.insert(u"signer:"_s + key.id(), Signer{.key = key.id(), .name = u"x"_s}.toJson());
    std::vector<CensusAct> acts;
    std::vector<QStringList> expected(kCounties);
    std::vector<CensusReturn> returns;
    for (int i = 0; i < kSchools; ++i) {
        CensusReturn each{
            .unit = codeOf(i), .year = kCensusYear, .form = form.id, .formVersion = form.version};
        for (size_t cell = 0; cell < form.cells.size(); ++cell)
            each.cells.insert(form.cells[cell].id, qint64((size_t(i) * 31 + cell * 17) % 997));
        expected[size_t(i % kCounties)].append(each.unit.text());
        documents.insert(documentId(each), each.toJson());
        for (const CensusActKind kind : {CensusActKind::Submitted, CensusActKind::Accepted}) {
            acts.push_back(signedBy(key,
                {.kind = kind,
                    .unit = each.unit,
                    .year = kCensusYear,
                    .ofReturn = hashOf(each),
                    .turn = kind == CensusActKind::Submitted ? 1 : 2,
                    .at = QDateTime(QDate(2025, 10, 1), QTime(0, 0), Qt::UTC),
                    .by = u"x"_s}));
            documents.insert(documentId(acts.back()), acts.back().toJson());
        }
        returns.push_back(std::move(each));
    }

    std::shared_ptr<const CensusYear> year;
    print("documents to states, every hash and signature checked",
        msOf(5, [&] { year = CensusYear::fromDocuments(kCensusYear, documents); }), "ms");
    print("the bare check of as many signatures",
        msOf(5,
            [&] {
                for (const CensusAct &act : acts)
                    if (!account::isSigned(act.key, act.message(), act.signature))
                        qFatal("a signature is not valid");
            }),
        "ms");
    qint64 students = 0;
    print("sums of 8 counties and the prefecture",
        msOf(9,
            [&] {
                std::vector<ReturnPart> counties;
                QStringList codes;
                for (int i = 0; i < kCounties; ++i) {
                    const QString code = QString::number(629900 + i);
                    codes.append(code);
                    const CensusReturn sum = rolledUp(form, UnitCode(code), kCensusYear,
                        year->accepted(expected[size_t(i)]), expected[size_t(i)]);
                    counties.push_back({hashOf(sum), sum});
                }
                const CensusReturn whole
                    = rolledUp(form, UnitCode(u"629999"_s), kCensusYear, counties, codes);
                students = whole.cells.value(u"students.total"_s);
            }),
        "ms");

    std::vector<test::FloorFigure> figures;
    for (int i = 0; i < kSchools; ++i)
        for (auto cell = returns[size_t(i)].cells.begin(); cell != returns[size_t(i)].cells.end();
             ++cell)
            figures.push_back({i % kCounties, cell.key().toUtf8(), cell.value()});
    print("floor: the same sums in plain SQLite in memory", test::plainSumsMs(figures), "ms");
    return students > 0 ? 0 : 1;
}
