// A disk whose power fails: what is on it afterwards, told from all that was done to it.
#pragma once

#include <algorithm>
#include <map>
#include <support/support.h>
#include <vector>

namespace hz::test {

/// One thing done to a file or its folder, in the order in which it was done.
struct DiskOp {
    enum class Kind { Create, Write, Truncate, Sync, Delete, Rename, SyncFolder, Note };
    Kind kind = Kind::Note;
    /// Its path; for SyncFolder any in the folder, for a Note what the test wants to remember.
    QByteArray file = {};
    qint64 offset = 0; // or the size to truncate to
    QByteArray bytes = {}; // what is written, or the new path
};

/// Synced bytes of a file are there; its name, and that it was deleted, only when its folder was
/// synced after. Of the rest nothing is there, or any part, in any order, torn; names come and go
/// in order, as journalling file systems have it.
class ForgetfulDisk {
public:
    enum class Unsynced { Lost, PartlyThere };

    /// `root` is the folder that ops were done in. Syncs of files whose names end in `liesAbout`
    /// are not made, as on a disk that lies.
    explicit ForgetfulDisk(QString root, QByteArray liesAbout = {})
        : m_root(std::move(root))
        , m_liesAbout(std::move(liesAbout))
    {
    }
    void apply(const DiskOp &op)
    {
        switch (op.kind) {
        case DiskOp::Kind::Create:
            m_names[op.file] = m_files.size();
            m_pendingNames.push_back({op.file, m_files.size()});
            m_files.emplace_back();
            break;
        case DiskOp::Kind::Delete:
            m_names.erase(op.file);
            m_pendingNames.push_back({op.file, std::nullopt});
            break;
        case DiskOp::Kind::Rename:
            m_names[op.bytes] = m_names.at(op.file);
            m_names.erase(op.file);
            m_pendingNames.push_back({op.bytes, m_names.at(op.bytes), op.file});
            break;
        case DiskOp::Kind::Write:
        case DiskOp::Kind::Truncate:
            m_files[m_names.at(op.file)].pending.push_back(op);
            break;
        case DiskOp::Kind::Sync: {
            if (!m_liesAbout.isEmpty() && op.file.endsWith(m_liesAbout))
                break;
            File &file = m_files[m_names.at(op.file)];
            for (const DiskOp &pending : file.pending)
                perform(pending, file.durable);
            file.pending.clear();
            break;
        }
        case DiskOp::Kind::SyncFolder: {
            const auto isInFolder = [folder = folderOf(op.file)](const NameChange &change) {
                return folderOf(change.name) == folder;
            };
            for (const NameChange &change : m_pendingNames)
                if (isInFolder(change))
                    perform(change, m_durableNames);
            std::erase_if(m_pendingNames, isInFolder);
            break;
        }
        case DiskOp::Kind::Note:
            break;
        }
    }
    void writeTo(const TestDir &dir, Unsynced unsynced, std::mt19937_64 &random) const
    {
        const auto upTo = [&](size_t most) {
            return unsynced == Unsynced::Lost
                ? 0
                : std::uniform_int_distribution<size_t>(0, most)(random);
        };
        Names names = m_durableNames;
        const size_t changes = upTo(m_pendingNames.size());
        for (size_t i = 0; i < changes; ++i)
            perform(m_pendingNames[i], names);
        for (const auto &[name, number] : names) {
            QByteArray content = m_files[number].durable;
            if (unsynced == Unsynced::PartlyThere)
                performSome(m_files[number].pending, content, upTo);
            dir.write(QDir(m_root).relativeFilePath(QString::fromUtf8(name)), content);
        }
    }

private:
    using Names = std::map<QByteArray, size_t>;
    struct File {
        QByteArray durable = {};
        std::vector<DiskOp> pending = {};
    };
    struct NameChange {
        QByteArray name;
        std::optional<size_t> file; // nothing: the name goes
        QByteArray before = {}; // that goes when the name comes
    };

    static QByteArray folderOf(const QByteArray &file) { return file.first(file.lastIndexOf('/')); }
    static void perform(const NameChange &change, Names &names)
    {
        if (!change.before.isEmpty())
            names.erase(change.before);
        if (change.file)
            names[change.name] = *change.file;
        else
            names.erase(change.name);
    }
    static void perform(const DiskOp &op, QByteArray &content)
    {
        if (op.kind == DiskOp::Kind::Truncate) {
            const qsizetype missing = op.offset - content.size();
            if (missing > 0)
                content.append(missing, '\0');
            content.truncate(op.offset);
            return;
        }
        const qsizetype end = op.offset + op.bytes.size();
        if (content.size() < end)
            content.append(end - content.size(), '\0');
        std::copy(op.bytes.begin(), op.bytes.end(), content.begin() + op.offset);
    }
    template<typename UpTo>
    static void performSome(const std::vector<DiskOp> &pending, QByteArray &content, UpTo upTo)
    {
        const bool inOrder = upTo(1);
        const size_t count = inOrder ? upTo(pending.size()) : pending.size();
        for (size_t i = 0; i < count; ++i) {
            DiskOp op = pending[i];
            if (!inOrder && upTo(1))
                continue;
            const bool isTorn = inOrder ? i + 1 == count : upTo(3) == 0;
            if (op.kind == DiskOp::Kind::Write && isTorn)
                op.bytes.truncate(op.bytes.size() / 2 / 512 * 512);
            perform(op, content);
        }
    }

    const QString m_root;
    const QByteArray m_liesAbout;
    std::vector<File> m_files;
    Names m_names; // as programs see them
    Names m_durableNames;
    std::vector<NameChange> m_pendingNames; // since
};

} // namespace hz::test
