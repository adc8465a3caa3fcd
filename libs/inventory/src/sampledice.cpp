#include "sampledice_p.h"

#include <algorithm>

namespace hz::inventory {

quint64 Dice::next()
{
    m_state += 0x9e3779b97f4a7c15;
    quint64 z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

int Dice::below(int count)
{
    return int((next() >> 32) * quint64(count) >> 32);
}

int Dice::between(int least, int most)
{
    return least + below(most - least + 1);
}

double Dice::unit()
{
    return double(next() >> 11) / double(quint64(1) << 53);
}

quint64 mixed(quint64 seed, quint64 part)
{
    return Dice(Dice(seed).next() ^ part).next();
}

double fate(quint64 seed, quint64 part)
{
    return Dice(mixed(seed, part)).unit();
}

std::vector<int> apportioned(int total, std::span<const Share> shares)
{
    const auto exact = [](const Share &share, double scale) {
        return std::clamp(share.weight * scale, double(share.least), double(share.most));
    };
    const auto sum = [&](double scale) {
        double all = 0;
        for (const Share &share : shares)
            all += exact(share, scale);
        return all;
    };
    double low = 0;
    double high = 1;
    constexpr double kMostScale = 1e15;
    while (sum(high) < total && high < kMostScale)
        high *= 2;
    constexpr int kHalvings = 100;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2;
        (sum(middle) < total ? low : high) = middle;
    }

    std::vector<int> whole;
    std::vector<std::pair<double, size_t>> remainders; // the largest first
    int left = total;
    for (size_t i = 0; i < shares.size(); ++i) {
        const double value = exact(shares[i], high);
        whole.push_back(int(value));
        left -= whole.back();
        if (whole.back() < shares[i].most)
            remainders.emplace_back(double(whole.back()) - value, i);
    }
    std::sort(remainders.begin(), remainders.end());
    for (size_t i = 0; i < remainders.size() && left > 0; ++i, --left)
        ++whole[remainders[i].second];
    return whole;
}

std::vector<int> apportioned(int total, std::span<const int> weights)
{
    std::vector<Share> shares;
    for (const int weight : weights)
        shares.push_back({.weight = double(weight)});
    return apportioned(total, shares);
}

} // namespace hz::inventory
