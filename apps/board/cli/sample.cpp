#include "cli/sample.h"

#include "cli/waiting.h"

#include <hz/core/commandline.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <cmath>

static void initSample()
{
    Q_INIT_RESOURCE(sample);
}

namespace hz::board {

namespace {

// Points along a curve at the pace of a hand, in page units.
template<typename Curve>
ink::Stroke strokeAlong(Curve curve, int points, const QString &ink, double width)
{
    ink::Stroke stroke{.brush = ink::kPenBrush,
        .ink = ink,
        .width = quint16(width * ink::kSubUnits),
        .startedMs = 1'767'225'600'000,
        .hasPressure = true};
    for (int i = 0; i < points; ++i) {
        const double t = double(i) / (points - 1);
        const QPointF at = curve(t);
        const double pressure = 0.35 + 0.35 * std::sin(M_PI * std::pow(t, 0.7));
        stroke.samples.push_back({.x = qint32(std::lround(at.x() * ink::kSubUnits)),
            .y = qint32(std::lround(at.y() * ink::kSubUnits)),
            .pressure = quint16(pressure * 65535),
            .deltaMs = quint16(i ? 8 : 0)});
    }
    return stroke;
}

ink::Stroke underline(QPointF from, double length, const QString &ink)
{
    return strokeAlong(
        [=](double t) { return from + QPointF(length * t, 5 * std::sin(t * 9) + 3 * t); }, 60, ink,
        7);
}

ink::Stroke ring(QPointF centre, double a, double b, const QString &ink)
{
    return strokeAlong(
        [=](double t) {
            const double angle = -2.2 + t * 6.6;
            return centre
                + QPointF(
                    a * std::cos(angle) * (1 + 0.02 * t), b * std::sin(angle) * (1 + 0.04 * t));
        },
        110, ink, 7);
}

ink::Stroke line(QPointF from, QPointF to, const QString &ink)
{
    return strokeAlong(
        [=](double t) { return from + (to - from) * t + QPointF(0, 2 * std::sin(3 * t)); }, 30, ink,
        7);
}

} // namespace

Result<QString> unpackSample(const QString &dir)
{
    initSample();
    const QString pdf
        = QDir(dir).filePath(QCoreApplication::translate("hz::board::Sample", "Area of a triangle")
            + QStringLiteral(".pdf"));
    if (!QFile::copy(QStringLiteral(":/hz/sample/area-of-a-triangle.pdf"), pdf))
        return failure(Error::Kind::Io,
            QCoreApplication::translate(
                "hz::board::Sample", "The sample lesson could not be unpacked to “%1”.")
                .arg(pdf));
    QFile::setPermissions(pdf, QFile::ReadOwner | QFile::WriteOwner);
    return pdf;
}

Result<page::LessonId> addSampleLesson(page::LessonLibrary &library)
{
    const QTemporaryDir dir;
    HZ_TRY(const QString pdf, unpackSample(dir.path()));
    HZ_TRY(const std::unique_ptr<page::LessonSession> session, library.createFromPdf(pdf));
    HZ_CHECK(commandline::waitFor(library.storePdf(*session)));
    const std::vector<page::PageRef> pages = session->lesson().pages();
    const QString red = QStringLiteral("ink:red"), blue = QStringLiteral("ink:blue");
    session->addStroke(pages[0].id, underline({508, 216}, 206, red));
    session->addStroke(pages[0].id, underline({758, 216}, 188, red));
    session->addStroke(pages[0].id, ring({492, 588}, 36, 34, blue));
    session->addStroke(pages[1].id, ring({1440, 404}, 330, 66, red));
    session->addStroke(pages[1].id, line({420, 302}, {420, 596}, blue));
    session->addStroke(pages[3].id, underline({1240, 516}, 260, red));
    const page::LessonId id = session->lesson().id;
    HZ_CHECK(closeAndWait(*session));
    HZ_CHECK(commandline::waitFor(library.updatePicture(*session)));
    return id;
}

} // namespace hz::board
