#include "labels/labelprint.h"

#include <hz/core/qrcode.h>
#include <hz/core/task.h>
#include <hz/inventory/barcode.h>
#include <hz/inventory/devicechange.h>
#include <hz/inventory/stocktake.h>

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QSaveFile>
#include <QtGui/QFontMetricsF>
#include <QtGui/QPageLayout>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

#include <algorithm>
#include <cmath>

namespace hz::console {

using namespace inventory;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::LabelPrint)
};

constexpr int kPrinterDpi = 203;
constexpr int kUnits = 6; // of the page in a printer's dot
constexpr int kPageDpi = kPrinterDpi * kUnits;
constexpr double kMmInch = 25.4;
constexpr double kScreenDpi = 96;
constexpr double kTextScale = 10.0 / 13; // of the caption: 7.5 points

constexpr int kLeastDots = 2; // a module
constexpr double kBarsMm = 7, kBarsGapMm = 2;
constexpr double kMostQrShare = 0.45; // of a label's width

int dots(double mm)
{
    return int(mm / kMmInch * kPrinterDpi);
}

// Paints labels; all lengths in dots of the printer.
class LabelPainter {
public:
    LabelPainter(QPainter &painter, const ui::Look &look)
        : m_painter(painter)
        , m_strong(look.font(ui::TypeRole::Caption, ui::Weight::Bold))
        , m_plain(look.font(ui::TypeRole::Caption))
        , m_line(int(std::ceil(QFontMetricsF(m_plain).height() / kUnits)))
    {
    }

    Result<> paint(const Label &label, const QRect &place, int padding)
    {
        QRect room = place.adjusted(padding, padding, -padding, -padding);
        paintBars(label, place, room);
        HZ_TRY(const QrCode code, qrCode(label.code));
        const int side = std::min(room.height(), int(place.width() * kMostQrShare));
        const int module = side / (code.size + kQrQuiet);
        if (module < kLeastDots || 3 * m_line > room.height())
            return failure(Error::Kind::Invalid,
                Tr::tr("The label has no room for a code that can be read. Take a larger one."));
        const int size = module * code.size;
        paintModules(code, {room.left(), room.top() + (room.height() - size) / 2}, module);
        room.setLeft(room.left() + size + module * kQrQuiet);
        paintWords(label, room);
        return {};
    }

private:
    // Where they have room, at the foot; what is left is above them.
    void paintBars(const Label &label, const QRect &place, QRect &room)
    {
        if (label.bars.isEmpty())
            return;
        const Result<std::vector<quint8>> widths = code128(label.bars);
        if (!widths)
            return; // letters that no bar code has: the QR code names the machine
        int modules = 2 * kCode128Quiet;
        for (const quint8 width : *widths)
            modules += width;
        const int module = place.width() / modules;
        const int high = dots(kBarsMm), gap = dots(kBarsGapMm);
        if (module < kLeastDots || room.height() - high - gap < 3 * m_line + gap)
            return;
        int x = place.left() + (place.width() - module * (modules - 2 * kCode128Quiet)) / 2;
        const int y = room.bottom() + 1 - high;
        QList<QRect> bars;
        for (size_t i = 0; i < widths->size(); ++i) {
            const int wide = (*widths)[i] * module;
            if (i % 2 == 0)
                bars.append(onPage({x, y, wide, high}));
            x += wide;
        }
        fill(bars);
        room.setBottom(y - gap - 1);
    }

    void paintModules(const QrCode &code, const QPoint &at, int module)
    {
        QList<QRect> dark;
        for (int y = 0; y < code.size; ++y)
            for (int x = 0; x < code.size; ++x) {
                const int from = x;
                while (x < code.size && code.isDark(x, y))
                    ++x;
                if (x > from)
                    dark.append(onPage({at.x() + from * module, at.y() + y * module,
                        (x - from) * module, module}));
            }
        fill(dark);
    }

    void paintWords(const Label &label, const QRect &room)
    {
        const std::array lines{std::pair(label.number, &m_strong), std::pair(label.what, &m_plain),
            std::pair(label.place, &m_plain)};
        int lineTop = room.top() + std::max(0, (room.height() - 4 * m_line) / 2);
        m_painter.setPen(QPen()); // black, whatever the theme: it is for scanners
        for (const auto &[text, font] : lines) {
            // The last one, where it stands, takes two lines if it needs them.
            const QRect place = onPage({room.left(), lineTop, room.width(),
                &text == &lines.back().first ? 2 * m_line : m_line});
            m_painter.setFont(*font);
            const QFontMetricsF metrics(*font);
            const bool isLong = &text == &lines.back().first
                && metrics.horizontalAdvance(text) > place.width()
                && room.bottom() - lineTop >= 2 * m_line;
            if (isLong)
                m_painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextWrapAnywhere,
                    metrics.elidedText(text, Qt::ElideMiddle, 1.9 * place.width()));
            else
                m_painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                    metrics.elidedText(text, Qt::ElideMiddle, place.width()));
            lineTop += m_line;
        }
    }

    static QRect onPage(const QRect &rect)
    {
        return {rect.left() * kUnits, rect.top() * kUnits, rect.width() * kUnits,
            rect.height() * kUnits};
    }
    void fill(const QList<QRect> &rects)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QBrush(Qt::SolidPattern)); // black too
        m_painter.drawRects(rects);
    }

    QPainter &m_painter;
    QFont m_strong;
    QFont m_plain;
    int m_line;
};

QRect placeOf(const LabelSheet &sheet, int index)
{
    const int column = index % sheet.columns, row = index / sheet.columns;
    return {dots(sheet.first.x() + column * sheet.pitch.width()),
        dots(sheet.first.y() + row * sheet.pitch.height()), dots(sheet.label.width()),
        dots(sheet.label.height())};
}

} // namespace

Label labelOf(const Register &inventory, const DeviceRow &device)
{
    const QString tag = inventory.tag(device), serial = inventory.serial(device);
    const QString model = (inventory.maker(device) + u' ' + inventory.model(device)).simplified();
    const QString school
        = device.school == kNoRow ? QString() : inventory.schools()[device.school].name;
    return {.code = scanCodeOf(inventory.idOf(device)).toUtf8(),
        .bars = (tag.isEmpty() ? serial : tag).toUtf8(),
        .number = tag.isEmpty() ? serial : tag,
        .what = model.isEmpty() ? wordOf(device.kind) : model,
        .place
        = device.room == kNoRow ? school : placeText(school, inventory.rooms()[device.room].name)};
}

std::vector<Label> labelsOf(const Register &inventory, const std::vector<quint32> &devices)
{
    std::vector<Label> labels;
    labels.reserve(devices.size());
    for (const quint32 device : devices)
        labels.push_back(labelOf(inventory, inventory.devices()[device]));
    return labels;
}

ui::Look labelLook()
{
    return ui::Look::paper(kPageDpi / kScreenDpi * kTextScale);
}

int pagesOf(const LabelSheet &sheet, size_t labels, int skip)
{
    const qint64 places = qint64(labels) + skip;
    return labels == 0 ? 0 : int((places + sheet.perPage() - 1) / sheet.perPage());
}

Result<int> writeLabels(const QString &path, const std::vector<Label> &labels,
    const LabelSheet &sheet, int skip, const ui::Look &look, TaskControl &task)
{
    QByteArray bytes;
    int pages = 1;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(kPageDpi);
        writer.setTitle(Tr::tr("Labels"));
        writer.setPageLayout(
            {QPageSize(sheet.page, QPageSize::Millimeter, {}, QPageSize::ExactMatch),
                QPageLayout::Portrait, {}, QPageLayout::Millimeter});
        QPainter painter(&writer);
        LabelPainter drawer(painter, look);
        int place = skip % sheet.perPage();
        for (size_t i = 0; i < labels.size(); ++i) {
            if (task.isCancelled())
                return cancelled();
            task.setProgress(qint64(i), qint64(labels.size()));
            if (place == sheet.perPage()) {
                writer.newPage();
                ++pages;
                place = 0;
            }
            HZ_CHECK(drawer.paint(labels[i], placeOf(sheet, place++), dots(sheet.padding)));
        }
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(
            Error::Kind::Io, Tr::tr("“%1” could not be written: %2").arg(path, file.errorString()));
    return pages;
}

} // namespace hz::console
