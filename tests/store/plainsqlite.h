// What a plain SQLite table needs for what our lists do: the floor that benches stand beside.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <vector>

namespace hz::test {

struct FloorRow {
    QString tag, serial, model, place;
    int state = 0;
};

/// Time this thread spent.
struct FloorTimes {
    double insertsPerSecond = 0;
    double likeMs = 0; // a part of a word in any of the texts
    double groupMs = 0; // counted by place and state
};

/// In memory, in one transaction, prepared once.
FloorTimes plainSqlite(const std::vector<FloorRow> &rows, const QString &word);

struct FloorFigure {
    int area = 0;
    QByteArray cell;
    qint64 value = 0;
};

/// Sums by area and cell, and of all by cell, in memory. Milliseconds, without the inserts.
double plainSumsMs(const std::vector<FloorFigure> &figures);

struct FloorDocument {
    QByteArray id, body;
};

/// Into a new file, in batches as durable as ours: WAL, synced.
void writePlainDocuments(
    const QString &path, const std::vector<FloorDocument> &documents, size_t batch);

} // namespace hz::test
