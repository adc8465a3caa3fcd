// PDFs made for tests and benchmarks: text, photographs, and files written object by object.
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QFile>
#include <QtCore/QList>
#include <QtCore/QRandomGenerator>
#include <QtGui/QImage>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>

namespace hz::test {

/// A photograph's likeness: gradients with some noise, so that JPEG has real work.
inline QImage photo(QSize size, quint32 seed)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(seed);
    for (int y = 0; y < size.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const int noise = int(random.generate() & 7);
            line[x] = qRgb((x * 200 / size.width() + noise + int(seed)) & 255,
                40 + y * 180 / size.height() + noise,
                200 - (x + y) * 180 / (size.width() + size.height()) + noise);
        }
    }
    return image;
}

/// One photograph a page, each stored once as JPEG.
inline void writePhotoPdf(const QString &path, int pages, QSize photoSize)
{
    QPdfWriter writer(path);
    writer.setPageSize(QPageSize(QSizeF(960, 540), QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setResolution(144);
    QPainter painter(&writer);
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.drawImage(QRectF(0, 0, 1920, 1080), photo(photoSize, quint32(i + 1)));
    }
}

/// Writes objects "1 0 obj"… with a right cross-reference table; the first is the catalogue.
inline QByteArray pdfOf(const QList<QByteArray> &objects, const QByteArray &trailerExtra = {})
{
    QByteArray pdf = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    QList<qsizetype> offsets;
    for (int i = 0; i < objects.size(); ++i) {
        offsets.append(pdf.size());
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const qsizetype xref = pdf.size();
    pdf += "xref\n0 " + QByteArray::number(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const qsizetype offset : offsets)
        pdf += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    pdf += "trailer\n<< /Size " + QByteArray::number(objects.size() + 1) + " /Root 1 0 R "
        + trailerExtra + " >>\nstartxref\n" + QByteArray::number(xref) + "\n%%EOF\n";
    return pdf;
}

inline QByteArray streamOf(const QByteArray &content, const QByteArray &entries = {})
{
    return "<< " + entries + " /Length " + QByteArray::number(content.size()) + " >>\nstream\n"
        + content + "\nendstream";
}

/// One page with these page entries ("/MediaBox […]") and this content; Helvetica is /F.
inline QByteArray onePagePdf(const QByteArray &pageEntries, const QByteArray &content)
{
    return pdfOf({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R "
            + pageEntries + " >>",
        streamOf(content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}

/// Pages that say "Page 1 河州", "Page 2 河州"… near their top left.
inline QByteArray textPdf(int pages, QSize points = {595, 842})
{
    QByteArray kids;
    for (int i = 0; i < pages; ++i)
        kids += QByteArray::number(5 + 2 * i) + " 0 R ";
    QList<QByteArray> objects = {"<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [" + kids + "] /Count " + QByteArray::number(pages)
            + " /MediaBox [0 0 " + QByteArray::number(points.width()) + ' '
            + QByteArray::number(points.height()) + "] /Resources << /Font << /F 3 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode "
        "4 0 R >>",
        streamOf("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
                 "1 begincodespacerange <00> <FF> endcodespacerange\n"
                 "2 beginbfchar <82> <6CB3> <84> <5DDE> endbfchar endcmap end end")};
    for (int i = 0; i < pages; ++i) {
        objects.append(
            "<< /Type /Page /Parent 2 0 R /Contents " + QByteArray::number(6 + 2 * i) + " 0 R >>");
        objects.append(streamOf("BT /F 24 Tf 40 " + QByteArray::number(points.height() - 60)
            + " Td (Page " + QByteArray::number(i + 1) + " ) Tj <8284> Tj ET"));
    }
    return pdfOf(objects);
}

inline bool writeTextPdf(const QString &path, int pages, QSize points = {595, 842})
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(textPdf(pages, points)) > 0;
}

} // namespace hz::test
