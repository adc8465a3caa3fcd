#include "window/onepage.h"

#include <QtCore/QBuffer>
#include <QtCore/QCoreApplication>
#include <QtCore/QSaveFile>
#include <QtGui/QPageLayout>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

namespace hz::console {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::OnePage)
};

constexpr int kDotsPerInch = 1'200;
constexpr double kMarginMm = 12;
constexpr double kAtScaleOne = 96; // dots in an inch of the design
constexpr double kGap = 12; // at scale 1, below the title

} // namespace

Result<> writeOnePage(const QString &path, const QString &title, const QString &note,
    const std::function<void(QPainter &, const QRectF &room, const ui::Look &)> &paint)
{
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(kDotsPerInch);
        writer.setTitle(title);
        writer.setPageLayout({QPageSize(QPageSize::A4), QPageLayout::Landscape,
            QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter});
        QPainter painter(&writer);
        const ui::Look look = ui::Look::paper(kDotsPerInch / kAtScaleOne);
        QRectF room(0, 0, writer.width(), writer.height());
        const double line = look.lineHeight(ui::TypeRole::Title);
        const QRectF head(room.topLeft(), QSizeF(room.width(), line));
        painter.setPen(look.colour(ui::Token::Text));
        painter.setFont(look.font(ui::TypeRole::Title, ui::Weight::Bold));
        painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
        painter.setFont(look.font(ui::TypeRole::Caption));
        painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, note);
        room.setTop(line + look.px(kGap));
        paint(painter, room, look);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(
            Error::Kind::Io, Tr::tr("“%1” could not be written: %2").arg(path, file.errorString()));
    return {};
}

} // namespace hz::console
