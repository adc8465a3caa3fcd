// Times and photos in the documents of tickets and inspections. Values; any thread.
#pragma once

#include "fields_p.h"

#include <hz/store/document.h>

#include <QtCore/QDateTime>

namespace hz::inventory {

inline void readTime(Fields &fields, QLatin1StringView key, QDateTime &time)
{
    QString text;
    fields.read(key, text);
    if (text.isEmpty())
        return;
    time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid())
        fields.refuse(key);
    else
        time = time.toUTC();
}

inline QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

inline QList<store::BlobRef> readPhotos(
    Fields &fields, QLatin1StringView key, const QJsonObject &json, qsizetype most)
{
    QList<store::BlobRef> photos;
    const QJsonArray list = json[key].toArray();
    if (list.size() > most) {
        fields.refuse(key);
        return photos;
    }
    for (const QJsonValue &each : list) {
        Result<store::BlobRef> photo = store::BlobRef::fromJson(each.toObject());
        if (!photo)
            fields.refuse(key);
        else
            photos.append(std::move(*photo));
    }
    return photos;
}

inline QJsonArray photosJson(const QList<store::BlobRef> &photos)
{
    QJsonArray list;
    for (const store::BlobRef &photo : photos)
        list.append(photo.toJson());
    return list;
}

/// An empty list is taken out.
inline void setList(QJsonObject &json, QLatin1StringView key, const QJsonArray &list)
{
    if (list.isEmpty())
        json.remove(key);
    else
        json[key] = list;
}

} // namespace hz::inventory
