#include "samplewords_p.h"

#include <array>

namespace hz::inventory {

namespace {

constexpr SampleCounty kCounties[] = {
    {u"澄河市", "629901", "CH", 168, 27, {93, 86, 60, 54}, 103.30, 35.62},
    {u"北塬县", "629921", "BY", 196, 57, {126, 104, 70, 66}, 103.62, 35.98},
    {u"柳川县", "629922", "LC", 154, 18, {101, 89, 65, 48}, 104.06, 35.80},
    {u"古渡县", "629923", "GD", 121, 17, {102, 89, 67, 58}, 103.22, 35.30},
    {u"东岭县", "629924", "DL", 187, 64, {141, 107, 71, 66}, 104.22, 35.36},
    {u"雁坪县", "629925", "YP", 143, 21, {100, 88, 64, 56}, 103.70, 35.52},
    {u"红崖县", "629926", "HY", 132, 15, {103, 88, 64, 47}, 103.72, 35.16},
    {u"长滩县", "629927", "CT", 92, 16, {108, 90, 72, 50}, 104.44, 36.02},
};

constexpr std::array<const char16_t *, 44> kFirst = {u"沙", u"石", u"柳", u"榆", u"杏", u"槐",
    u"桃", u"松", u"麦", u"苇", u"云", u"霞", u"月", u"星", u"晴", u"雪", u"青", u"白", u"乌",
    u"黄", u"金", u"银", u"铜", u"玉", u"上", u"下", u"前", u"后", u"大", u"小", u"双", u"三",
    u"平", u"深", u"高", u"阳", u"羊", u"鹿", u"雁", u"鹤", u"红土", u"柳树", u"石板", u"清水"};
constexpr std::array<const char16_t *, 34> kLast
    = {u"坪", u"渡", u"湾", u"坡", u"寨", u"沟", u"岭", u"塬", u"川", u"滩", u"峡", u"台", u"梁",
        u"岔", u"洼", u"泉", u"桥", u"庄", u"营", u"堡", u"镇", u"口", u"头", u"畔", u"沿", u"峪",
        u"垭", u"咀", u"崾", u"墩", u"坝", u"渠", u"塘", u"店"};

constexpr std::array<const char16_t *, 24> kTown = {u"城关", u"西关", u"东关", u"南关", u"北关",
    u"南街", u"北街", u"新华", u"前进", u"光明", u"育才", u"建设", u"和平", u"团结", u"河滨",
    u"文昌", u"中心", u"向阳", u"朝霞", u"春晖", u"启明", u"青松", u"新城", u"花园"};

constexpr std::array<const char16_t *, 30> kSurnames = {u"马", u"祁", u"妥", u"喇", u"沙", u"拜",
    u"冶", u"苗", u"安", u"童", u"米", u"乔", u"葛", u"聂", u"岳", u"席", u"缪", u"柏", u"成",
    u"党", u"穆", u"侯", u"鲁", u"牟", u"辛", u"车", u"闫", u"蒲", u"裴", u"邵"};
constexpr std::array<const char16_t *, 40> kGiven = {u"欣", u"然", u"雨", u"桐", u"学", u"文",
    u"嘉", u"禾", u"若", u"川", u"一", u"诺", u"青", u"越", u"知", u"远", u"景", u"澄", u"书",
    u"砚", u"墨", u"岚", u"可", u"昕", u"棠", u"榕", u"清", u"浅", u"子", u"衿", u"思", u"源",
    u"向", u"晚", u"予", u"安", u"云", u"舒", u"亦", u"凡"};

using enum DeviceKind;
constexpr SampleModel kModels[] = {
    {Desktop, u"启程", u"D320", "QC320", 2012, 2015, 3'600, "Core i3-3240", 4096, 512'000,
        u"Windows 7"},
    {Desktop, u"云帆", u"办公 T1", "YFT1", 2012, 2017, 3'400, "Core i3-4170", 4096, 512'000,
        u"Windows 7"},
    {Desktop, u"启程", u"D400", "QC400", 2016, 2018, 3'700, "Core i3-6100", 4096, 1'024'000,
        u"Windows 10"},
    {Desktop, u"青禾", u"启智 M2", "QHM2", 2018, 2021, 3'950, "Core i5-8400", 8192, 256'000,
        u"Windows 10"},
    {Desktop, u"启程", u"D480", "QC480", 2019, 2023, 3'850, "Core i5-10400", 8192, 256'000,
        u"Windows 10"},
    {Desktop, u"长风", u"信创 K5", "CFK5", 2021, 2025, 5'200, "KX-6640MA", 8192, 256'000,
        u"统信UOS 20"},
    {Desktop, u"启程", u"D560", "QC560", 2023, 2025, 4'100, "Core i5-13400", 16'384, 512'000,
        u"Windows 11"},
    {Laptop, u"青禾", u"轻羽 13", "QHY13", 2012, 2017, 4'300, "Core i5-5200U", 4096, 256'000,
        u"Windows 7"},
    {Laptop, u"启程", u"N14", "QCN14", 2017, 2022, 4'600, "Core i5-8250U", 8192, 256'000,
        u"Windows 10"},
    {Laptop, u"长风", u"L5", "CFL5", 2021, 2025, 5'600, "Core i5-1240P", 16'384, 512'000,
        u"Windows 11"},
    {Tablet, u"云帆", u"学伴 P8", "YFP8", 2012, 2019, 1'600, "MT8163", 2048, 32'000, u"Android 8"},
    {Tablet, u"青禾", u"书包 T10", "QHT10", 2018, 2025, 1'850, "T610", 4096, 64'000, u"Android 11"},
    {ThinClient, u"云帆", u"云盒 C1", "YFC1", 2012, 2019, 1'900, "Atom Z3735F", 2048, 32'000,
        u"Linux"},
    {ThinClient, u"云帆", u"云盒 C3", "YFC3", 2018, 2025, 2'100, "N5095", 4096, 64'000, u"Linux"},
    {Server, u"长风", u"R220", "CFR22", 2012, 2018, 23'000, "Xeon E3-1231", 16'384, 2'048'000,
        u"Windows Server 2012"},
    {Server, u"长风", u"R540", "CFR54", 2017, 2025, 36'000, "Xeon Silver 4210", 65'536, 4'096'000,
        u"Debian 11"},
    {TouchBoard, u"晨光视界", u"70 寸一体机", "CG70", 2012, 2018, 14'800, "", 0, 0, u""},
    {TouchBoard, u"晨光视界", u"86 寸一体机", "CG86", 2017, 2025, 18'900, "", 0, 0, u""},
    {SmartBlackboard, u"晨光视界", u"智慧黑板 86", "CGH86", 2012, 2025, 22'500, "", 0, 0, u""},
    {OpsModule, u"晨光视界", u"OPS i5", "CGO5", 2012, 2025, 2'900, "", 0, 0, u""},
    {Projector, u"远景", u"短焦 X3", "YJX3", 2012, 2025, 5'200, "", 0, 0, u""},
    {Recorder, u"听澜", u"录播主机 R1", "TLR1", 2012, 2025, 38'000, "", 0, 0, u""},
    {Camera, u"听澜", u"云台 C20", "TLC20", 2012, 2025, 4'600, "", 0, 0, u""},
    {DocumentCamera, u"明镜", u"V5", "MJV5", 2012, 2025, 980, "", 0, 0, u""},
    {Scanner, u"明镜", u"S60", "MJS60", 2012, 2025, 4'200, "", 0, 0, u""},
    {OverheadScanner, u"明镜", u"高拍 H12", "MJH12", 2012, 2025, 860, "", 0, 0, u""},
    {Printer, u"墨池", u"P1100", "MCP11", 2012, 2019, 1'150, "", 0, 0, u""},
    {Printer, u"墨池", u"P2200", "MCP22", 2018, 2025, 1'350, "", 0, 0, u""},
    {Switch, u"通衢", u"S24", "TQS24", 2012, 2025, 1'200, "", 0, 0, u""},
    {AccessPoint, u"通衢", u"AP320", "TQA32", 2012, 2025, 680, "", 0, 0, u""},
    {Ups, u"磐石", u"3 kVA", "PSU3", 2012, 2025, 2'600, "", 0, 0, u""},
    {Printer3d, u"匠心", u"Mini 3", "JXM3", 2012, 2025, 3'200, "", 0, 0, u""},
};

} // namespace

std::span<const SampleCounty> sampleCounties()
{
    return kCounties;
}

std::vector<QString> placeNames(Dice &dice)
{
    std::vector<QString> names;
    for (const char16_t *first : kFirst)
        for (const char16_t *last : kLast)
            names.push_back(QString::fromUtf16(first) + QString::fromUtf16(last));
    dice.shuffle(names);
    return names;
}

std::span<const char16_t *const> townNames()
{
    return kTown;
}

QString personName(Dice &dice)
{
    const QString surname = QString::fromUtf16(dice.pick(kSurnames));
    const QString first = QString::fromUtf16(dice.pick(kGiven));
    return surname + first + QString::fromUtf16(dice.pick(kGiven));
}

const SampleModel &sampleModel(DeviceKind kind, int year, Dice &dice)
{
    std::vector<const SampleModel *> sold;
    for (const SampleModel &model : kModels)
        if (model.kind == kind && model.firstYear <= year && year <= model.lastYear)
            sold.push_back(&model);
    Q_ASSERT(!sold.empty());
    return *dice.pick(sold);
}

} // namespace hz::inventory
