#include "syncbutton_p.h"

#include <hz/store/merge.h>
#include <hz/store/replication.h>
#include <hz/ui/clashsheet.h>
#include <hz/ui/label.h>

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kMostWidth = 720, kGap = 20, kAround = 160, kAbove = 380;

// The first two live leaves, best first.
Result<std::array<QString, 2>> versionsOf(const store::Database &database, const QString &id)
{
    HZ_TRY(const auto read, database.read());
    HZ_TRY(const QList<store::KnownRevision> leaves, store::leafRevisions(*read, id));
    std::array<QString, 2> revisions;
    size_t found = 0;
    for (const store::KnownRevision &leaf : leaves)
        if (!leaf.deleted && found < revisions.size())
            revisions[found++] = leaf.revision;
    if (found < revisions.size())
        return failure(Error::Kind::NotFound, {}, id + QStringLiteral(" is of one mind"));
    return revisions;
}

} // namespace

ClashSheet::ClashSheet(sync::SyncService &service, Reach reach, ClashReader reader, QWidget *window)
    : Sheet(window)
    , m_service(service)
    , m_reader(std::move(reader))
    , m_title(new Label({}, TypeRole::Title, Weight::Bold, Token::Text, &panel()))
    , m_count(new Label({}, TypeRole::Body, Weight::Regular, Token::Text2, &panel()))
    , m_fields(new QWidget(&panel()))
    , m_grid(new QGridLayout(m_fields))
{
    setObjectName(QStringLiteral("clashSheet"));
    m_title->setObjectName(QStringLiteral("clashTitle"));
    QVBoxLayout *column = makeColumn(tr("Changed on two machines"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_count);
    column->addLayout(head);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(theme().px(kGap));
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(theme().px(kGap));
    const std::array words{tr("Keep the left one"), tr("Keep the right one")};
    auto *foot = new QHBoxLayout;
    foot->setSpacing(theme().px(Measure::TouchGap));
    m_putOff = makeSyncButton(reach, QStringLiteral("clashLater"), tr("Later"), false, &panel());
    foot->addWidget(m_putOff);
    foot->addStretch(1);
    for (int side = 0; side < 2; ++side) {
        auto *picture = m_pictures[size_t(side)]
            = new Label({}, TypeRole::Body, Weight::Regular, Token::Text2, &panel());
        picture->setFrameShape(QFrame::Box);
        picture->setAlignment(Qt::AlignCenter);
        picture->setAccessibleName(side == 0 ? tr("The left version") : tr("The right version"));
        sides->addWidget(picture);
        m_one[size_t(side)] = makeSyncButton(
            reach, QStringLiteral("clashKeep%1").arg(side), words[size_t(side)], false, &panel());
        connect(m_one[size_t(side)], &QAbstractButton::clicked, this,
            [this, side] { choose(side, store::Keep::One); });
    }
    m_both = makeSyncButton(reach, QStringLiteral("clashBoth"), tr("Keep both"), false, &panel());
    foot->addWidget(m_one[0]);
    foot->addWidget(m_both);
    foot->addWidget(m_one[1]);
    column->addLayout(sides);
    column->addWidget(m_fields);
    column->addLayout(foot);
    connect(m_both, &QAbstractButton::clicked, this, [this] { choose(0, store::Keep::Both); });
    connect(m_putOff, &QAbstractButton::clicked, this, [this] {
        if (m_shown)
            m_later.append(m_shown->clash.clash.id);
        next();
    });
    connect(&service, &sync::SyncService::clashesChanged, this, [this] {
        if (isVisible() && !m_isShown) // one that was decided elsewhere meanwhile
            next();
    });
}

QSize ClashSheet::pictureSize() const
{
    const Theme &look = theme();
    const QSize window = parentWidget()->size();
    const int width = std::clamp((window.width() - look.px(kAround)) / 2, 1, look.px(kMostWidth));
    const int height = std::max(1, std::min(width * 9 / 16, window.height() - look.px(kAbove)));
    return {width, height};
}

void ClashSheet::open()
{
    m_later.clear();
    m_shown.reset();
    next();
}

void ClashSheet::next()
{
    setReady(false);
    const QList<sync::SyncService::OpenClash> open = m_service.clashes();
    const auto found = std::find_if(
        open.cbegin(), open.cend(), [this](const sync::SyncService::OpenClash &clash) {
            const bool isJustDecided = m_shown && clash.clash.id == m_shown->clash.clash.id;
            return !m_later.contains(clash.clash.id) && !isJustDecided;
        });
    if (found == open.cend()) {
        m_shown.reset();
        dismiss();
        return;
    }
    m_shown = Shown{*found, {}, {}};
    m_count->setText(tr("%1 to decide").arg(QLocale().toString(open.size())));
    load();
}

void ClashSheet::load()
{
    const auto task = m_tasks.run(
        [clash = m_shown->clash, read = m_reader(), size = pictureSize() * devicePixelRatioF()](
            TaskControl &control) -> Result<Shown> {
            HZ_TRY(const auto revisions, versionsOf(*clash.database, clash.clash.id));
            HZ_TRY(const ClashView view, read(clash, revisions, size, control));
            return Shown{clash, revisions, view};
        });
    whenDone(task, this, [this](const Result<Shown> &shown) {
        if (!shown) {
            if (shown.error().kind != Error::Kind::NotFound
                && shown.error().kind != Error::Kind::Cancelled)
                Q_EMIT toast({.text = shown.error().message, .kind = Toast::Kind::Problem});
            m_later.append(m_shown ? m_shown->clash.clash.id : QString());
            m_shown.reset();
            next();
            return;
        }
        show(*shown);
    });
}

void ClashSheet::show(const Shown &shown)
{
    m_shown = shown;
    m_title->setText(shown.view.title);
    const bool hasPictures = !shown.view.pictures[0].isNull() || !shown.view.pictures[1].isNull();
    for (size_t side = 0; side < m_pictures.size(); ++side) {
        Label *label = m_pictures[side];
        label->setVisible(hasPictures);
        label->setFixedSize(pictureSize());
        QPixmap picture = QPixmap::fromImage(shown.view.pictures[side]);
        picture.setDevicePixelRatio(devicePixelRatioF());
        if (picture.isNull())
            label->setText(tr("Removed here"));
        else
            label->setPixmap(picture);
    }
    showFields(shown.view);
    m_both->setVisible(store::canKeepBoth(shown.clash.clash, m_service.rules()));
    setReady(true);
    if (!isVisible())
        popUp();
}

void ClashSheet::showFields(const ClashView &view)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_fields->setVisible(!view.fields.empty());
    int row = 0;
    for (const ClashView::Field &field : view.fields) {
        const auto add = [&](const QString &text, Token colour, int at) {
            auto *label = new Label(text.isEmpty() ? QStringLiteral("—") : text, TypeRole::Body,
                Weight::Regular, colour, m_fields);
            label->setWordWrap(true);
            m_grid->addWidget(label, row, at, Qt::AlignTop);
        };
        add(field.name, Token::Text2, 0);
        add(field.values[0], Token::Text, 1);
        add(field.values[1], Token::Text, 2);
        ++row;
    }
}

void ClashSheet::setReady(bool ready)
{
    m_isShown = ready;
    for (QAbstractButton *button : {m_one[0], m_one[1], m_both})
        button->setEnabled(ready);
}

void ClashSheet::choose(int which, store::Keep keep)
{
    setReady(false);
    store::Database &database = *m_shown->clash.database;
    const auto task = database.write([id = m_shown->clash.clash.id, rules = m_service.rules(),
                                         preferred = m_shown->revisions[size_t(which)],
                                         keep](store::WriteTransaction &transaction) {
        return store::decideConflict(transaction, id, rules, preferred, keep);
    });
    whenDone(task, this, [this, &database](const Result<store::Decided> &decision) {
        m_service.lookForClashes();
        if (decision) {
            Q_EMIT toast({.text = tr("Decided."),
                .actionText = tr("Undo"),
                .action
                = [this, &database, decision = *decision] { takeBack(database, decision); }});
            Q_EMIT decided();
        } else {
            Q_EMIT toast({.text = decision.error().message, .kind = Toast::Kind::Problem});
        }
        next();
    });
}

void ClashSheet::takeBack(store::Database &database, const store::Decided &decision)
{
    const auto task
        = database.write([decision](store::WriteTransaction &transaction) -> Result<bool> {
              HZ_CHECK(store::undoDecision(transaction, decision));
              return true;
          });
    whenDone(task, this, [this](const Result<bool> &done) {
        m_service.lookForClashes();
        if (!done)
            Q_EMIT toast({.text = done.error().message, .kind = Toast::Kind::Problem});
        Q_EMIT decided();
    });
}

} // namespace hz::ui
