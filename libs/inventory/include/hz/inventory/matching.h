// Who is the same machine: an index of what tells one machine from another, and for a machine that
// comes in the one it is, those it may be, or none.
//
// Machines are never made one on the word of a single number that somebody may have typed, copied
// or shared: two independent numbers must agree, or a serial (or a long asset tag of the same
// school) together with maker and model. Where a serial or UUID says otherwise, a person decides.
// An index is changed by one thread at a time and read by many.
#pragma once

#include <hz/inventory/records.h>

#include <QtCore/QHash>
#include <QtCore/QVarLengthArray>

#include <array>
#include <vector>

namespace hz::store {
class ReadTransaction;
}

namespace hz::inventory {

enum class Identifier : quint8 { Serial, Uuid, BoardSerial, Mac, DiskSerial, AssetTag };
template<> std::span<const Term> terms<Identifier>();
inline constexpr size_t kIdentifiers = size_t(Identifier::AssetTag) + 1;

/// An identifier on more machines than this tells nothing.
inline constexpr int kMostSharing = 3;

/// What tells one machine from another, as it was written.
struct Identity {
    UnitCode school = {};
    QString maker = {};
    QString model = {};
    QString assetTag = {};
    QString serial = {};
    QString uuid = {};
    QString boardSerial = {};
    QStringList macs = {};
    QStringList diskSerials = {};
};

Identity identityOf(const Device &device);

/// One form for numbers that mean the same, and empty for what stands where a number should be:
/// see resources/inventory/junk.json.
QString comparable(Identifier what, QStringView text);
/// One name for a maker, however it is written: "联想", "LENOVO" and "Lenovo Group" are one.
QString comparableMaker(QStringView text);
QString comparableModel(QStringView text);

struct Candidate {
    quint32 device = 0; // as MatchIndex::add() numbered it
    quint8 agreed = 0; // bit of Identifier
    bool isContradicted = false; // another serial or UUID
    bool isModelAgreed = false; // maker and model, both known
    bool isSame = false; // were it the only one
    int witnesses = 0; // strong identifiers that agree and do not follow from each other
    int score = 0;

    bool has(Identifier what) const { return (agreed >> int(what) & 1) != 0; }
};

struct Match {
    enum class Verdict : quint8 { Same, Doubtful, New };
    Verdict verdict = Verdict::New;
    std::vector<Candidate> candidates = {}; // best first; the first is it where Same
};

class MatchIndex {
public:
    MatchIndex();

    struct Key {
        quint64 hash = 0;
        Identifier what = Identifier::Serial;
        bool isStrong = true;
    };
    /// What of an identity tells machines apart, for whoever asks more than once.
    struct Marks {
        QVarLengthArray<Key, 8> keys = {};
        quint64 serial = 0, uuid = 0, school = 0; // hashes, 0: none
        // Of two numbers that follow from each other one is no witness.
        bool isUuidOfSerial = false, isUuidOfMac = false, isBoardOfSerial = false;

        /// Whether anything tells this machine from others.
        bool areEnough() const;
    };
    static Marks marksOf(const Identity &identity);

    void reserve(size_t devices);
    /// Numbers devices from 0.
    quint32 add(const Identity &identity) { return add(identity, marksOf(identity)); }
    quint32 add(const Identity &identity, const Marks &marks);
    size_t size() const { return m_devices.size(); }
    /// Whether one of them shares anything: otherwise find() finds nothing.
    bool knowsAny(const Marks &marks) const;
    /// What more than kMostSharing machines of `list` have tells nothing either, however few of
    /// them are known here.
    Match find(const Identity &identity, const MatchIndex *list = nullptr) const
    {
        return find(identity, marksOf(identity), list);
    }
    Match find(
        const Identity &identity, const Marks &marks, const MatchIndex *list = nullptr) const;

private:
    static constexpr qsizetype kMostOfAKind = 16; // network cards or disks that are looked at

    struct Known {
        quint64 serial = 0, uuid = 0;
        quint32 maker = 0, model = 0; // words, 0: not known
    };
    struct Slot {
        quint64 hash = 0; // 0: free
        quint32 first = 0; // in m_links, from 1
        quint32 count = 0; // of devices that have it
    };
    struct Link {
        quint32 device = 0;
        quint32 next = 0; // from 1; 0: the last
    };

    const Slot *slot(quint64 hash) const;
    bool isShared(quint64 hash) const;
    Slot &slotFor(quint64 hash);
    void grow(size_t slots);
    quint32 wordFor(const QString &word);
    quint32 makerWord(const QString &text);
    quint32 modelWord(const QString &text);
    bool isModelAgreed(const QString &maker, const QString &model, const Known &known) const;

    std::vector<Known> m_devices;
    std::vector<Slot> m_slots; // open addressing, a power of two
    size_t m_used = 0;
    std::vector<Link> m_links;
    std::vector<QString> m_words; // comparable makers and models
    QHash<QString, quint32> m_wordRows;
    QHash<QString, quint32> m_makers, m_models; // as they were written, and their word
};

/// All devices of a database, numbered as `ids` has them.
struct MatchStock {
    MatchIndex index = {};
    std::vector<DeviceId> ids = {};
};
Result<MatchStock> loadMatchStock(const store::ReadTransaction &read);

} // namespace hz::inventory
