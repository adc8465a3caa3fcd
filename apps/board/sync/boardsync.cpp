#include "sync/boardsync.h"

#include <hz/page/conflicts.h>
#include <hz/ui/actions.h>
#include <hz/ui/clashsheet.h>
#include <hz/ui/syncsheet.h>

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

namespace hz::board {

namespace {

constexpr std::chrono::milliseconds kNewsEvery{500};

// What differs beside what is seen of a page.
struct Word {
    const char *field;
    const char *word;
};
constexpr Word kWords[] = {{"title", QT_TRANSLATE_NOOP("hz::board::BoardSync", "Name")},
    {"folder", QT_TRANSLATE_NOOP("hz::board::BoardSync", "Folder")},
    {"removedAt", QT_TRANSLATE_NOOP("hz::board::BoardSync", "In the bin since")},
    {"order", QT_TRANSLATE_NOOP("hz::board::BoardSync", "Place among the pages")}};

QString textOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid()
        ? QLocale().toString(time.toLocalTime(), BoardSync::tr("MMM d, hh:mm", "a day and a time"))
        : value.toString();
}

std::vector<ui::ClashView::Field> fieldsOf(
    const QStringList &where, const QJsonObject &first, const QJsonObject &second)
{
    std::vector<ui::ClashView::Field> fields;
    for (const Word &word : kWords) {
        const QString name = QString::fromLatin1(word.field);
        if (where.contains(name))
            fields.push_back(
                {BoardSync::tr(word.word), {textOf(first[name]), textOf(second[name])}});
    }
    return fields;
}

// "Triangles, page 3"; on a worker.
QString titleOf(const store::ReadTransaction &read, const QString &document)
{
    const QString lesson = document.section(u':', 1, 1);
    const auto found = read.get(QStringLiteral("lesson:") + lesson);
    const QString title = found ? found->body[QLatin1StringView("title")].toString() : QString();
    if (!document.startsWith(u"page:"))
        return title;
    const auto pages = read.idsWithPrefix(QStringLiteral("page:%1:").arg(lesson));
    QList<std::pair<QString, QString>> order;
    for (const QString &id : pages ? *pages : QStringList())
        if (const auto page = read.get(id))
            order.append({page->body[QLatin1StringView("order")].toString(), id});
    std::sort(order.begin(), order.end());
    const auto at = std::find_if(
        order.cbegin(), order.cend(), [&](const auto &page) { return page.second == document; });
    return BoardSync::tr("%1, page %2", "a lesson").arg(title).arg(at - order.cbegin() + 1);
}

Result<ui::ClashView> readClash(const store::BlobStore &blobs,
    const sync::SyncService::OpenClash &clash, const std::array<QString, 2> &revisions,
    QSize picture, TaskControl &task)
{
    const QString &id = clash.clash.id;
    ui::ClashView view;
    std::array<QJsonObject, 2> bodies;
    {
        HZ_TRY(const auto read, clash.database->read());
        view.title = titleOf(*read, id);
        for (size_t i = 0; i < revisions.size(); ++i) {
            HZ_TRY(const store::Document document, read->get(id, revisions[i]));
            bodies[i] = document.body;
        }
    }
    view.fields = fieldsOf(clash.clash.where, bodies[0], bodies[1]);
    if (!id.startsWith(u"page:"))
        return view;
    QStringList elements; // and runs of ink that both rubbed out of
    for (const QString &where : clash.clash.where)
        if (where.startsWith(u"elements/") || where.startsWith(u"changes/"))
            elements.append(where.section(u'/', 1, 1));
    for (size_t i = 0; i < revisions.size(); ++i) {
        HZ_TRY(page::PageVersion version,
            page::pageVersion(*clash.database, blobs, id, revisions[i], elements, picture, task));
        view.pictures[i] = std::move(version.picture);
        view.marks[i] = std::move(version.marked);
    }
    return view;
}

} // namespace

store::MergeRules lessonMerges()
{
    return {{QStringLiteral("page:"), page::pageJoinRules()},
        {QStringLiteral("lesson:"), page::lessonJoinRules()}};
}

BoardSync::BoardSync(const Synced &synced, page::LessonLibrary &library,
    ui::ActionRegistry &commands, QWidget *contents)
    : QObject(contents)
    , m_synced(synced)
    , m_library(library)
    , m_indicator(new ui::SyncIndicator(synced.service, ui::Reach::Touch, contents))
    , m_sheet(new ui::SyncSheet(synced.service,
          {.reach = ui::Reach::Touch,
              .promise = tr("Your lessons are then on every board and computer where you sign in. "
                            "You can go on without a network at any time."),
              .carried = &synced.own},
          contents))
    , m_chooser(new ui::ClashSheet(
          synced.service, ui::Reach::Touch,
          [&blobs = synced.blobs] {
              return [&blobs](const auto &clash, const auto &revisions, QSize picture,
                         TaskControl &task) {
                  return readClash(blobs, clash, revisions, picture, task);
              };
          },
          contents))
{
    commands.add({.id = QStringLiteral("app.sync"),
        .text = tr("Synchronise"),
        .icon = ui::IconName::CloudUpload,
        .run = [this] { m_sheet->open(); }});
    connect(m_indicator, &QAbstractButton::clicked, m_sheet, &ui::SyncSheet::open);
    connect(m_sheet, &ui::SyncSheet::toast, this, &BoardSync::toast);
    connect(m_sheet, &ui::SyncSheet::offerTaken, this, &BoardSync::claim);
    connect(m_sheet, &ui::SyncSheet::clashesWanted, m_chooser, &ui::ClashSheet::open);
    connect(m_chooser, &ui::ClashSheet::toast, this, &BoardSync::toast);
    m_news.setSingleShot(true);
    m_news.setInterval(kNewsEvery);
    connect(&m_news, &QTimer::timeout, this, &BoardSync::lessonsChanged);
    // Told on the writer's thread.
    connect(&m_synced.own, &store::Database::changed, &m_news, [this] {
        if (!m_news.isActive())
            m_news.start();
    });
}

int BoardSync::countUnsigned() const
{
    if (!m_synced.unsignedWork)
        return 0;
    const auto lessons = page::storedLessons(*m_synced.unsignedWork);
    return lessons ? int(lessons->size()) : 0;
}

void BoardSync::offerUnsigned()
{
    const int count = countUnsigned();
    m_sheet->setOffer(count == 0
            ? QString()
            : tr("%1 lessons were made on this machine by somebody who had not signed in.")
                  .arg(QLocale().toString(count)),
        tr("They are mine"));
    if (count == 0)
        return;
    Q_EMIT toast({.text = tr("On this machine there are %1 lessons that nobody signed for.")
                              .arg(QLocale().toString(count)),
        .kind = ui::Toast::Kind::Note,
        .actionText = tr("They are mine"),
        .action = [this] { claim(); }});
}

void BoardSync::claim()
{
    m_sheet->dismiss();
    const Task<int> task = m_library.claimFrom(*m_synced.unsignedWork);
    Q_EMIT claiming(task);
    whenDone(task, this, [this](const Result<int> &claimed) {
        Q_EMIT lessonsChanged();
        m_sheet->setOffer({}, {});
        if (claimed)
            Q_EMIT toast(
                {.text = tr("%1 lessons are yours now.").arg(QLocale().toString(*claimed))});
        else if (claimed.error().kind != Error::Kind::Cancelled)
            Q_EMIT toast({.text = claimed.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

} // namespace hz::board
