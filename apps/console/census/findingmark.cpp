#include "census/findingmark.h"

#include "census/returnlook.h"

#include <hz/ui/statusglyph.h>

#include <QtGui/QPainter>

namespace hz::console {

namespace {

constexpr double kSide = 16; // at scale 1

} // namespace

FindingMark::FindingMark(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(ui::theme().px(kSide), ui::theme().px(kSide));
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
}

void FindingMark::setFinding(const inventory::Finding *finding, const QString &remark)
{
    m_finding = finding ? std::optional(*finding) : std::nullopt;
    m_hasRemark = !remark.isEmpty();
    QStringList texts;
    if (finding)
        texts.append(finding->text);
    if (m_hasRemark)
        texts.append(tr("Remark: %1").arg(remark));
    setToolTip(texts.join(u'\n'));
    setAccessibleName(texts.join(QStringLiteral(" ")));
    update();
}

void FindingMark::paintEvent(QPaintEvent *)
{
    if (!m_finding && !m_hasRemark)
        return;
    QPainter painter(this);
    ui::drawStatusGlyph(
        painter, m_finding ? statusOf(*m_finding) : ui::Status::Warn, QRectF(rect()));
}

} // namespace hz::console
