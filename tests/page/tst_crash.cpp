// "A stroke that was told to be durable is there after kill -9": a child writes, erases, undoes and
// turns pages, and dies anywhere; each time everything is compared with what it had told.
#include "scribbler.h"

#include <hz/store/verify.h>

#include <QtCore/QProcess>
#include <QtCore/QTimer>

#include <map>
#include <unistd.h>

using namespace hz;
using namespace hz::page;
using namespace hz::test;
using namespace Qt::StringLiterals;

namespace {

// Straight into the pipe: what was told is told, even if death comes next.
void say(const QByteArray &word, const QByteArray &rest)
{
    const QByteArray line = word + ' ' + rest + '\n';
    if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) != line.size())
        std::_Exit(2);
}

void say(const Op &op)
{
    say("op", toCbor(op).toCbor().toHex());
}

// Tells "lesson ID", then of each session "session", its ops in order as "op CBOR", and how many
// of all ops are durable as "durable N".
class WriterProcess : public QObject {
public:
    WriterProcess(const QString &dir, const QString &lesson, quint64 seed)
        : m_open(dir)
        , m_random(seed)
    {
        if (lesson == u"new")
            begin();
        else
            open(LessonId(lesson));
        connect(&m_next, &QTimer::timeout, this, &WriterProcess::act);
        m_next.start(0);
    }

private:
    void begin()
    {
        take(valueOf(m_open.library.create(u"第1课"_s, {})));
        // The first page was there before anybody could listen.
        const Lesson &lesson = m_session->lesson();
        const Page &page = *lesson.page(lesson.currentPage);
        tell(AddPage{page.id, page.order, page.size, page.background, {}});
        tell(SetProperty{{}, u"currentPage"_s, QString(), page.id.text()});
    }
    void open(const LessonId &lesson) { take(valueOf(m_open.library.open(lesson))); }
    void take(std::unique_ptr<LessonSession> session)
    {
        m_session = std::move(session);
        m_base = m_told;
        m_durable = 0;
        say("lesson", m_session->lesson().id.text().toLatin1());
        say("session", QByteArray::number(m_base));
        m_scribbler.emplace(*m_session, m_random());
        connect(m_session.get(), &LessonSession::opApplied, this, &WriterProcess::tell);
        connect(m_session.get(), &LessonSession::closed, this, &WriterProcess::openAgain,
            Qt::QueuedConnection);
    }
    void openAgain()
    {
        const LessonId lesson = m_session->lesson().id;
        m_session.reset();
        open(lesson);
        m_next.start(0);
    }
    void tell(const Op &op)
    {
        ++m_told;
        say(op);
    }
    void act()
    {
        if (const quint64 durable = m_session->durableSeq(); durable != m_durable) {
            m_durable = durable;
            say("durable", QByteArray::number(m_base + durable));
        }
        m_scribbler->act();
        if (m_random() % 40 == 0)
            m_session->fold();
        if (m_random() % 200 == 0) {
            m_next.stop();
            m_session->close();
        }
    }

    OpenProfile m_open;
    std::mt19937_64 m_random;
    std::unique_ptr<LessonSession> m_session;
    std::optional<Scribbler> m_scribbler;
    quint64 m_told = 0;
    quint64 m_base = 0; // ops told before this session
    quint64 m_durable = 0;
    QTimer m_next;
};

// What a child has told of its lesson.
struct Told {
    LessonId lesson;
    std::vector<Op> ops;
    size_t durable = 0;
    size_t base = 0; // ops before its last session

    void take(const QByteArray &line)
    {
        const QByteArray word = line.left(line.indexOf(' ')), rest = line.mid(word.size() + 1);
        if (word == "lesson")
            lesson = LessonId(QString::fromLatin1(rest));
        else if (word == "session")
            base = rest.toULongLong();
        else if (word == "op")
            ops.push_back(valueOf(opFromCbor(QCborValue::fromCbor(QByteArray::fromHex(rest)))));
        else if (word == "durable")
            durable = rest.toULongLong();
        else
            qFatal("the child says %s", line.constData());
    }
};

// The words that only one of them has.
QString difference(const QStringList &found, const QStringList &expected)
{
    const QStringList ours = found.join(u' ').split(u' ');
    const QStringList theirs = expected.join(u' ').split(u' ');
    QStringList more = ours, fewer = theirs;
    for (const QString &word : theirs)
        more.removeOne(word);
    for (const QString &word : ours)
        fewer.removeOne(word);
    return u"too much: %1\nmissing: %2"_s.arg(more.join(u' '), fewer.join(u' '));
}

} // namespace

class TestCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDurableStrokeSurvivesKill_data()
    {
        QTest::addColumn<int>("kills");
        for (int profile = 1; profile <= kProfiles; ++profile)
            QTest::addRow("profile %d", profile) << kKills / kProfiles;
    }
    void everyDurableStrokeSurvivesKill();

private:
    static constexpr int kProfiles = 5;
    static constexpr int kKills = 300;

    static Told killedWriter(const QString &dir, const LessonId &lesson, std::mt19937_64 &random);
    static void killedRecovery(const QString &dir, std::mt19937_64 &random);
    static void addUntold(const QString &dir, Told &told);
    static QString broken(const QString &dir, const Told &told, std::vector<Op> &ops);
};

// Runs for a while and dies.
Told TestCrash::killedWriter(const QString &dir, const LessonId &lesson, std::mt19937_64 &random)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
        {u"--write"_s, dir, lesson.isEmpty() ? u"new"_s : lesson.text(),
            QString::number(random())});
    if (!child.waitForStarted())
        qFatal("%s", qPrintable(child.errorString()));
    Told told;
    const auto most = std::uniform_int_distribution<size_t>(0, 100)(random);
    const auto take = [&] {
        while (child.canReadLine())
            told.take(child.readLine().trimmed());
    };
    while (told.ops.size() < most && child.waitForReadyRead())
        take();
    // Anywhere in the next writes, or in the opening.
    child.waitForFinished(std::uniform_int_distribution<int>(1, 25)(random));
    child.kill();
    child.waitForFinished();
    if (child.exitStatus() != QProcess::CrashExit)
        qFatal("the child ended before it was killed: %d", child.exitCode());
    take();
    return told;
}

void TestCrash::killedRecovery(const QString &dir, std::mt19937_64 &random)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--recover"_s, dir});
    if (!child.waitForStarted())
        qFatal("%s", qPrintable(child.errorString()));
    child.waitForFinished(std::uniform_int_distribution<int>(1, 60)(random));
    child.kill();
    child.waitForFinished();
}

// A change may be in the journal before the child came to tell it.
void TestCrash::addUntold(const QString &dir, Told &told)
{
    const QDir journals(dir + u"/journal"_s);
    for (const QString &name :
        journals.entryList({told.lesson.text() + u"-*.hzj"_s}, QDir::Files)) {
        const Result<JournalContents> journal = readJournal(journals.filePath(name));
        if (!journal)
            continue;
        for (const JournalEntry &entry : journal->entries)
            if (told.base + entry.seq == told.ops.size() + 1)
                told.ops.push_back(entry.op);
    }
}

// Empty, or what was broken of the promise. `ops` is all that the lesson was before the child, then
// what it is now.
QString TestCrash::broken(const QString &dir, const Told &told, std::vector<Op> &ops)
{
    OpenProfile open(dir);
    const Recovery recovery = open.library.recover();
    for (const Error &problem : recovery.problems)
        return u"recovery: "_s + problem.message + u' ' + problem.detail;
    if (!open.journals().isEmpty())
        return u"left in the journals: "_s + open.journals().join(u' ');
    TaskControl task;
    const Result<store::VerifyReport> report = store::verify(open.database().path(), task);
    if (!report || !report->isSound())
        return u"database: "_s
            + (report ? report->problems.join(u'\n') : QString::fromUtf8(test::told(report)));
    if (told.lesson.isEmpty() || (ops.empty() && told.durable == 0))
        return {}; // nothing was promised
    const Result<std::unique_ptr<LessonSession>> session = open.library.open(told.lesson);
    if (!session)
        return u"the lesson does not open: "_s + QString::fromUtf8(test::told(session));
    const QStringList found = textOf((*session)->lesson());

    Lesson expected;
    expected.title = u"第1课"_s;
    for (const Op &op : ops)
        expected.apply(op);
    for (size_t i = 0; i < told.durable; ++i)
        expected.apply(told.ops[i]);
    size_t known = told.durable;
    while (textOf(expected) != found) {
        if (known == told.ops.size())
            return u"%1 of %2 changes were durable, and yet\n"_s.arg(told.durable)
                       .arg(told.ops.size())
                + difference(found, textOf(expected));
        expected.apply(told.ops[known++]);
    }
    ops.insert(ops.end(), told.ops.begin(), told.ops.begin() + qptrdiff(known));
    return {};
}

void TestCrash::everyDurableStrokeSurvivesKill()
{
    QFETCH(const int, kills);
    auto random = seededRandom();
    const TestDir dir;
    std::map<QString, std::vector<Op>> lessons;
    size_t durable = 0;
    for (int kill = 0; kill < kills; ++kill) {
        LessonId lesson;
        if (!lessons.empty() && random() % 8 != 0)
            lesson
                = LessonId(std::next(lessons.begin(), qptrdiff(random() % lessons.size()))->first);
        Told told = killedWriter(dir.path(), lesson, random);
        if (told.lesson.isEmpty()) // died in the opening
            told.lesson = lesson;
        addUntold(dir.path(), told);
        if (random() % 5 == 0)
            killedRecovery(dir.path(), random);
        std::vector<Op> ops = lessons[told.lesson.text()];
        const QString what = broken(dir.path(), told, ops);
        QVERIFY2(what.isEmpty(), qPrintable(u"kill %1: %2"_s.arg(kill).arg(what)));
        durable += told.durable;
        if (ops.empty())
            lessons.erase(told.lesson.text());
        else
            lessons[told.lesson.text()] = std::move(ops);
    }
    qInfo("%d kills, %zu durable changes, %zu lessons", kills, durable, lessons.size());
    QVERIFY(durable > size_t(kills) * 10);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 5 && arguments[1] == u"--write") {
        const WriterProcess writer(arguments[2], arguments[3], arguments[4].toULongLong());
        return app.exec();
    }
    if (arguments.size() == 3 && arguments[1] == u"--recover")
        return OpenProfile(arguments[2]).library.recover().problems.isEmpty() ? 0 : 1;
    TestCrash test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash.moc"
