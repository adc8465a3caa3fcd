#include "fields_p.h"

#include <QtCore/QLocale>

#include <limits>

namespace hz::inventory {

namespace {

constexpr qint64 kExact = qint64(1) << 53; // what JSON numbers hold

} // namespace

void Fields::refuse(QLatin1StringView key)
{
    if (m_wrong.isEmpty())
        m_wrong = key;
}

Result<> Fields::outcome() const
{
    if (m_wrong.isEmpty())
        return {};
    return failure(Error::Kind::Invalid,
        tr("The field “%1” has a value that is not understood.").arg(m_wrong));
}

QString writtenDay(const QDate &day)
{
    return day.isValid()
        ? QLocale().toString(day, Fields::tr("d MMMM yyyy", "how a date is written"))
        : QString();
}

void Fields::read(QLatin1StringView key, QString &value)
{
    const QJsonValue found = m_json[key];
    if (found.isString())
        value = found.toString();
    else if (!found.isUndefined())
        refuse(key);
}

void Fields::read(QLatin1StringView key, bool &value)
{
    const QJsonValue found = m_json[key];
    if (found.isBool())
        value = found.toBool();
    else if (!found.isUndefined())
        refuse(key);
}

void Fields::read(QLatin1StringView key, qint64 &value, qint64 least)
{
    const QJsonValue found = m_json[key];
    if (found.isUndefined())
        return;
    const double number = found.toDouble(-double(kExact) * 2);
    const qint64 whole
        = number >= -double(kExact) && number <= double(kExact) ? qint64(number) : least - 1;
    if (!found.isDouble() || double(whole) != number || whole < least)
        refuse(key);
    else
        value = whole;
}

void Fields::read(QLatin1StringView key, int &value, int least)
{
    qint64 wide = value;
    read(key, wide, least);
    if (wide > std::numeric_limits<int>::max())
        refuse(key);
    else
        value = int(wide);
}

void Fields::read(QLatin1StringView key, QDate &value)
{
    QString text;
    read(key, text);
    if (text.isEmpty())
        return;
    value = QDate::fromString(text, Qt::ISODate);
    if (!value.isValid())
        refuse(key);
}

void Fields::read(QLatin1StringView key, QStringList &value)
{
    const QJsonValue found = m_json[key];
    if (found.isUndefined())
        return;
    if (!found.isArray()) {
        refuse(key);
        return;
    }
    for (const QJsonValue &text : found.toArray()) {
        if (!text.isString())
            refuse(key);
        value.append(text.toString());
    }
}

void Fields::read(QLatin1StringView key, QMap<QString, QString> &value)
{
    const QJsonValue found = m_json[key];
    if (!found.isUndefined() && !found.isObject())
        refuse(key);
    const QJsonObject object = found.toObject();
    for (auto text = object.begin(); text != object.end(); ++text) {
        if (!text.value().isString())
            refuse(key);
        value.insert(text.key(), text.value().toString());
    }
}

Layout::Layout(QJsonObject &json, QLatin1StringView type)
    : m_json(json)
{
    m_json[QLatin1StringView("type")] = type;
    if (!m_json.contains(QLatin1StringView("schema")))
        m_json[QLatin1StringView("schema")] = 1;
}

Layout &Layout::set(QLatin1StringView key, const QString &value)
{
    if (value.isEmpty())
        m_json.remove(key);
    else
        m_json.insert(key, value);
    return *this;
}

Layout &Layout::set(QLatin1StringView key, qint64 value)
{
    if (value == 0)
        m_json.remove(key);
    else
        m_json.insert(key, value);
    return *this;
}

Layout &Layout::set(QLatin1StringView key, const QDate &value)
{
    return set(key, value.toString(Qt::ISODate));
}

Layout &Layout::set(QLatin1StringView key, const QStringList &value)
{
    if (value.isEmpty())
        m_json.remove(key);
    else
        m_json.insert(key, QJsonArray::fromStringList(value));
    return *this;
}

Layout &Layout::set(QLatin1StringView key, const QMap<QString, QString> &value)
{
    QJsonObject object;
    for (auto text = value.begin(); text != value.end(); ++text)
        object.insert(text.key(), text.value());
    if (object.isEmpty())
        m_json.remove(key);
    else
        m_json.insert(key, object);
    return *this;
}

Layout &Layout::flag(QLatin1StringView key, bool value)
{
    if (value)
        m_json.insert(key, true);
    else
        m_json.remove(key);
    return *this;
}

} // namespace hz::inventory
