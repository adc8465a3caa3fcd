#include "syncbutton_p.h"

#include <hz/core/paths.h>
#include <hz/ui/elidedlabel.h>
#include <hz/ui/progress.h>
#include <hz/ui/syncdetails.h>
#include <hz/ui/syncsheet.h>

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>

namespace hz::ui {

namespace {

// At scale 1.
constexpr double kWidth = 560, kSectionGap = 12, kButtonGap = 12;
constexpr int kFingerprintLine = 8 * 3; // "AB:" eight times
constexpr qsizetype kMostFound = 5; // a school has one or two
constexpr int kMostName = 24; // letters; a computer may be called anything

// In four lines that can be compared by eye.
QString inLines(const QByteArray &fingerprint)
{
    QStringList lines;
    for (qsizetype at = 0; at < fingerprint.size(); at += kFingerprintLine)
        lines.append(QString::fromLatin1(fingerprint.mid(at, kFingerprintLine)));
    return lines.join(u'\n');
}

void setText(Label *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

SyncSheet::SyncSheet(sync::SyncService &service, SyncUse use, QWidget *window)
    : Sheet(window)
    , m_service(service)
    , m_use(std::move(use))
    , m_progress(new ProgressPanel(window))
{
    setObjectName(QStringLiteral("syncSheet"));
    panel().setMinimumWidth(theme().px(kWidth));
    QVBoxLayout *column = makeColumn(tr("Synchronise"));
    buildHead(column);
    for (QWidget *section :
        {buildAddress(), buildCertificate(), buildSignIn(), buildPerson(), buildStick()})
        column->addWidget(section);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    QAbstractButton *close = makeButton(QStringLiteral("syncClose"), tr("Close"));
    connect(close, &QAbstractButton::clicked, this, &Sheet::dismiss);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(&service, &sync::SyncService::changed, this, &SyncSheet::refresh);
    connect(&service.account(), &sync::HubAccount::changed, this, &SyncSheet::refresh);
    connect(&theme(), &Theme::changed, this, &SyncSheet::refresh);
    refresh();
}

QAbstractButton *SyncSheet::makeButton(const QString &name, const QString &text, bool isMain)
{
    return makeSyncButton(m_use.reach, name, text, isMain, &panel());
}

QLineEdit *SyncSheet::makeField(const QString &name, const QString &hint)
{
    auto *field = new QLineEdit(&panel());
    field->setObjectName(name);
    field->setPlaceholderText(hint);
    field->setAccessibleName(hint);
    if (m_use.reach == Reach::Touch) {
        field->setFont(theme().font(TypeRole::BoardBody));
        field->setMinimumHeight(theme().px(Measure::TouchNormal));
    }
    return field;
}

Label *SyncSheet::makeText(TypeRole role, Token colour)
{
    auto *label = new Label({}, role, Weight::Regular, colour, &panel());
    label->setWordWrap(true);
    return label;
}

QWidget *SyncSheet::makeSection(std::initializer_list<QWidget *> rows)
{
    auto *section = new QWidget(&panel());
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins({});
    column->setSpacing(theme().px(kSectionGap));
    for (QWidget *row : rows)
        column->addWidget(row);
    return section;
}

QWidget *SyncSheet::makeRow(std::initializer_list<QWidget *> parts, QWidget *stretched)
{
    auto *row = new QWidget((*parts.begin())->parentWidget());
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins({});
    line->setSpacing(theme().px(kButtonGap));
    for (QWidget *part : parts)
        line->addWidget(part, part == stretched ? 1 : 0);
    return row;
}

void SyncSheet::buildHead(QVBoxLayout *column)
{
    m_icon = makeText();
    m_state = new Label({}, TypeRole::Title, Weight::Bold, Token::Text, &panel());
    m_stateMore = makeText();
    m_problem = makeText(TypeRole::Body, Token::Text);
    m_problem->setObjectName(QStringLiteral("syncProblem"));
    m_clashText = makeText(TypeRole::Body, Token::Text);
    QAbstractButton *decide = makeButton(QStringLiteral("syncDecide"), tr("Decide"), true);
    connect(decide, &QAbstractButton::clicked, this, [this] {
        dismiss();
        Q_EMIT clashesWanted();
    });
    m_clashes = makeRow({m_clashText, decide}, m_clashText);
    m_offerText = makeText(TypeRole::Body, Token::Text);
    m_offerButton = makeButton(QStringLiteral("syncOffer"), {});
    connect(m_offerButton, &QAbstractButton::clicked, this, &SyncSheet::offerTaken);
    m_offer = makeRow({m_offerText, m_offerButton}, m_offerText);
    m_offer->hide();
    m_stateRow = makeRow({m_icon, m_state}, m_state);
    m_head = makeSection({m_stateRow, m_stateMore, m_problem, m_clashes});
    column->addWidget(m_head);
}

QWidget *SyncSheet::buildAddress()
{
    Label *why = makeText();
    why->setText(m_use.promise);
    m_foundText = makeText();
    m_found = makeSection({m_foundText});
    m_found->setObjectName(QStringLiteral("syncFound"));
    m_foundColumn = static_cast<QVBoxLayout *>(m_found->layout());
    m_hub = makeField(QStringLiteral("syncHub"), tr("Address of a hub, or its pairing code"));
    m_connect = makeButton(QStringLiteral("syncConnect"), tr("Connect"), true);
    connect(m_connect, &QAbstractButton::clicked, this, &SyncSheet::meet);
    connect(m_hub, &QLineEdit::returnPressed, this, &SyncSheet::meet);
    connect(m_hub, &QLineEdit::textChanged, this, &SyncSheet::refresh);
    m_address = makeSection({why, m_found, makeRow({m_hub, m_connect}, m_hub)});
    return m_address;
}

// Only while somebody looks: it is a conversation with the network.
void SyncSheet::lookForHubs()
{
    const bool isWanted = isVisible() && m_address->isVisible();
    if (isWanted == bool(m_discovery))
        return;
    m_discovery.reset();
    if (isWanted) {
        m_discovery = std::make_unique<sync::Discovery>(m_use.bus);
        connect(m_discovery.get(), &sync::Discovery::changed, this, &SyncSheet::showFound);
    }
    showFound();
}

void SyncSheet::showFound()
{
    for (QAbstractButton *button : m_foundHubs)
        button->deleteLater(); // one of them may be what was tapped
    m_foundHubs.clear();
    const bool isLooking = m_discovery && m_discovery->isAvailable();
    m_found->setVisible(isLooking);
    if (!isLooking)
        return;
    QList<sync::FoundHub> hubs = m_discovery->hubs();
    m_foundText->setText(
        hubs.isEmpty() ? tr("Looking for hubs on this network…") : tr("On this network, tap one:"));
    hubs = hubs.first(std::min(hubs.size(), kMostFound));
    for (const sync::FoundHub &hub : std::as_const(hubs)) {
        const QString name = hub.name.size() > kMostName
            ? hub.name.first(kMostName) + QStringLiteral("…")
            : hub.name;
        QAbstractButton *button = makeButton(QStringLiteral("syncFound%1").arg(m_foundHubs.size()),
            tr("%1, %2", "a hub's name and its address").arg(name, hub.url.authority()));
        button->setEnabled(!m_isBusy);
        connect(button, &QAbstractButton::clicked, this, [this, url = hub.url.toString()] {
            m_hub->setText(url);
            meet();
        });
        m_foundColumn->addWidget(button);
        button->show();
        m_foundHubs.push_back(button);
    }
}

void SyncSheet::hideEvent(QHideEvent *event)
{
    m_discovery.reset();
    Sheet::hideEvent(event);
}

QWidget *SyncSheet::buildCertificate()
{
    Label *words = makeText(TypeRole::Body, Token::Text);
    words->setText(tr("This machine has not seen this hub before. Compare this fingerprint of its "
                      "certificate with the one that the hub shows, or ask whoever runs it. You "
                      "are asked once."));
    m_fingerprint = new Label({}, TypeRole::Body, Weight::Bold, Token::Text, &panel());
    m_fingerprint->setObjectName(QStringLiteral("syncFingerprint"));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QAbstractButton *no = makeButton(QStringLiteral("syncOther"), tr("It is another"));
    QAbstractButton *yes = makeButton(QStringLiteral("syncSame"), tr("It is the same"), true);
    connect(no, &QAbstractButton::clicked, this, [this] {
        m_shown.reset();
        tellProblem(
            tr("Nothing was sent to it. Check the address, and tell whoever runs the hub."));
    });
    connect(yes, &QAbstractButton::clicked, this, [this] { accept(*m_shown); });
    auto *gap = new QWidget(&panel());
    m_certificate = makeSection({words, m_fingerprint, makeRow({gap, no, yes}, gap)});
    return m_certificate;
}

QWidget *SyncSheet::buildSignIn()
{
    m_hubName = makeText();
    m_name = makeField(QStringLiteral("syncName"), tr("Name"));
    m_password = makeField(QStringLiteral("syncPassword"), tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    QAbstractButton *other = makeButton(QStringLiteral("syncOtherHub"), tr("Another hub"));
    connect(other, &QAbstractButton::clicked, this, [this] {
        m_isChanging = true;
        m_hub->setText(m_service.account().hub().url.toString());
        refresh();
    });
    m_enter = makeButton(QStringLiteral("syncEnter"), tr("Sign in"), true);
    connect(m_enter, &QAbstractButton::clicked, this, &SyncSheet::signIn);
    connect(m_name, &QLineEdit::returnPressed, m_password, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, &SyncSheet::signIn);
    for (QLineEdit *field : {m_name, m_password})
        connect(field, &QLineEdit::textChanged, this, &SyncSheet::refresh);
    auto *gap = new QWidget(&panel());
    m_signIn = makeSection({m_hubName, m_name, m_password, makeRow({gap, other, m_enter}, gap)});
    return m_signIn;
}

QWidget *SyncSheet::buildPerson()
{
    m_personName = new ElidedLabel({}, TypeRole::Body, Weight::Bold, Token::Text, &panel());
    QAbstractButton *again = makeButton(QStringLiteral("syncAgain"), tr("Try now"));
    connect(again, &QAbstractButton::clicked, this, [this] { m_service.retryNow(); });
    QAbstractButton *leave = makeButton(QStringLiteral("syncLeave"), tr("Sign out"));
    connect(leave, &QAbstractButton::clicked, this, [this] {
        if (m_use.signOut)
            m_use.signOut();
        else
            m_service.account().signOut();
    });
    m_details = new SyncDetails(m_service, &panel());
    m_person
        = makeSection({makeRow({m_personName, again, leave}, m_personName), m_details, m_offer});
    return m_person;
}

QWidget *SyncSheet::buildStick()
{
    Label *words = makeText();
    words->setText(tr("Without a network: write to a USB stick what the other machine lacks, and "
                      "take from it what this one lacks."));
    QAbstractButton *stick = makeButton(QStringLiteral("syncStick"), tr("Over a USB stick…"));
    connect(stick, &QAbstractButton::clicked, this, &SyncSheet::askForStick);
    return makeRow({words, stick}, words);
}

QWidget *SyncSheet::firstFocus() const
{
    if (m_address->isVisible())
        return m_hub;
    if (m_signIn->isVisible())
        return m_name->text().isEmpty() ? m_name : m_password;
    return nullptr;
}

void SyncSheet::open()
{
    m_isChanging = false;
    m_shown.reset();
    setText(m_problem, {});
    m_password->clear();
    refresh();
    popUp();
    lookForHubs();
}

void SyncSheet::setOffer(const QString &text, const QString &button)
{
    m_offerText->setText(text);
    m_offerButton->setText(button);
    m_offerButton->updateGeometry();
    m_offer->setVisible(!text.isEmpty());
}

void SyncSheet::refresh()
{
    using State = sync::SyncOverview::State;
    const sync::HubAccount &account = m_service.account();
    const sync::SyncOverview overview = m_service.overview();
    const SyncWords words = syncWords(overview);
    const bool hasState = account.hub().isSet() || overview.clashes > 0;
    m_icon->setPixmap(
        iconPixmap(words.icon, theme().px(Measure::DeskIcon), words.colour, devicePixelRatioF()));
    m_state->setText(words.text);
    m_stateRow->setVisible(hasState);
    setText(m_stateMore,
        overview.state == State::Offline && overview.since.isValid()
            ? tr("Since %1. What you do is kept here and goes on by itself.")
                  .arg(QLocale().toString(
                      overview.since.toLocalTime(), tr("MMM d, hh:mm", "a day and a time")))
            : QString());
    m_clashText->setText(tr("%1 were changed on two machines in ways that do not fit together.")
                             .arg(QLocale().toString(overview.clashes)));
    m_clashes->setVisible(overview.clashes > 0);
    m_head->setVisible(hasState || !m_problem->text().isEmpty());
    const bool isAddress = !m_shown && (!account.hub().isSet() || m_isChanging);
    // A session that has ended is renewed here; what was done meanwhile waits.
    const bool mustSignIn = overview.state == State::SignedOut
        || (overview.state == State::Attention && overview.error
            && overview.error->kind == Error::Kind::Denied);
    m_address->setVisible(isAddress);
    m_certificate->setVisible(m_shown.has_value());
    m_fingerprint->setText(m_shown ? inLines(m_shown->fingerprint) : QString());
    m_signIn->setVisible(!isAddress && !m_shown && mustSignIn);
    if (mustSignIn && account.person() && m_name->text().isEmpty() && !m_name->hasFocus())
        m_name->setText(*account.person());
    m_hubName->setText(tr("At the hub %1.").arg(account.hub().url.authority()));
    m_person->setVisible(!isAddress && !m_shown && account.person().has_value());
    m_personName->setText(
        tr("%1 at %2", "a person, a hub")
            .arg(account.person().value_or(QString()), account.hub().url.authority()));
    m_connect->setEnabled(!m_isBusy && !m_hub->text().trimmed().isEmpty());
    for (QAbstractButton *button : m_foundHubs)
        button->setEnabled(!m_isBusy);
    lookForHubs();
    m_enter->setEnabled(
        !m_isBusy && !m_name->text().trimmed().isEmpty() && !m_password->text().isEmpty());
}

void SyncSheet::tellProblem(const QString &text)
{
    setText(m_problem, text);
    refresh();
}

void SyncSheet::setBusy(bool busy)
{
    m_isBusy = busy;
    refresh();
}

void SyncSheet::meet()
{
    if (!m_connect->isEnabled())
        return;
    tellProblem(tr("Looking for the hub…"));
    setBusy(true);
    whenDone(m_service.account().meet(m_hub->text()), this,
        [this](const Result<sync::HubGreeting> &greeting) {
            setBusy(false);
            if (!greeting) {
                tellProblem(greeting.error().message);
                return;
            }
            setText(m_problem, {});
            if (greeting->isTrusted || greeting->address == m_service.account().hub()) {
                accept(greeting->address);
                return;
            }
            m_shown = greeting->address;
            refresh();
        });
}

void SyncSheet::accept(const sync::HubAddress &hub)
{
    whenDone(m_service.account().accept(hub), this, [this](const Result<bool> &done) {
        m_shown.reset();
        m_isChanging = false;
        tellProblem(done ? QString() : done.error().message);
        m_name->setFocus();
    });
}

void SyncSheet::signIn()
{
    if (!m_enter->isEnabled())
        return;
    tellProblem(tr("Signing in…"));
    setBusy(true);
    whenDone(m_service.account().signIn(m_name->text().trimmed(), m_password->text()), this,
        [this](const Result<bool> &atTheHub) {
            m_password->clear();
            setBusy(false);
            if (!atTheHub)
                tellProblem(atTheHub.error().message);
            else if (*atTheHub)
                tellProblem({});
            else
                tellProblem(tr("The hub cannot be reached, so you are signed in on this machine "
                               "only. What you do is sent as soon as it can be."));
        });
}

void SyncSheet::askForStick()
{
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Choose the USB stick, or a folder on it"), documentsFolder());
    if (!folder.isEmpty())
        carryTo(folder);
}

void SyncSheet::carryTo(const QString &folder)
{
    dismiss();
    const QString path = sync::stickFile(folder, m_use.carried->name());
    const Task<sync::StickReport> task = m_service.syncStick(*m_use.carried, path);
    m_progress->follow(task, tr("Over the stick: leave it in until this is done"));
    whenDone(task, this, [this](const Result<sync::StickReport> &report) { tellCarried(report); });
}

void SyncSheet::tellCarried(const Result<sync::StickReport> &report)
{
    if (!report) {
        if (report.error().kind != Error::Kind::Cancelled)
            Q_EMIT toast({.text = report.error().message, .kind = Toast::Kind::Problem});
        return;
    }
    const auto count = [](qint64 number) { return QLocale().toString(number); };
    const qint64 refused = report->pushed.refused + report->pulled.refused;
    if (refused > 0)
        Q_EMIT toast({.text
            = tr("%1 changes could not be taken over: %2")
                  .arg(count(refused),
                      (report->pushed.refusals + report->pulled.refusals).value(0).error.message),
            .kind = Toast::Kind::Problem});
    else
        Q_EMIT toast(
            {.text = tr("%1 changes are on the stick, %2 were taken from it. It can be "
                        "pulled out.")
                         .arg(count(report->pushed.written), count(report->pulled.written))});
}

} // namespace hz::ui
