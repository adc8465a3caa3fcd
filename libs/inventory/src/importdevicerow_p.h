// What a row says of a machine, before it is known which one it is.
#pragma once

#include "importrow_p.h"

#include <QtCore/QSet>

namespace hz::inventory {

struct DeviceDraft {
    std::vector<std::pair<QLatin1StringView, QJsonValue>> fields = {}; // of a document
    Identity identity = {};
    MatchIndex::Marks marks = {}; // of identity
    QString roomName = {}, roomKey = {}; // where it is no known room's id
    RoomId room = {}; // of roomKey
    quint32 school = kNoRow;
    Ulid first = {}; // the id of a machine that only rows like this one speak of: the first of them
    Ulid own = {}; // of this row; known once all rows are read
    int quantity = 1;
    std::vector<RowProblem> problems = {};
    size_t problemsBefore = 0; // that were found before the quantity was read
    bool isSkipped = false;

    QJsonValue value(QLatin1StringView key) const;
    void set(QLatin1StringView key, const QJsonValue &value) { fields.emplace_back(key, value); }
    void replace(QLatin1StringView key, const QJsonValue &value);
};

/// What it reads follows from the row alone, whatever was read before.
class DeviceReader : public RowReader {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Import)

public:
    explicit DeviceReader(const RowReader &list)
        : RowReader(list)
    {
    }

    DeviceDraft read(size_t row);
    /// Of the machine that only this row speaks of, where `before` rows like it were there.
    Ulid ownId(size_t row, const DeviceDraft &draft, int before) const;
    RowProblem tooManyMachines(size_t row);

private:
    void readTexts(size_t row, DeviceDraft &draft);
    void readNumbers(size_t row, DeviceDraft &draft);
    void readWords(size_t row, DeviceDraft &draft);
    void readQuantity(size_t row, DeviceDraft &draft);
    void readDays(size_t row, DeviceDraft &draft);
    void readPlace(size_t row, DeviceDraft &draft);
    quint32 schoolAbove(size_t row, QString &place);
    quint32 schoolBefore(size_t row, QString &place);
    QString shared(const QJsonValue &text);
    /// A cell that says the same as one before is understood once.
    template<typename Parse>
    void readCell(size_t row, ImportField field, const char *key, DeviceDraft &draft,
        const QString &reason, Parse parse);

    std::array<QHash<QString, QJsonValue>, kImportFields> m_understood;
    QSet<QString> m_shared;
    QString m_roomKey; // of the row before: mostly it is in the same room
    RoomId m_room;
};

} // namespace hz::inventory
