// A profile with lessons nobody ever taught, written by hand, for pictures and checks of Board's
// screens. Titles are in the language in force, handwriting is Chinese as in the classrooms it is
// for.
#pragma once

#include "cli/sample.h"
#include "cli/waiting.h"
#include "support/handwriting.h"

#include <hz/core/commandline.h>
#include <hz/page/library.h>
#include <hz/store/profile.h>

#include <QtCore/QTemporaryDir>

namespace hz::test {

/// The profile as main() opens it.
inline Result<std::unique_ptr<store::Profile>> openProfile(const QString &dir)
{
    return store::Profile::open(
        dir, {.databases = {{QStringLiteral("me-local"), {page::LessonLibrary::projection()}}}});
}

/// Writes and draws on one page.
class PageHand {
public:
    PageHand(page::LessonSession &session, const page::PageId &page)
        : m_session(session)
        , m_page(page)
    {
    }

    void write(const QString &text, QPointF at, double size, const QString &ink = black(),
        double width = 6)
    {
        for (ink::Stroke &stroke : handwrittenLine(text, at,
                 {.sizeUnits = size, .jitterUnits = kJitter, .ink = ink, .width = units(width)},
                 ++m_seed))
            m_session.addStroke(m_page, std::move(stroke));
    }
    void draw(const std::vector<QPointF> &points, const QString &ink = black(), double width = 6)
    {
        add(curveThrough(points),
            {.unitsPerMs = 0.6, .jitterUnits = kJitter, .ink = ink, .width = units(width)});
    }
    void line(QPointF from, QPointF to, const QString &ink = black(), double width = 6)
    {
        draw({from, (from + to) / 2 + QPointF(0, 1.5), to}, ink, width);
    }
    void dashes(QPointF from, QPointF to, const QString &ink, int count = 11)
    {
        for (int i = 0; i < count; ++i)
            line(from + (to - from) * i / count, from + (to - from) * (i + 0.55) / count, ink, 5);
    }
    /// Closed a little past its beginning, as people do.
    void ring(QPointF centre, double a, double b, const QString &ink, double width = 6)
    {
        std::vector<QPointF> points;
        for (int i = 0; i <= 26; ++i) {
            const double angle = -2.2 + i * 0.25, grown = 1 + 0.001 * i;
            points.push_back(
                centre + QPointF(a * std::cos(angle) * grown, b * std::sin(angle) * grown));
        }
        draw(points, ink, width);
    }
    void mark(QPointF from, QPointF to, const QString &ink = QStringLiteral("ink:yellow"))
    {
        add({from, to},
            {.unitsPerMs = 0.6,
                .jitterUnits = kJitter,
                .brush = ink::kHighlighterBrush,
                .ink = ink,
                .width = units(40)});
    }
    void arrow(QPointF from, QPointF to, const QString &ink, double width = 6)
    {
        const QPointF way = to - from;
        const QPointF back = way / std::hypot(way.x(), way.y()) * 26, aside(-back.y(), back.x());
        draw({from, (from + to) / 2 - aside * 0.2, to}, ink, width);
        draw({to - back + aside * 0.6, to, to, to - back - aside * 0.6}, ink, width);
    }

    static QString black() { return QStringLiteral("ink:black"); }

private:
    static constexpr double kJitter = 0.06; // a calm hand

    static quint16 units(double width) { return quint16(width * ink::kSubUnits); }
    void add(const std::vector<QPointF> &points, const Hand &hand)
    {
        std::mt19937 random(++m_seed);
        m_session.addStroke(m_page, penned(points, hand, random, 1'760'000'000'000));
    }

    page::LessonSession &m_session;
    page::PageId m_page;
    quint32 m_seed = 0;
};

inline const QString kRed = QStringLiteral("ink:red"), kBlue = QStringLiteral("ink:blue"),
                     kGreen = QStringLiteral("ink:green"), kCyan = QStringLiteral("ink:cyan"),
                     kOrange = QStringLiteral("ink:orange"), kYellow = QStringLiteral("ink:yellow");

inline void writePoem(PageHand &hand)
{
    hand.write(QStringLiteral("山行"), {250, 120}, 92);
    hand.write(QStringLiteral("杜牧"), {490, 156}, 48);
    double y = 260;
    for (const char16_t *line :
        {u"远上寒山石径斜，", u"白云生处有人家。", u"停车坐爱枫林晚，", u"霜叶红于二月花。"}) {
        hand.write(QString::fromUtf16(line), {236, y}, 72);
        y += 112;
    }
    hand.ring({428, 520}, 52, 54, kRed);
    hand.draw({{470, 482}, {500, 466}, {520, 462}}, kRed, 5);
    hand.write(QStringLiteral("因为"), {528, 440}, 42, kRed, 5);
    hand.draw({{238, 688}, {330, 694}, {440, 686}}, kRed);
    hand.draw({{710, 662}, {780, 670}, {850, 664}}, kYellow);
    hand.write(QStringLiteral("色彩"), {866, 612}, 52, kYellow);
    double x = 250;
    for (const char16_t *word : {u"山路", u"白云", u"枫林", u"霜叶"}) {
        if (x > 250)
            hand.arrow({x - 78, 796}, {x - 20, 794}, kCyan, 5);
        hand.write(QString::fromUtf16(word), {x, 766}, 54);
        x += 222;
    }
    hand.write(QStringLiteral("远近"), {1240, 250}, 96, kBlue, 8);
    hand.arrow({1470, 300}, {1560, 300}, kBlue);
    hand.write(QStringLiteral("静动"), {1590, 250}, 96, kBlue, 8);
    hand.draw({{1130, 700}, {1230, 560}, {1310, 500}, {1390, 590}, {1440, 640}, {1510, 540},
                  {1570, 480}, {1660, 600}, {1740, 710}},
        kGreen, 7);
    hand.draw({{1420, 760}, {1390, 720}, {1430, 690}, {1405, 655}}, kOrange, 7);
    hand.ring({1610, 430}, 34, 33, kRed, 7);
}

inline void writeCharacters(PageHand &hand)
{
    // The boxes of the character grid: 164 wide, 176 apart, from (86, 74).
    const auto at
        = [](int column, int row) { return QPointF(86 + column * 176 + 10, 74 + row * 192 + 8); };
    int column = 0;
    for (const QChar character : QStringView(u"天地人日月山石田"))
        hand.write(character, at(column++, 0), 144, PageHand::black(), 9);
    column = 0;
    for (const QChar character : QStringView(u"天地人日"))
        hand.write(character, at(column++, 1), 144, kBlue, 9);
    hand.write(QStringLiteral("天"), at(0, 2), 144, kBlue, 9);
    hand.ring({86 + 176 + 82, 74 + 192 + 82}, 92, 90, kRed);
    hand.write(QStringLiteral("左窄右宽"), {86 + 4 * 176 + 12, 74 + 192 + 64}, 34, kRed, 4);
}

inline void drawWater(PageHand &hand)
{
    hand.write(QStringLiteral("水的循环"), {200, 90}, 84);
    for (int row = 0; row < 3; ++row) {
        std::vector<QPointF> wave;
        for (int i = 0; i <= 16; ++i)
            wave.emplace_back(160 + i * 74, 760 + row * 46 + (i % 2 ? 16 : -10));
        hand.draw(wave, row == 1 ? kCyan : kBlue, 8);
    }
    hand.draw(
        {{1330, 830}, {1430, 690}, {1540, 520}, {1540, 520}, {1640, 640}, {1770, 830}}, kGreen, 8);
    hand.draw({{480, 360}, {420, 330}, {440, 270}, {520, 270}, {560, 220}, {660, 216}, {700, 270},
                  {780, 276}, {790, 340}, {720, 362}, {600, 366}, {480, 360}},
        kBlue, 7);
    for (int i = 0; i < 5; ++i)
        hand.line({500.0 + i * 62, 420.0 + (i % 2) * 26}, {484.0 + i * 62, 476.0 + (i % 2) * 26},
            kCyan, 7);
    hand.arrow({1010, 700}, {1050, 400}, kOrange, 8);
    hand.arrow({980, 300}, {830, 300}, kOrange, 8);
    hand.ring({1580, 220}, 66, 64, kRed, 8);
    for (int i = 0; i < 8; ++i) {
        const QPointF way(std::cos(i * M_PI / 4), std::sin(i * M_PI / 4));
        hand.line(QPointF(1580, 220) + way * 92, QPointF(1580, 220) + way * 122, kRed, 7);
    }
    hand.write(QStringLiteral("蒸发"), {1090, 500}, 72, kOrange);
    hand.write(QStringLiteral("降水"), {300, 520}, 72, kBlue);
    hand.write(QStringLiteral("云"), {600, 276}, 64, kBlue);
}

inline void drawClock(PageHand &hand)
{
    hand.write(QStringLiteral("认识钟表"), {180, 90}, 84);
    const QPointF centre(620, 560);
    hand.ring(centre, 300, 298, PageHand::black(), 8);
    for (int i = 0; i < 12; ++i) {
        const QPointF way(std::sin(i * M_PI / 6), -std::cos(i * M_PI / 6));
        hand.line(
            centre + way * 268, centre + way * 290, PageHand::black(), i % 3 == 0 ? 9.0 : 6.0);
    }
    hand.write(QStringLiteral("12"), {586, 312}, 60);
    hand.write(QStringLiteral("3"), {834, 530}, 60);
    hand.write(QStringLiteral("6"), {602, 752}, 60);
    hand.write(QStringLiteral("9"), {370, 530}, 60);
    hand.arrow(centre, centre + QPointF(-148, 60), kRed, 10);
    hand.arrow(centre, centre + QPointF(2, 186), kBlue, 8);
    hand.write(QStringLiteral("8:30"), {1110, 280}, 150, kRed, 10);
    hand.write(QStringLiteral("八时三十分"), {1110, 500}, 92);
    hand.write(QStringLiteral("分针走半圈"), {1110, 660}, 72, kBlue);
}

inline void drawParallelogram(PageHand &hand)
{
    hand.write(QStringLiteral("三角形的面积"), {180, 100}, 80);
    const QPointF a(480, 330), b(240, 660), c(760, 660), d(1000, 330);
    for (const auto &[from, to] : {std::pair(a, b), std::pair(b, c), std::pair(c, a)})
        hand.line(from, to, PageHand::black(), 7);
    hand.dashes(a, d, kBlue);
    hand.dashes(d, c, kBlue);
    hand.dashes(a, {480, 660}, kRed, 7);
    hand.write(QStringLiteral("h=33"), {496, 540}, 52, kRed);
    hand.write(QStringLiteral("100cm"), {420, 690}, 62, kRed);
    hand.mark({1176, 318}, {1490, 320});
    hand.write(QStringLiteral("S=底×高÷2"), {1060, 270}, 86);
    hand.write(QStringLiteral("=100×33÷2"), {1120, 410}, 86, kBlue);
    hand.write(QStringLiteral("=1650(cm²)"), {1120, 540}, 86, kBlue);
    hand.ring({1345, 588}, 270, 74, kRed);
    hand.write(QStringLiteral("两个三角形拼成平行四边形"), {1040, 716}, 60, kRed);
    hand.draw({{1044, 800}, {1300, 806}, {1600, 800}, {1800, 804}}, kRed);
}

/// Over the first page of the sample PDF.
inline void writeBesideTheTextbook(PageHand &hand)
{
    hand.write(QStringLiteral("h=33"), {502, 476}, 54, kRed);
    hand.write(QStringLiteral("100cm"), {478, 634}, 56, kRed);
    hand.draw({{296, 646}, {380, 664}, {458, 664}}, kRed);
    hand.draw({{650, 664}, {722, 664}, {802, 646}}, kRed);
    hand.mark({1210, 352}, {1466, 354});
    hand.write(QStringLiteral("S=底×高÷2"), {1084, 306}, 80);
    hand.write(QStringLiteral("=100×33÷2"), {1138, 430}, 80, kBlue);
    hand.write(QStringLiteral("=1650(cm²)"), {1138, 540}, 80, kBlue);
    hand.ring({1346, 584}, 250, 70, kRed);
    hand.write(QStringLiteral("两个三角形拼成平行四边形"), {1070, 684}, 54, kRed);
    hand.draw({{1074, 758}, {1300, 764}, {1560, 758}, {1762, 762}}, kRed);
}

inline void writeTimesTable(PageHand &hand)
{
    hand.write(QStringLiteral("三的乘法口诀"), {190, 90}, 88);
    const QString sums[]
        = {QStringLiteral("1×3=3"), QStringLiteral("2×3=6"), QStringLiteral("3×3=9"),
            QStringLiteral("4×3=12"), QStringLiteral("5×3=15"), QStringLiteral("6×3=18")};
    const QString rhymes[]
        = {QStringLiteral("一三得三"), QStringLiteral("二三得六"), QStringLiteral("三三得九"),
            QStringLiteral("三四十二"), QStringLiteral("三五十五"), QStringLiteral("三六十八")};
    for (int i = 0; i < 6; ++i) {
        const double x = i < 3 ? 200 : 1060, y = 270 + (i % 3) * 190;
        hand.write(sums[i], {x, y}, 96, i % 2 ? kYellow : kCyan, 8);
        hand.write(rhymes[i], {x + 390, y + 14}, 78);
    }
    hand.draw({{594, 800}, {720, 808}, {880, 800}}, kRed, 7);
}

/// The folder of a profile with seven lessons, gone after use. Made once for a language.
class SampleProfile {
public:
    struct Lessons {
        page::LessonId triangle; // over the sample PDF
        page::LessonId poem; // white
        page::LessonId characters; // character grid
        page::LessonId parallelogram; // squared
        page::LessonId timesTable; // on a green board
    };

    /// `now` is the day that the lessons were last taught on or before.
    static Result<std::unique_ptr<SampleProfile>> make(const QDateTime &now)
    {
        auto made = std::unique_ptr<SampleProfile>(new SampleProfile);
        HZ_TRY(const std::unique_ptr<store::Profile> profile, openProfile(made->path()));
        HZ_CHECK(made->fill(*profile, now));
        return made;
    }
    QString path() const { return m_dir.path(); }
    const Lessons &lessons() const { return m_lessons; }

private:
    using Kind = page::Background::Kind;
    struct Plan {
        QString title;
        page::Background background;
        int pages;
        void (*write)(PageHand &hand);
        qint64 minutesAgo;
        QString folder = {};
    };

    static QString tr(const char *chinese, const char *english)
    {
        return QString::fromUtf8(QLocale().language() == QLocale::Chinese ? chinese : english);
    }

    Result<> fill(store::Profile &profile, const QDateTime &now)
    {
        constexpr qint64 kDay = 1440; // minutes
        store::Database &database = profile.database(u"me-local");
        page::LessonLibrary library(profile, database);
        const QString chinese = tr("语文", "Chinese"), maths = tr("数学", "Maths");
        const Plan plans[] = {
            {tr("山行", "A walk in the mountains"), {}, 6, writePoem, 12, chinese},
            {tr("识字 天地人", "Heaven, earth, people"), {.kind = Kind::TianZiGe}, 8,
                writeCharacters, 2 * kDay + 90, chinese},
            {tr("平行四边形与三角形", "Parallelogram and triangle"), {.kind = Kind::Squared}, 9,
                drawParallelogram, kDay - 400, maths},
            {tr("水的循环", "The water cycle"), {}, 14, drawWater, 3 * kDay},
            {tr("认识钟表", "Telling the time"), {.kind = Kind::Squared}, 5, drawClock, 6 * kDay,
                maths},
            {tr("三的乘法口诀", "Three times table"), {.ground = ink::Ground::Green}, 7,
                writeTimesTable, 7 * kDay, maths},
        };
        for (const Plan &plan : plans) {
            HZ_TRY(const page::LessonId id, write(library, plan));
            HZ_CHECK(date(database, id, now.addSecs(-60 * plan.minutesAgo)));
            HZ_CHECK(commandline::waitFor(library.setFolder(id, plan.folder)));
            if (plan.write == writePoem)
                m_lessons.poem = id;
            else if (plan.write == writeCharacters)
                m_lessons.characters = id;
            else if (plan.write == drawParallelogram)
                m_lessons.parallelogram = id;
            else if (plan.write == writeTimesTable)
                m_lessons.timesTable = id;
        }
        HZ_TRY(m_lessons.triangle, board::addSampleLesson(library));
        HZ_TRY(
            const std::unique_ptr<page::LessonSession> session, library.open(m_lessons.triangle));
        PageHand hand(*session, session->lesson().pages().front().id);
        writeBesideTheTextbook(hand);
        HZ_CHECK(putAway(library, *session));
        return date(database, m_lessons.triangle, now.addSecs(-60 * (kDay + 20)));
    }

    static Result<page::LessonId> write(page::LessonLibrary &library, const Plan &plan)
    {
        HZ_TRY(const std::unique_ptr<page::LessonSession> session,
            library.create(plan.title, plan.background));
        const page::PageId first = session->currentPage();
        PageHand hand(*session, first);
        plan.write(hand);
        for (int i = 1; i < plan.pages; ++i)
            session->addPage(session->currentPage(), plan.background);
        session->setCurrentPage(first);
        HZ_CHECK(putAway(library, *session));
        return session->lesson().id;
    }

    static Result<> putAway(page::LessonLibrary &library, page::LessonSession &session)
    {
        HZ_CHECK(board::closeAndWait(session));
        HZ_CHECK(commandline::waitFor(library.updatePicture(session)));
        return {};
    }

    /// As if the lesson had last been changed then.
    static Result<> date(store::Database &database, const page::LessonId &id, const QDateTime &when)
    {
        HZ_CHECK(
            database.writeAndWait([&](store::WriteTransaction &transaction) -> Result<QString> {
                HZ_TRY(
                    store::Document lesson, transaction.get(QStringLiteral("lesson:") + id.text()));
                lesson.body[QStringLiteral("modified")] = when.toUTC().toString(Qt::ISODateWithMs);
                return store::put(
                    transaction, {.id = lesson.id, .parent = lesson.revision, .body = lesson.body});
            }));
        return {};
    }

    SampleProfile() = default;

    QTemporaryDir m_dir;
    Lessons m_lessons;
};

} // namespace hz::test
