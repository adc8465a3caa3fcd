// Everything about synchronising in one place, the same in every program: a hub of those that are
// found by themselves, or its address or pairing code once; its certificate shown once, signing in
// and out, the details, the way over a USB stick. GUI thread; whatever asks the network or the disk
// is a task.
#pragma once

#include <hz/sync/discovery.h>
#include <hz/ui/sheet.h>
#include <hz/ui/syncindicator.h>
#include <hz/ui/toast.h>

class QAbstractButton;
class QLineEdit;
class QVBoxLayout;

namespace hz::ui {

class ElidedLabel;
class Label;
class ProgressPanel;
class SyncDetails;

/// What the program has to do with it.
struct SyncUse {
    Reach reach = Reach::Desk;
    QString promise = {}; // one sentence: what one has of it
    store::Database *carried = nullptr; // what a stick carries
    QString bus = {}; // that hubs are looked for on, see Discovery
    /// Signs out; where the program has to end something first. Empty: at once.
    std::function<void()> signOut = {};
};

class SyncSheet final : public Sheet {
    Q_OBJECT

public:
    /// The service outlives it.
    SyncSheet(sync::SyncService &service, SyncUse use, QWidget *window);

    void open();
    /// Something that can be done here, said in a sentence; empty: nothing.
    void setOffer(const QString &text, const QString &button);
    /// Without asking where: a file for the database is made in that folder, or taken from it.
    void carryTo(const QString &folder);

Q_SIGNALS:
    void toast(const hz::ui::Toast &toast);
    void clashesWanted();
    void offerTaken();

protected:
    QWidget *firstFocus() const override;
    void hideEvent(QHideEvent *event) override;

private:
    QAbstractButton *makeButton(const QString &name, const QString &text, bool isMain = false);
    QLineEdit *makeField(const QString &name, const QString &hint);
    Label *makeText(TypeRole role = TypeRole::Body, Token colour = Token::Text2);
    QWidget *makeSection(std::initializer_list<QWidget *> rows);
    static QWidget *makeRow(std::initializer_list<QWidget *> parts, QWidget *stretched);
    void buildHead(QVBoxLayout *column);
    QWidget *buildAddress();
    QWidget *buildCertificate();
    QWidget *buildSignIn();
    QWidget *buildPerson();
    QWidget *buildStick();
    void lookForHubs();
    void showFound();
    void refresh();
    void meet();
    void accept(const sync::HubAddress &hub);
    void signIn();
    void askForStick();
    void tellCarried(const Result<sync::StickReport> &report);
    void tellProblem(const QString &text);
    void setBusy(bool busy);

    sync::SyncService &m_service;
    const SyncUse m_use;
    QWidget *m_head;
    QWidget *m_stateRow;
    Label *m_icon;
    Label *m_state;
    Label *m_stateMore;
    Label *m_problem;
    QWidget *m_address;
    std::unique_ptr<sync::Discovery> m_discovery; // while an address is asked for
    QWidget *m_found;
    Label *m_foundText;
    QVBoxLayout *m_foundColumn;
    std::vector<QAbstractButton *> m_foundHubs;
    QLineEdit *m_hub;
    QAbstractButton *m_connect;
    QWidget *m_certificate;
    Label *m_fingerprint;
    QWidget *m_signIn;
    Label *m_hubName;
    QLineEdit *m_name;
    QLineEdit *m_password;
    QAbstractButton *m_enter;
    QWidget *m_person;
    ElidedLabel *m_personName;
    SyncDetails *m_details;
    QWidget *m_clashes;
    Label *m_clashText;
    QWidget *m_offer;
    Label *m_offerText;
    QAbstractButton *m_offerButton;
    ProgressPanel *m_progress;
    std::optional<sync::HubAddress> m_shown; // a certificate that a person is to look at
    bool m_isChanging = false; // the address, though there is one
    bool m_isBusy = false;
};

} // namespace hz::ui
