#include "importplaces_p.h"
#include "words_p.h"

#include <hz/core/hash.h>

#include <QtCore/QtEndian>

#include <algorithm>

namespace hz::inventory {

namespace {

constexpr int kMostNamed = 5;

RoomId newRoom(const QString &key)
{
    return RoomId(idOfParts(QByteArrayLiteral("room\n") + key.toUtf8()).toString());
}

} // namespace

Ulid idOfParts(const QByteArray &parts)
{
    const QByteArray digest = sha256(parts);
    return Ulid::fromParts(0, qFromBigEndian<quint16>(digest.constData()),
        qFromBigEndian<quint64>(digest.constData() + 2));
}

Places::Places(std::shared_ptr<const Register> inventory)
    : m_inventory(std::move(inventory))
{
    for (const Unit &unit : m_inventory->units()) {
        const QString name = squashed(unit.name);
        m_areas.append(name);
        for (const QStringView end :
            {u"回族自治州", u"自治州", u"自治县", u"市", u"县", u"区", u"州"})
            if (name.endsWith(end) && name.size() > end.size() + 1)
                m_areas.append(name.chopped(end.size()));
    }
    std::sort(m_areas.begin(), m_areas.end(), [](const QString &a, const QString &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    m_areas.removeAll(QString());
    for (const School &school : m_inventory->schools()) {
        m_byName[squashed(school.name)].append(quint32(m_plain.size()));
        m_plain.push_back(plainName(school.name));
    }
    for (const Room &room : m_inventory->rooms())
        m_rooms.insert(roomKey(room.school, room.name), room.id);
}

// Without the names of areas in front, and "第1小学" as "第一小学".
QString Places::plainName(const QString &name) const
{
    static const QStringView kNumerals = u"零一二三四五六七八九";
    QString plain = squashed(name);
    for (int i = 0; i < 3; ++i) {
        const auto area = std::find_if(m_areas.begin(), m_areas.end(), [&](const QString &each) {
            return plain.startsWith(each) && plain.size() > each.size() + 1;
        });
        if (area == m_areas.end())
            break;
        plain.remove(0, area->size());
    }
    for (QChar &c : plain)
        if (c >= u'0' && c <= u'9')
            c = kNumerals[c.unicode() - u'0'];
    return plain;
}

Places::Found Places::school(const QString &text, const QString &county) const
{
    const quint32 byCode = m_inventory->schoolRow(UnitCode(text));
    if (byCode != kNoRow)
        return {byCode};
    const std::vector<School> &schools = m_inventory->schools();
    const QString whole = squashed(text);
    // An area that is named narrows the choice, in a column of its own or in the name.
    QString plainCounty = squashed(county);
    for (const Unit &unit : m_inventory->units()) {
        const QString name = squashed(unit.name);
        if (plainCounty.isEmpty() && unit.level == UnitLevel::County && !name.isEmpty()
            && whole.contains(name))
            plainCounty = name;
    }
    const auto isElsewhere = [&](quint32 row) {
        const quint32 unit = m_inventory->unitRow(schools[row].county);
        if (plainCounty.isEmpty() || unit == kNoRow)
            return false;
        const QString name = squashed(m_inventory->units()[unit].name);
        return schools[row].county.text() != plainCounty && !name.contains(plainCounty)
            && !plainCounty.contains(name);
    };
    QList<quint32> fitting;
    const auto take = [&](quint32 row) {
        if (!isElsewhere(row))
            fitting.append(row);
    };
    for (const quint32 row : m_byName.value(whole))
        take(row);
    const QString plain = plainName(text);
    if (fitting.isEmpty()) {
        for (quint32 row = 0; row < schools.size(); ++row)
            if (m_plain[row] == plain)
                take(row);
    }
    constexpr qsizetype kShortest = 3;
    if (fitting.isEmpty() && plain.size() >= kShortest) {
        for (quint32 row = 0; row < schools.size(); ++row) {
            const QString &known = m_plain[row];
            if (known.size() >= kShortest && (known.endsWith(plain) || plain.endsWith(known)))
                take(row);
        }
    }
    if (fitting.size() == 1)
        return {fitting.first()};
    Found several;
    for (qsizetype i = 0; i < std::min<qsizetype>(fitting.size(), kMostNamed); ++i) {
        const School &school = schools[fitting[i]];
        several.candidates.append(school.code.text() + u' ' + school.name);
    }
    return several;
}

quint32 Places::schoolIn(const QString &heading) const
{
    const QString text = squashed(heading);
    quint32 found = kNoRow;
    qsizetype size = 0;
    bool isSure = false;
    const std::vector<School> &schools = m_inventory->schools();
    for (quint32 row = 0; row < schools.size(); ++row) {
        const QString name = squashed(schools[row].name);
        const bool isNamed = name.size() >= 4 && text.contains(name);
        if (!isNamed || name.size() < size)
            continue;
        isSure = name.size() > size;
        size = name.size();
        found = row;
    }
    return isSure ? found : kNoRow;
}

QString Places::roomKey(const UnitCode &school, const QString &name)
{
    return school.text() + u'/' + squashed(name);
}

RoomId Places::roomId(const QString &key) const
{
    const auto known = m_rooms.constFind(key);
    return known != m_rooms.constEnd() ? *known : newRoom(key);
}

void Places::needRoom(const QString &key, const UnitCode &school, const QString &name)
{
    if (m_rooms.contains(key))
        return;
    const Room made{.id = newRoom(key),
        .school = school,
        .name = name,
        .kind = wordIn<RoomKind>("roomKind", name).value_or(RoomKind::FunctionRoom)};
    m_newRooms.push_back(made);
    m_rooms.insert(key, made.id);
}

} // namespace hz::inventory
