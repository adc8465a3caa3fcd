// Somebody who writes, erases, changes her mind and turns pages, by chance that can be had again.
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
        if (deed < 60)
            m_session.addStroke(page, m_hand.next());
        else if (deed < 74)
            erase(page);
        else if (deed < 82)
            m_session.undo();
        else if (deed < 87)
            m_session.redo();
        else if (deed < 91)
            m_session.addPage(page, {});
        else if (deed < 93)
            m_session.removePage(page);
        else if (deed < 95)
            m_session.setBackground(
                page, {.kind = page::Background::Kind::TianZiGe, .ground = anyGround()});
        else if (deed < 96)
            m_session.setTitle(QStringLiteral("第%1课").arg(upTo(1000)));
        else
            m_session.setCurrentPage(m_session.lesson().pages()[size_t(upTo(pageCount()))].id);
    }

private:
    int upTo(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }
    int pageCount() const { return int(m_session.lesson().pages().size()); }
    ink::Ground anyGround() { return upTo(2) ? ink::Ground::White : ink::Ground::Green; }
    void erase(const page::PageId &page)
    {
        const std::vector<const page::InkElement *> ink = m_session.lesson().page(page)->ink();
        if (ink.empty())
            return;
        std::vector<page::StrokeId> ids;
        for (int count = 1 + upTo(4); count > 0; --count)
            ids.push_back(ink[size_t(upTo(int(ink.size())))]->id);
        // The eraser touches again and again while it moves.
        m_gesture += quint64(upTo(2));
        m_session.eraseStrokes(page, ids, m_gesture);
    }

    page::LessonSession &m_session;
    std::mt19937_64 m_random;
    Handwriting m_hand;
    quint64 m_gesture = 1;
};

} // namespace hz::test
