#include "lesson/paging.h"

#include "lesson/overview.h"
#include "lesson/pagecards.h"
#include "lesson/pagestrip.h"

#include <hz/ui/actions.h>

#include <QtGui/QAction>

namespace hz::board {

Paging::Paging(ui::ActionRegistry &commands, LessonHost &host, QWidget *screen)
    : QObject(screen)
    , m_commands(commands)
    , m_host(host)
{
    addCommands();
    addOverviewCommands();
    m_strip = new PageStrip(commands, screen);
    m_overview = new Overview(commands, screen);
    wire(m_strip->cards());
    wire(m_overview->cards());
    connect(m_strip, &PageStrip::duplicateWanted, this,
        [this](const page::PageId &page) { duplicatePages({page}); });
    connect(m_strip, &PageStrip::removeWanted, this,
        [this](const page::PageId &page) { removePages({page}); });
    connect(m_strip, &PageStrip::shownChanged, this, [this](bool shown) {
        m_commands.action(u"page.strip")->setChecked(shown);
        Q_EMIT stripShown(shown);
    });
    connect(m_overview, &Overview::shownChanged, this, [this](bool shown) {
        m_commands.refresh();
        Q_EMIT overviewShown(shown);
    });
    connect(&m_overview->cards(), &PageCards::selectionChanged, &m_commands,
        &ui::ActionRegistry::refresh);
}

void Paging::addCommands()
{
    using ui::IconName;
    const auto isOpen = [this] { return session() != nullptr; };
    m_commands
        .add({.id = QStringLiteral("page.strip"),
            .text = tr("Pages"),
            .icon = IconName::Copy,
            .keys = {QKeySequence(Qt::Key_G)},
            .run = [this] { m_strip->setVisible(!m_strip->isVisible()); },
            .isEnabled = isOpen})
        ->setCheckable(true);
    m_commands.add({.id = QStringLiteral("page.all"),
        .text = tr("All pages"),
        .icon = IconName::Copy,
        .keys = {QKeySequence(Qt::SHIFT | Qt::Key_G)},
        .run =
            [this] {
                m_strip->hide();
                m_overview->show();
                m_overview->raise();
            },
        .isEnabled = isOpen});
    m_commands.add({.id = QStringLiteral("page.addAlike"),
        .text = tr("Add a page"),
        .icon = IconName::Plus,
        .run = [this] { addAlike(); },
        .isEnabled = [this] { return canChange(); }});
    m_commands.add({.id = QStringLiteral("page.duplicate"),
        .text = tr("Duplicate this page"),
        .icon = IconName::CopyPlus,
        .run = [this] { duplicatePages({session()->currentPage()}); },
        .isEnabled = [this] { return canChange(); }});
    m_commands.add({.id = QStringLiteral("page.remove"),
        .text = tr("Remove this page"),
        .icon = IconName::Trash,
        .run = [this] { removePages({session()->currentPage()}); },
        .isEnabled = [this] { return canChange() && session()->lesson().pages().size() > 1; }});
    m_commands.add({.id = QStringLiteral("page.grow"),
        .text = tr("Lengthen this page"),
        .icon = IconName::ChevronDown,
        .run = [this] { grow(); },
        .isEnabled =
            [this] {
                const page::Page *page
                    = session() ? session()->lesson().page(session()->currentPage()) : nullptr;
                return page && canChange() && page->size.height() < page::kMaxPageHeight;
            }});
}

void Paging::addOverviewCommands()
{
    using ui::IconName;
    const auto selected = [this] { return m_overview->cards().selection(); };
    m_commands.add({.id = QStringLiteral("pages.selectAll"),
        .text = tr("Select all pages"),
        .icon = IconName::CircleCheck,
        .run = [this] { m_overview->cards().selectAll(); },
        .isEnabled = [this] { return session() && m_overview->isVisible(); }});
    m_commands.add({.id = QStringLiteral("pages.duplicate"),
        .text = tr("Duplicate"),
        .icon = IconName::CopyPlus,
        .run = [this, selected] { duplicatePages(selected()); },
        .isEnabled = [this, selected] { return canChange() && !selected().empty(); }});
    m_commands.add({.id = QStringLiteral("pages.remove"),
        .text = tr("Remove"),
        .icon = IconName::Trash,
        .run = [this, selected] { removePages(selected()); },
        .isEnabled = [this, selected] { // a lesson keeps one page
            return canChange() && !selected().empty()
                && selected().size() < session()->lesson().pages().size();
        }});
}

void Paging::wire(PageCards &cards)
{
    connect(&cards, &PageCards::chosen, this, [this](const page::PageId &page) {
        session()->setCurrentPage(page);
        m_overview->hide();
    });
    connect(&cards, &PageCards::moveWanted, this,
        [this](const std::vector<page::PageId> &pages, const page::PageId &after) {
            session()->movePages(pages, after);
        });
    connect(&cards, &PageCards::removeWanted, this, &Paging::removePages);
}

// ---------------------------------------------------------------- the session

void Paging::follow(page::LessonSession &session)
{
    const PageThumbs::Source source = thumbsOf(session, m_host.database(), m_host.blobs());
    for (PageCards *cards : {&m_strip->cards(), &m_overview->cards()}) {
        cards->thumbs().setSource(source);
        cards->setChangeable(canChange());
        connect(&session, &page::LessonSession::opApplied, cards,
            [cards](const page::Op &op) { cards->thumbs().setStale(page::pageOf(op)); });
    }
    m_strip->setChangeable(canChange());
    connect(&session, &page::LessonSession::currentPageChanged, this, &Paging::showPages);
    connect(&session, &page::LessonSession::pagesChanged, this, &Paging::showPages);
    showPages();
}

void Paging::drop()
{
    session()->disconnect(this);
    m_strip->hide();
    m_overview->hide();
    for (PageCards *cards : {&m_strip->cards(), &m_overview->cards()}) {
        session()->disconnect(cards);
        cards->thumbs().setSource({});
        cards->setPages({}, {});
    }
}

void Paging::showPages()
{
    std::vector<page::PageId> pages;
    for (const page::PageRef &ref : session()->lesson().pages())
        pages.push_back(ref.id);
    const auto count = int(pages.size());
    m_commands.action(u"page.all")->setText(tr("All %n pages", nullptr, count));
    m_strip->setPageCount(count);
    m_overview->setPageCount(count);
    m_strip->cards().setPages(pages, session()->currentPage());
    m_overview->cards().setPages(std::move(pages), session()->currentPage());
}

bool Paging::isSettled() const
{
    return m_strip->cards().thumbs().isSettled() && m_overview->cards().thumbs().isSettled();
}

// ---------------------------------------------------------------- changes

void Paging::addAlike()
{
    const page::Page *like = session()->lesson().page(session()->currentPage());
    page::Background background = like ? like->background : page::Background();
    if (background.kind == page::Background::Kind::Pdf)
        background = {};
    session()->addPage(session()->currentPage(), background);
}

void Paging::grow()
{
    const page::PageId id = session()->currentPage();
    if (const page::Page *page = session()->lesson().page(id)) {
        session()->setPageHeight(id, page->size.height() + page::kPageSize.height());
        Q_EMIT grown();
    }
}

void Paging::duplicatePages(const std::vector<page::PageId> &pages)
{
    for (const page::PageId &page : pages)
        session()->duplicatePage(page);
}

void Paging::removePages(const std::vector<page::PageId> &pages)
{
    if (pages.empty() || pages.size() >= session()->lesson().pages().size())
        return; // a lesson keeps one page
    session()->removePages(pages);
    Q_EMIT toast(
        {.text = pages.size() == 1 ? tr("The page was removed.")
                                   : tr("%n pages were removed.", nullptr, int(pages.size())),
            .kind = ui::Toast::Kind::Done,
            .actionText = tr("Undo"),
            .action = [this] {
                if (session())
                    session()->undo();
            }});
}

} // namespace hz::board
