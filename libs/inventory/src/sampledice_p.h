// Chance from a seed, equal on every machine, and whole shares that add up. Only operations that
// IEEE 754 rounds exactly: the same seed gives the same sample everywhere.
#pragma once

#include <QtCore/QtGlobal>

#include <span>
#include <utility>
#include <vector>

namespace hz::inventory {

/// SplitMix64.
class Dice {
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }
    quint64 next();
    int below(int count); // 0 … count - 1
    int between(int least, int most);
    double unit(); // 0 ≤ x < 1
    bool chance(double share) { return unit() < share; }
    template<typename List> const auto &pick(const List &list)
    {
        return list[size_t(below(int(std::size(list))))];
    }
    template<typename T> void shuffle(std::vector<T> &list)
    {
        for (size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[size_t(below(int(i)))]);
    }

private:
    quint64 m_state;
};

/// A seed for one part of a sample.
quint64 mixed(quint64 seed, quint64 part);
/// A number of 0 ≤ x < 1 that belongs to this part, however often it is asked for.
double fate(quint64 seed, quint64 part);

/// One share to be cut from a whole: near its weight's part of it, within bounds.
struct Share {
    double weight = 1;
    int least = 0;
    int most = 1'000'000'000;
};

/// Shares that add up to the total, as far as their bounds allow.
std::vector<int> apportioned(int total, std::span<const Share> shares);
std::vector<int> apportioned(int total, std::span<const int> weights);

} // namespace hz::inventory
