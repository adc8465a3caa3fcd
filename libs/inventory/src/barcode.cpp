#include <hz/inventory/barcode.h>

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace hz::inventory {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::inventory::Barcode)
};

// Symbols 0 … 106 of ISO/IEC 15417, the last of which stops.
constexpr std::array<std::string_view, 107> kSymbols{"212222", "222122", "222221", "121223",
    "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232",
    "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123",
    "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121",
    "211331", "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113",
    "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124", "121421",
    "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211",
    "221114", "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112",
    "124211", "411212", "421112", "421211", "212141", "214121", "412121", "111143", "111341",
    "131141", "114113", "114311", "411113", "411311", "113141", "114131", "311141", "411131",
    "211412", "211214", "211232", "2331112"};

enum Set { B, C };
constexpr std::array<int, 2> kStart{104, 105}; // of a set
constexpr std::array<int, 2> kSwitch{100, 99}; // to a set
constexpr int kStop = 106;
constexpr int kModulus = 103;

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

// How many symbols the rest of a text takes, from each letter on, in each set.
std::vector<std::array<qsizetype, 2>> lengths(QByteArrayView text)
{
    const qsizetype size = text.size();
    std::vector<std::array<qsizetype, 2>> best(size_t(size + 1), {0, 0});
    const qsizetype never = 4 * size + 4;
    for (qsizetype i = size - 1; i >= 0; --i) {
        const bool isPair = i + 1 < size && isDigit(text[i]) && isDigit(text[i + 1]);
        const qsizetype inB = 1 + best[size_t(i + 1)][B];
        const qsizetype inC = isPair ? 1 + best[size_t(i + 2)][C] : never;
        best[size_t(i)] = {std::min(inB, inC + 1), std::min(inC, inB + 1)};
    }
    return best;
}

} // namespace

Result<std::vector<quint8>> code128(QByteArrayView text)
{
    const bool isPlain = std::all_of(
        text.begin(), text.end(), [](char letter) { return letter >= ' ' && letter <= '~'; });
    if (text.isEmpty() || text.size() > kMostCode128 || !isPlain)
        return failure(Error::Kind::Invalid,
            Tr::tr("“%1” cannot be made a bar code: it takes up to %2 plain letters and digits.")
                .arg(QString::fromUtf8(text.first(std::min(text.size(), kMostCode128))))
                .arg(kMostCode128));
    const auto best = lengths(text);
    Set set = best[0][C] < best[0][B] ? C : B;
    std::vector<int> symbols{kStart[set]};
    for (qsizetype i = 0; i < text.size();) {
        const bool isPair = i + 1 < text.size() && isDigit(text[i]) && isDigit(text[i + 1]);
        const bool isInSet = set == B ? best[size_t(i)][B] == 1 + best[size_t(i + 1)][B]
                                      : isPair && best[size_t(i)][C] == 1 + best[size_t(i + 2)][C];
        if (!isInSet) {
            set = set == B ? C : B;
            symbols.push_back(kSwitch[set]);
        }
        if (set == B) {
            symbols.push_back(text[i] - ' ');
            ++i;
        } else {
            symbols.push_back((text[i] - '0') * 10 + (text[i + 1] - '0'));
            i += 2;
        }
    }
    int sum = symbols[0];
    for (size_t i = 1; i < symbols.size(); ++i)
        sum += int(i) * symbols[i];
    symbols.push_back(sum % kModulus);
    symbols.push_back(kStop);
    std::vector<quint8> widths;
    for (const int symbol : symbols)
        for (const char width : kSymbols[size_t(symbol)])
            widths.push_back(quint8(width - '0'));
    return widths;
}

} // namespace hz::inventory
