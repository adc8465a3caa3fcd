// Reading and laying out the fields of a document: what is missing has its default, what is of the
// wrong kind is an error that names the field.
#pragma once

#include <hz/core/id.h>
#include <hz/core/result.h>
#include <hz/core/ulid.h>
#include <hz/inventory/terms.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDate>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace hz::inventory {

/// "1 September 2025"; nothing for no day.
QString writtenDay(const QDate &day);

/// Keeps the first error; ask for it at the end.
class Fields {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Fields)

public:
    explicit Fields(const QJsonObject &json)
        : m_json(json)
    {
    }

    void read(QLatin1StringView key, QString &value);
    void read(QLatin1StringView key, bool &value);
    void read(QLatin1StringView key, int &value, int least = 0);
    void read(QLatin1StringView key, qint64 &value, qint64 least = 0);
    void read(QLatin1StringView key, QDate &value);
    void read(QLatin1StringView key, QStringList &value);
    void read(QLatin1StringView key, QMap<QString, QString> &value);
    template<typename Tag> void read(QLatin1StringView key, Id<Tag> &value)
    {
        QString text;
        read(key, text);
        value = Id<Tag>(text);
    }
    template<typename E>
    requires std::is_enum_v<E>
    void read(QLatin1StringView key, E &value)
    {
        std::optional<E> found = value;
        read(key, found);
        if (found)
            value = *found;
    }
    template<typename E>
    requires std::is_enum_v<E>
    void read(QLatin1StringView key, std::optional<E> &value)
    {
        QString name;
        read(key, name);
        if (name.isEmpty())
            return;
        value = fromName<E>(name);
        if (!value)
            refuse(key);
    }
    /// An id that must be there.
    template<typename Tag> void need(QLatin1StringView key, Id<Tag> &value)
    {
        read(key, value);
        if (value.isEmpty())
            refuse(key);
    }
    void refuse(QLatin1StringView key);

    Result<> outcome() const;

private:
    const QJsonObject &m_json;
    QString m_wrong;
};

/// Lays fields over a body; what has its empty value is taken out.
class Layout {
public:
    Layout(QJsonObject &json, QLatin1StringView type);

    Layout &set(QLatin1StringView key, const QString &value);
    Layout &set(QLatin1StringView key, qint64 value); // 0 is taken out
    Layout &set(QLatin1StringView key, const QDate &value);
    Layout &set(QLatin1StringView key, const QStringList &value);
    Layout &set(QLatin1StringView key, const QMap<QString, QString> &value);
    Layout &flag(QLatin1StringView key, bool value);
    template<typename Tag> Layout &set(QLatin1StringView key, const Id<Tag> &value)
    {
        return set(key, value.text());
    }
    template<typename E>
    requires std::is_enum_v<E> Layout &set(QLatin1StringView key, E value)
    {
        return set(key, nameOf(value));
    }
    template<typename E>
    requires std::is_enum_v<E> Layout &set(QLatin1StringView key, const std::optional<E> &value)
    {
        return set(key, value ? nameOf(*value) : QString());
    }

private:
    QJsonObject &m_json;
};

} // namespace hz::inventory
