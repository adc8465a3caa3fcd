#include "syncbutton_p.h"

#include <hz/store/merge.h>
#include <hz/store/replication.h>
#include <hz/ui/clashsheet.h>
#include <hz/ui/label.h>

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QGridLayout>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kMostWidth = 720, kGap = 20, kRowGap = 8, kAround = 160, kAbove = 400;
constexpr double kLeastWidth = 560, kMark = 3, kAroundMark = 6;

// Of the grid; fields follow one another between the two.
constexpr int kPictureRow = 0, kFirstField = 1, kButtonRow = 1000;

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

// A ring around each place, in the picture's pixels.
void markIn(QPixmap &picture, const std::vector<QRectF> &places)
{
    if (picture.isNull() || places.empty())
        return;
    const Theme &look = theme();
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look.colour(Status::Warn, StatusPart::Foreground), look.px(kMark)));
    const double away = look.px(kAroundMark);
    const QRectF inside = QRectF(picture.rect()).adjusted(away, away, -away, -away);
    for (const QRectF &place : places)
        painter.drawRoundedRect(
            place.adjusted(-away, -away, away, away).intersected(inside), away, away);
}

} // namespace

ClashSheet::ClashSheet(sync::SyncService &service, Reach reach, ClashReader reader, QWidget *window)
    : Sheet(window)
    , m_service(service)
    , m_reader(std::move(reader))
    , m_title(new Label({}, TypeRole::Title, Weight::Bold, Token::Text, &panel()))
    , m_count(new Label({}, TypeRole::Body, Weight::Regular, Token::Text2, &panel()))
    , m_versions(new QWidget(&panel()))
    , m_grid(new QGridLayout(m_versions))
{
    setObjectName(QStringLiteral("clashSheet"));
    panel().setMinimumWidth(theme().px(kLeastWidth));
    m_title->setObjectName(QStringLiteral("clashTitle"));
    QVBoxLayout *column = makeColumn(tr("Changed on two machines"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_count);
    column->addLayout(head);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(theme().px(kGap));
    m_grid->setVerticalSpacing(theme().px(kRowGap));
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    // Each version has its button under it.
    const std::array words{tr("Keep the left one"), tr("Keep the right one")};
    for (int side = 0; side < 2; ++side) {
        auto *picture = m_pictures[size_t(side)]
            = new Label({}, TypeRole::Body, Weight::Regular, Token::Text2, m_versions);
        picture->setFrameShape(QFrame::Box);
        picture->setAlignment(Qt::AlignCenter);
        picture->setAccessibleName(side == 0 ? tr("The left version") : tr("The right version"));
        m_grid->addWidget(picture, kPictureRow, 1 + side);
        QAbstractButton *one = m_one[size_t(side)] = makeSyncButton(
            reach, QStringLiteral("clashKeep%1").arg(side), words[size_t(side)], false, m_versions);
        m_grid->addWidget(one, kButtonRow, 1 + side);
        connect(
            one, &QAbstractButton::clicked, this, [this, side] { choose(side, store::Keep::One); });
    }
    auto *foot = new QHBoxLayout;
    foot->setSpacing(theme().px(Measure::TouchGap));
    m_putOff = makeSyncButton(reach, QStringLiteral("clashLater"), tr("Later"), false, &panel());
    m_both = makeSyncButton(reach, QStringLiteral("clashBoth"), tr("Keep both"), false, &panel());
    foot->addWidget(m_putOff);
    foot->addStretch(1);
    foot->addWidget(m_both);
    column->addWidget(m_versions);
    column->addLayout(foot);
    connect(m_both, &QAbstractButton::clicked, this, [this] { choose(0, store::Keep::Both); });
    connect(m_putOff, &QAbstractButton::clicked, this, [this] {
        if (m_shown)
            m_later.append(m_shown->clash.clash.id);
        next();
    });
    connect(&service, &sync::SyncService::clashesChanged, this, &ClashSheet::followClashes);
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
    next();
}

// What is decided elsewhere meanwhile is nothing to choose from any more.
void ClashSheet::followClashes()
{
    if (!isVisible() || !m_shown || m_later.contains(m_shown->clash.clash.id))
        return;
    const QList<sync::SyncService::OpenClash> open = m_service.clashes();
    const bool isOpen = std::any_of(
        open.cbegin(), open.cend(), [this](const sync::SyncService::OpenClash &clash) {
            return clash.clash.id == m_shown->clash.clash.id;
        });
    if (isOpen)
        return;
    Q_EMIT toast({.text = tr("This was decided on another machine meanwhile.")});
    next();
}

void ClashSheet::next()
{
    setReady(false);
    m_shown.reset();
    QList<sync::SyncService::OpenClash> open = m_service.clashes();
    open.removeIf([this](const sync::SyncService::OpenClash &clash) {
        return m_later.contains(clash.clash.id);
    });
    if (open.isEmpty()) {
        dismiss();
        return;
    }
    m_shown = Shown{open.constFirst(), {}, {}};
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
    whenDone(task, this, [this, id = m_shown->clash.clash.id](const Result<Shown> &shown) {
        if (!m_shown || m_shown->clash.clash.id != id)
            return; // another one stands here by now
        if (!shown) {
            if (shown.error().kind != Error::Kind::NotFound
                && shown.error().kind != Error::Kind::Cancelled)
                Q_EMIT toast({.text = shown.error().message, .kind = Toast::Kind::Problem});
            m_later.append(id);
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
        markIn(picture, shown.view.marks[side]);
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
    for (Label *label : m_fields)
        delete label;
    m_fields.clear();
    int row = kFirstField;
    for (const ClashView::Field &field : view.fields) {
        const auto add = [&](const QString &text, Token colour, int at) {
            auto *label = new Label(text.isEmpty() ? QStringLiteral("—") : text, TypeRole::Body,
                Weight::Regular, colour, m_versions);
            label->setWordWrap(true);
            m_grid->addWidget(label, row, at, Qt::AlignTop);
            m_fields.push_back(label);
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
    m_later.append(m_shown->clash.clash.id); // it is still counted for a moment
    whenDone(task, this, [this, &database](const Result<store::Decided> &decision) {
        m_service.lookForClashes();
        if (decision) {
            Q_EMIT toast({.text = tr("Decided."),
                .actionText = tr("Undo"),
                .action
                = [this, &database, decision = *decision] { takeBack(database, decision); }});
            Q_EMIT decided();
        } else {
            m_later.removeLast(); // as it is now
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
