// Somebody who writes, draws, arranges, erases, changes her mind and turns pages, by chance that
// can be had again.
#pragma once

#include "pagetest.h"

namespace hz::test {

class Scribbler {
public:
    Scribbler(page::LessonSession &session, quint64 seed)
        : m_session(session)
        , m_random(seed)
        , m_hand(quint32(seed))
    {
    }

    /// One deed; sometimes there is nothing to do.
    void act()
    {
        const page::PageId page = m_session.currentPage();
        const int deed = upTo(100);
        if (deed < 45)
            m_session.addStroke(page, m_hand.next());
        else if (deed < 52)
            erase(page);
        else if (deed < 57)
            rub(page);
        else if (deed < 65)
            m_session.undo();
        else if (deed < 70)
            m_session.redo();
        else if (deed < 75)
            draw(page);
        else if (deed < 86)
            arrange(page);
        else if (deed < 96)
            changePages(page);
        else
            m_session.setCurrentPage(anyPage());
    }

private:
    int upTo(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }
    int pageCount() const { return int(m_session.lesson().pages().size()); }
    ink::Ground anyGround() { return upTo(2) ? ink::Ground::White : ink::Ground::Green; }
    page::PageId anyPage() { return m_session.lesson().pages()[size_t(upTo(pageCount()))].id; }
    std::vector<page::ElementId> some(const page::PageId &page, int most)
    {
        const std::vector<const page::Element *> all = m_session.lesson().page(page)->elements();
        std::vector<page::ElementId> ids;
        for (int count = all.empty() ? 0 : 1 + upTo(most); count > 0; --count)
            ids.push_back(all[size_t(upTo(int(all.size())))]->id);
        return ids;
    }
    // A hand touches again and again while it moves over a page: one gesture.
    quint64 gesture(const page::PageId &page)
    {
        return m_gesture += quint64(std::exchange(m_gesturePage, page) == page ? upTo(2) : 1);
    }
    void erase(const page::PageId &page)
    {
        m_session.removeElements(page, some(page, 4), gesture(page));
    }
    // An area eraser on its way over something.
    void rub(const page::PageId &page)
    {
        const std::vector<page::ElementId> ids = some(page, 1);
        if (ids.empty())
            return;
        QPointF at = m_session.lesson().page(page)->boundsOf(ids.front()).center();
        const quint64 gesture = (quint64(1) << 20) + ++m_rubs;
        for (int i = 1 + upTo(4); i > 0; --i) {
            const QPointF to = at + QPointF(upTo(60) - 30, upTo(60) - 30);
            m_session.eraseArea(page, at, to, 4 + upTo(20), gesture);
            at = to;
        }
    }
    void draw(const page::PageId &page)
    {
        const QTransform placed = QTransform::fromTranslate(upTo(1500), upTo(900));
        if (upTo(2))
            m_session.addObject(page,
                page::Text{
                    .text = QStringLiteral("圆的面积 %1").arg(upTo(100)), .box = {9000, 3000}},
                placed);
        else
            m_session.addObject(page,
                page::Shape{
                    .kind = page::Shape::Kind::Arrow, .points = {{0, 0}, {upTo(9000), upTo(9000)}}},
                placed);
    }
    void arrange(const page::PageId &page)
    {
        const std::vector<page::ElementId> ids = some(page, 5);
        switch (upTo(9)) {
        case 0:
        case 1:
            m_session.transformElements(page, ids,
                QTransform::fromTranslate(upTo(200) - 100, upTo(200) - 100), gesture(page));
            break;
        case 2:
            m_session.transformElements(page, ids, QTransform().rotate(upTo(360)), gesture(page));
            break;
        case 3:
            m_session.bringToFront(page, ids);
            break;
        case 4:
            m_session.lower(page, ids);
            break;
        case 5:
            m_session.setElementProperty(page, ids, page::kPropertyInk,
                upTo(2) ? QStringLiteral("ink:red") : QStringLiteral("custom:#12ab9f"));
            break;
        case 6:
            upTo(2) ? (void)m_session.group(page, ids) : m_session.ungroup(page, ids);
            break;
        case 7:
            upTo(3) ? m_session.unlock(page, ids) : m_session.lock(page, ids);
            break;
        default:
            m_session.duplicate(page, ids, {20, 20});
        }
    }
    void changePages(const page::PageId &page)
    {
        switch (upTo(10)) {
        case 0:
        case 1:
        case 2:
        case 3:
            m_session.addPage(page, {});
            break;
        case 4:
            m_session.removePage(page);
            break;
        case 5:
            if (m_session.lesson().page(page)->elementCount() < 20)
                m_session.duplicatePage(page);
            break;
        case 6:
            m_session.movePages({anyPage()}, anyPage());
            break;
        case 7:
            m_session.setPageHeight(page, 1080 * (1 + upTo(3)));
            break;
        case 8:
            m_session.setBackground(
                page, {.kind = page::Background::Kind::TianZiGe, .ground = anyGround()});
            break;
        default:
            m_session.setTitle(QStringLiteral("第%1课").arg(upTo(1000)));
        }
    }

    page::LessonSession &m_session;
    std::mt19937_64 m_random;
    Handwriting m_hand;
    quint64 m_rubs = 0;
    quint64 m_gesture = 1;
    page::PageId m_gesturePage;
};

} // namespace hz::test
