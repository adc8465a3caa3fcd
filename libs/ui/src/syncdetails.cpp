#include <hz/ui/elidedlabel.h>
#include <hz/ui/syncdetails.h>

#include <QtCore/QLocale>
#include <QtWidgets/QVBoxLayout>

namespace hz::ui {

namespace {

constexpr double kGap = 12, kLine = 2; // at scale 1

QString counted(qint64 count)
{
    return QLocale().toString(count);
}

QString bytes(qint64 size)
{
    return QLocale().formattedDataSize(size, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace

QString stateText(const sync::SyncService::Row &row)
{
    using State = sync::SyncStatus::State;
    switch (row.status.state) {
    case State::Stopped:
        return row.waiting > 0 ? SyncDetails::tr("%1 changes waiting").arg(counted(row.waiting))
                               : SyncDetails::tr("Not connected");
    case State::Connecting:
        return SyncDetails::tr("Connecting");
    case State::Syncing:
        return SyncDetails::tr("Synchronising, %1 left").arg(counted(row.status.pending));
    case State::UpToDate:
        return row.status.filesWaiting > 0
            ? SyncDetails::tr("Up to date, %1 files to come").arg(counted(row.status.filesWaiting))
            : SyncDetails::tr("Up to date");
    case State::Waiting:
        return row.waiting > 0 ? SyncDetails::tr("%1 changes waiting").arg(counted(row.waiting))
                               : SyncDetails::tr("Nothing is waiting");
    }
    Q_UNREACHABLE();
}

QString trafficText(const sync::SyncStatus &status)
{
    if (status.sent + status.received == 0)
        return {};
    const QString both
        = SyncDetails::tr("sent %1, received %2").arg(bytes(status.sent), bytes(status.received));
    return status.state == sync::SyncStatus::State::Syncing && status.bytesPerSecond > 0
        ? SyncDetails::tr("%1, %2 a second", "sent and received, speed")
              .arg(both, bytes(status.bytesPerSecond))
        : both;
}

class SyncDetails::Row final : public QWidget {
public:
    explicit Row(QWidget *parent)
        : QWidget(parent)
        , m_title(new ElidedLabel({}, TypeRole::Body, Weight::Bold, Token::Text, this))
        , m_state(new Label({}, TypeRole::Body, Weight::Regular, Token::Text, this))
        , m_traffic(new Label({}, TypeRole::Caption, Weight::Regular, Token::Text2, this))
        , m_problem(new Label({}, TypeRole::Caption, Weight::Regular, Token::Text2, this))
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins({});
        column->setSpacing(theme().px(kLine));
        auto *head = new QHBoxLayout;
        head->setSpacing(theme().px(kGap));
        head->addWidget(m_title, 1);
        head->addWidget(m_state);
        column->addLayout(head);
        column->addWidget(m_traffic);
        column->addWidget(m_problem);
        m_problem->setWordWrap(true);
    }

    void show(const sync::SyncService::Row &row)
    {
        m_title->setText(row.title);
        m_state->setText(stateText(row));
        set(m_traffic, trafficText(row.status));
        QString problem;
        if (row.status.error)
            problem = row.status.error->message;
        if (row.status.error && row.status.retryAt.isValid())
            problem += u' '
                + SyncDetails::tr("Tried again at %1.")
                      .arg(QLocale().toString(
                          row.status.retryAt.toLocalTime().time(), QStringLiteral("HH:mm:ss")));
        if (row.status.refused > 0)
            problem += u' '
                + SyncDetails::tr("The other side does not take %1 of the changes.")
                      .arg(counted(row.status.refused));
        set(m_problem, problem.trimmed());
    }

private:
    static void set(Label *label, const QString &text)
    {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    }

    ElidedLabel *m_title;
    Label *m_state;
    Label *m_traffic;
    Label *m_problem;
};

SyncDetails::SyncDetails(sync::SyncService &service, QWidget *parent)
    : QWidget(parent)
    , m_service(service)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("syncDetails"));
    m_column->setContentsMargins({});
    m_column->setSpacing(theme().px(kGap));
    connect(&service, &sync::SyncService::changed, this, &SyncDetails::refresh);
    refresh();
}

void SyncDetails::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void SyncDetails::refresh()
{
    const QList<sync::SyncService::Row> rows = m_service.rows();
    while (m_rows.size() < size_t(rows.size())) {
        m_rows.push_back(new Row(this));
        m_column->addWidget(m_rows.back());
    }
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setVisible(i < size_t(rows.size()));
        if (i < size_t(rows.size()))
            m_rows[i]->show(rows[qsizetype(i)]);
    }
}

} // namespace hz::ui
