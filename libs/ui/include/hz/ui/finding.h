// Finding things by what people type: a name or a part of it, its beginnings in pinyin, or letters
// of it in their order. Values; any thread.
#pragma once

#include <hz/ui/icon.h>

#include <QtCore/QStringList>

#include <vector>

namespace hz {
class TaskControl;
}

namespace hz::ui {

/// Something that can be found.
struct Findable {
    QString id = {};
    QString text; // its name
    QString detail = {}; // said behind it; not searched
    IconName icon = IconName::None;
    QStringList names = {}; // what else it is called

    bool operator==(const Findable &) const = default;
};

class FindIndex {
public:
    enum class By {
        Name,
        NameAndPinyin, // the first time takes long: see hz/core/pinyin.h
    };
    struct Hit {
        size_t item = 0;
        int score = 0;

        bool operator==(const Hit &) const = default;
    };

    explicit FindIndex(std::vector<Findable> items, By by = By::Name);

    const std::vector<Findable> &items() const { return m_items; }
    /// What fits every word of `typed`, the best first, equally good ones in their order. Nothing
    /// for nothing, or when cancelled.
    std::vector<Hit> find(const QString &typed, const TaskControl &task) const;

private:
    struct Key {
        QString text; // folded
        int percent; // of the score that a name would give
    };
    int score(const std::vector<Key> &keys, const QStringList &words) const;

    std::vector<Findable> m_items;
    std::vector<std::vector<Key>> m_keys; // of each item
};

} // namespace hz::ui
