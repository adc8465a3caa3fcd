// Whatever forms, returns, acts, signers and words about keys of a census: bytes as they come, and
// good documents with fields changed, dropped and doubled as the bytes say, under ids that may be
// those of others. The readers end with a value or an Error that says why; a value comes back from
// its own JSON; a year is made of whatever there is, and takes no return for whole that is not.
#include "oddjson.h"

#include <hz/account/signing.h>
#include <hz/core/json.h>
#include <hz/inventory/returnform.h>
#include <hz/inventory/returnstate.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QTimeZone>

using namespace hz;
using namespace hz::inventory;
using namespace hz::test;

namespace {

constexpr int kYear = 2025;

template<typename T> void checkValue(const QJsonObject &json)
{
    const Result<T> value = T::fromJson(json);
    if (!value) {
        demand(!value.error().message.isEmpty());
        return;
    }
    const Result<QJsonObject> parsed = parseObject(QJsonDocument(value->toJson()).toJson());
    demand(parsed.has_value());
    const Result<T> back = T::fromJson(*parsed);
    demand(back && *back == *value);
}

void check(const QJsonObject &json)
{
    if (const Result<ReturnForm> form = ReturnForm::fromJson(json); !form)
        demand(!form.error().message.isEmpty());
    checkValue<CensusReturn>(json);
    checkValue<CensusAct>(json);
    checkValue<KeyAct>(json);
    checkValue<Signer>(json);
}

// Where keys have to be named, none counts that nobody has named.
void checkYear(const QMap<QString, QJsonObject> &documents, const KnownKeys &known)
{
    const auto year = CensusYear::fromDocuments(kYear, documents, known);
    for (auto unit = year->units().begin(); unit != year->units().end(); ++unit) {
        demand(unit->state() >= ReturnState::NotBegun && unit->nextTurn() > 0);
        for (const StoredReturn &each : unit->all) {
            const QString id
                = QStringLiteral("censusReturn:%1:%2:").arg(kYear).arg(unit.key().text())
                + each.hash;
            demand(documents.contains(id));
            demand(each.isIntact == (hashOf(documents[id]) == each.hash));
            for (const StoredAct &stored : each.acts) {
                demand(stored.signature != SignatureStanding::Valid
                    || account::isSigned(
                        stored.act.key, stored.act.message(), stored.act.signature));
                demand(!stored.counts() || stored.right != ActRight::Wrong);
                demand(!stored.counts() || known.isEmpty()
                    || !year->keys().unitsOf(stored.act.key).isEmpty());
            }
        }
    }
    QStringList codes;
    for (const UnitCode &unit : year->units().keys())
        codes.append(unit.text());
    static const ReturnForm form = shippedForm().value();
    const CensusReturn sum
        = rolledUp(form, UnitCode(QStringLiteral("629901")), kYear, year->accepted(codes), codes);
    demand(sum.parts.size() + sum.missing.size() <= codes.size());
}

account::SigningKey officeKey()
{
    return account::SigningKey::fromSeed(QByteArray(32, 'o'));
}

// A school's return that was sent in, sent back, corrected and accepted.
const QMap<QString, QJsonObject> &good()
{
    static const QMap<QString, QJsonObject> documents = [] {
        QMap<QString, QJsonObject> all;
        const ReturnForm form = shippedForm().value();
        const auto key = account::SigningKey::fromSeed(QByteArray(32, 'k'));
        const auto office = officeKey();
        const Signer signer{.key = key.id(), .name = QStringLiteral("马知远")};
        all.insert(documentId(signer), signer.toJson());
        const UnitCode school(QStringLiteral("2162000001")), county(QStringLiteral("629921"));
        const Unit above{.code = county, .name = QStringLiteral("柳川县")};
        const School stands{.code = school, .name = signer.name, .county = county};
        all.insert(documentId(above), above.toJson());
        all.insert(documentId(stands), stands.toJson());
        for (const KeyActKind kind : {KeyActKind::Named, KeyActKind::Ended}) {
            const KeyAct said = signedBy(office,
                KeyAct{.kind = kind,
                    .key = key.id(),
                    .unit = school,
                    .at = QDateTime(QDate(kYear, 10, 1), QTime(0, 0), QTimeZone::utc()),
                    .by = {}});
            all.insert(documentId(said), said.toJson());
        }
        int turn = 1;
        CensusReturn version{
            .unit = school, .year = kYear, .form = form.id, .formVersion = form.version};
        const auto add = [&](std::initializer_list<CensusActKind> acts) {
            all.insert(documentId(version), version.toJson());
            for (const CensusActKind kind : acts) {
                const CensusAct act = signedBy(key,
                    {.kind = kind,
                        .unit = school,
                        .year = kYear,
                        .ofReturn = hashOf(version),
                        .turn = turn++,
                        .at = QDateTime(QDate(kYear, 10, 1), QTime(0, 0), QTimeZone::utc()),
                        .by = signer.name,
                        .as = isHandingIn(kind) ? school : county});
                all.insert(documentId(act), act.toJson());
            }
        };
        for (size_t i = 0; i < form.cells.size(); i += 8)
            version.cells.insert(form.cells[i].id, qint64(i));
        add({CensusActKind::Submitted, CensusActKind::SentBack});
        version.replaces = {hashOf(version)};
        version.cells.insert(form.cells.front().id, 7);
        add({CensusActKind::Submitted, CensusActKind::Accepted});
        return all;
    }();
    return documents;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t kLongest = 64 << 10;
    if (size > kLongest)
        return 0;
    if (const Result<QJsonObject> json
        = parseObject(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size))))
        check(*json);
    Choices choices(data, size);
    QMap<QString, QJsonObject> documents = good();
    for (int changes = int(choices.below(6)); changes >= 0 && !choices.isEmpty(); --changes) {
        const QString id = documents.keys()[choices.below(documents.size())];
        const QJsonValue changed = mutated(documents[id], choices, 0);
        if (!changed.isObject())
            continue;
        check(changed.toObject());
        switch (choices.below(4)) {
        case 0: // as a document of its own
            if (const Result<CensusReturn> read = CensusReturn::fromJson(changed.toObject()))
                documents.insert(documentId(*read), changed.toObject());
            if (const Result<CensusAct> read = CensusAct::fromJson(changed.toObject()))
                documents.insert(documentId(*read), changed.toObject());
            if (const Result<KeyAct> read = KeyAct::fromJson(changed.toObject()))
                documents.insert(documentId(*read), changed.toObject());
            break;
        case 1:
            documents.remove(id);
            break;
        default:
            documents.insert(id, changed.toObject());
        }
    }
    checkYear(documents, {});
    checkYear(documents, {{officeKey().id(), UnitCode(QStringLiteral("629921"))}});
    return 0;
}
