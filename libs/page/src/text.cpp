#include <hz/page/text.h>

#include <QtGui/QGlyphRun>
#include <QtGui/QPaintEngine>
#include <QtGui/QPainter>
#include <QtGui/QRawFont>
#include <QtGui/QTextLayout>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace hz::page {

namespace {

// Everything is laid out at this size and scaled: line breaks are then those of the page, whatever
// the magnification.
constexpr int kLayoutSize = 128;

// Beside Latin letters, Noto Sans CJK has other shapes for the digits, and no character leads to
// them: a PDF could not be searched for "S = 100". As wide are the ones that a character leads to.
QGlyphRun withPlainDigits(QGlyphRun run, const QFont &font)
{
    const QString digits = QStringLiteral("0123456789");
    const QRawFont raw = run.rawFont();
    const QVector<quint32> plain = raw.glyphIndexesForString(digits);
    QTextLayout beside(u'A' + digits, font);
    beside.beginLayout();
    beside.createLine();
    beside.endLayout();
    const QList<QGlyphRun> shaped = beside.glyphRuns();
    if (shaped.size() != 1 || shaped[0].rawFont() != raw
        || shaped[0].glyphIndexes().size() != digits.size() + 1)
        return run;
    const QVector<quint32> others = shaped[0].glyphIndexes().mid(1);
    QVector<quint32> glyphs = run.glyphIndexes();
    for (quint32 &glyph : glyphs)
        if (const qsizetype digit = others.indexOf(glyph); digit >= 0)
            glyph = plain[digit];
    run.setGlyphIndexes(glyphs);
    return run;
}

void drawSearchable(QPainter &painter, const QTextLayout &layout)
{
    for (const QGlyphRun &run : layout.glyphRuns())
        painter.drawGlyphRun({}, withPlainDigits(run, layout.font()));
}

class Lines {
public:
    explicit Lines(const Text &text)
        : m_perUnit(double(kLayoutSize) * kSubUnits / text.size)
    {
        const double width = double(text.box.width()) / kSubUnits * m_perUnit;
        QTextOption option;
        option.setUseDesignMetrics(true);
        option.setWrapMode(
            text.wraps ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
        const QFont font = fontOf(text, kLayoutSize);
        for (const QString &paragraph : text.text.split(u'\n')) {
            auto layout = std::make_unique<QTextLayout>(paragraph, font);
            layout->setTextOption(option);
            layout->beginLayout();
            for (QTextLine line = layout->createLine(); line.isValid();
                 line = layout->createLine()) {
                line.setLineWidth(text.wraps ? std::max(width, 1.0) : kEndless);
                line.setPosition({0, m_height});
                m_height += line.height();
                m_width = std::max(m_width, line.naturalTextWidth());
            }
            layout->endLayout();
            m_layouts.push_back(std::move(layout));
        }
    }

    QSizeF size() const { return QSizeF(m_width, m_height) / m_perUnit; }

    // Smaller than it is where another font is wider than the one it was written in.
    void paint(QPainter &painter, QSizeF boxUnits, Text::Align align)
    {
        const double boxWidth = boxUnits.width() * m_perUnit;
        const double fits
            = std::min({1.0, boxWidth / m_width, boxUnits.height() * m_perUnit / m_height});
        painter.scale(fits / m_perUnit, fits / m_perUnit);
        for (const auto &layout : m_layouts) {
            for (int i = 0; i < layout->lineCount(); ++i) {
                QTextLine line = layout->lineAt(i);
                const double rest = boxWidth / fits - line.naturalTextWidth();
                const double left = align == Text::Align::Left ? 0
                    : align == Text::Align::Centre             ? rest / 2
                                                               : rest;
                line.setPosition({left, line.y()});
            }
            if (painter.paintEngine()->type() == QPaintEngine::Pdf)
                drawSearchable(painter, *layout);
            else
                layout->draw(&painter, {});
        }
    }

private:
    static constexpr double kEndless = 1e7;

    const double m_perUnit; // of the layout's units
    std::vector<std::unique_ptr<QTextLayout>> m_layouts;
    double m_width = 0;
    double m_height = 0;
};

} // namespace

QFont fontOf(const Text &text, int pixelSize)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"),
        QStringLiteral("Microsoft YaHei"), font.family()});
    font.setPixelSize(pixelSize);
    font.setBold(text.isBold);
    font.setItalic(text.isItalic);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Text measured(Text text)
{
    const QSizeF size = Lines(text).size();
    const auto length = [](double units) { return int(std::ceil(units * kSubUnits)); };
    text.box = {text.wraps ? text.box.width() : std::max(length(size.width()), text.size / 2),
        length(size.height())};
    return text;
}

void paintText(QPainter &painter, const Text &text, QRgb colour)
{
    if (text.text.isEmpty() || text.box.isEmpty())
        return;
    painter.save();
    painter.setPen(QColor(colour));
    Lines(text).paint(painter, QSizeF(text.box) / kSubUnits, text.align);
    painter.restore();
}

} // namespace hz::page
