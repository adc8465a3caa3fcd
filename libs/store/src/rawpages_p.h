// Rows taken straight from the pages of an SQLite file, without the trees that lead to them: where
// one page of a tree is damaged, all pages below it cannot be reached but are still whole. What is
// found may also be old: pages that are free now keep what was on them.
//
// Every length is checked; nothing in the file is believed.
#pragma once

#include <hz/core/result.h>

#include <QtCore/QByteArray>
#include <QtCore/QFile>

#include <functional>
#include <optional>
#include <vector>

namespace hz::store {

inline constexpr int kPageBytes = 4096; // SQLite's default, which we never change

struct RawValue {
    enum class Kind { Null, Integer, Real, Text, Blob };
    Kind kind = Kind::Null;
    qint64 integer = 0;
    QByteArray bytes = {}; // of text and blobs

    bool isInteger() const { return kind == Kind::Integer; }
    bool isText() const { return kind == Kind::Text; }
    bool isNull() const { return kind == Kind::Null; }
    bool isBlob(qsizetype size) const { return kind == Kind::Blob && bytes.size() == size; }
};

struct RawRow {
    qint64 rowid = 0; // of tables
    std::vector<RawValue> values = {};
};

class RawPages {
public:
    /// Where rows go on, on other pages, is read from the file itself, and never from `former`, its
    /// pages as they once were, one after the other; that file may be missing.
    static Result<std::unique_ptr<RawPages>> open(const QString &path, const QString &former);

    enum class Tree { Table, Index }; // tables WITHOUT ROWID are indexes
    /// Calls `row` for all that looks like a row on a page of such a tree.
    void eachRow(Tree tree, const std::function<void(const RawRow &)> &row);

private:
    RawPages(const QString &path, const QString &former)
        : m_file(path)
        , m_former(former)
    {
    }
    static std::optional<QByteArray> page(QFile &file, qint64 number);
    void eachRowOn(Tree tree, QFile &file, const std::function<void(const RawRow &)> &row);
    std::optional<RawRow> cell(Tree tree, QByteArrayView page, qsizetype at, bool hasChild);
    std::optional<QByteArray> payload(
        Tree tree, QByteArrayView rest, qint64 size); // with what is on other pages

    QFile m_file;
    QFile m_former;
};

} // namespace hz::store
