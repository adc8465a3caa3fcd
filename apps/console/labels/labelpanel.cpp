#include "labels/labelpanel.h"

#include <hz/core/platform/printers.h>
#include <hz/core/setting.h>
#include <hz/ui/label.h>
#include <hz/ui/progress.h>
#include <hz/ui/style.h>

#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace hz::console {

namespace {

inline const Setting<QString> kSheet{"console/labelSheet", {}};

// At scale 1.
constexpr double kWidth = 480, kPadding = 24, kGap = 16, kButtonGap = 8;

} // namespace

LabelPanel::LabelPanel(Settings &settings, QWidget *window)
    : ui::Sheet(window)
    , m_settings(settings)
    , m_title(new ui::Label({}, ui::TypeRole::Title, ui::Weight::Bold))
    , m_sheets(new QComboBox)
    , m_used(new QSpinBox)
    , m_usedLabel(new ui::Label(tr("Used up on the first sheet"), ui::TypeRole::Body))
    , m_note(new ui::Label({}, ui::TypeRole::Caption, ui::Weight::Regular, ui::Token::Text2))
    , m_pdf(new QPushButton(ui::icon(ui::IconName::FileDown), tr("Into a PDF file")))
    , m_printers(new QPushButton(ui::icon(ui::IconName::Printer), tr("Print")))
    , m_progress(new ui::ProgressPanel(window))
{
    const ui::Theme &look = ui::theme();
    const int padding = look.px(kPadding);
    auto *column = new QVBoxLayout(&panel());
    column->setContentsMargins(padding, padding, padding, padding);
    column->setSpacing(look.px(kGap));
    m_title->setMinimumWidth(look.px(kWidth) - 2 * padding);
    column->addWidget(m_title);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(look.px(kGap));
    form->setVerticalSpacing(look.px(kGap));
    m_sheets->setAccessibleName(tr("Labels"));
    for (const LabelSheet &sheet : labelSheets())
        m_sheets->addItem(titleOf(sheet), QString::fromLatin1(sheet.id));
    form->addRow(new ui::Label(tr("Labels"), ui::TypeRole::Body), m_sheets);
    m_used->setAccessibleName(m_usedLabel->text());
    form->addRow(m_usedLabel, m_used);
    column->addLayout(form);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(look.px(kButtonGap));
    foot->addStretch(1);
    auto *cancel = new QPushButton(tr("Cancel"));
    foot->addWidget(cancel);
    foot->addWidget(m_printers);
    ui::setButtonRole(m_pdf, ui::ButtonRole::Primary);
    foot->addWidget(m_pdf);
    column->addLayout(foot);
    connect(m_sheets, &QComboBox::currentIndexChanged, this, &LabelPanel::showChoice);
    connect(m_used, &QSpinBox::valueChanged, this, &LabelPanel::showChoice);
    connect(cancel, &QPushButton::clicked, this, &ui::Sheet::dismiss);
    connect(m_pdf, &QPushButton::clicked, this, &LabelPanel::askFile);
    connect(m_printers, &QPushButton::clicked, this, &LabelPanel::askPrinter);
}

QWidget *LabelPanel::firstFocus() const
{
    return m_sheets;
}

const LabelSheet &LabelPanel::chosen() const
{
    return labelSheets()[size_t(std::max(0, m_sheets->currentIndex()))];
}

int LabelPanel::pages() const
{
    return pagesOf(chosen(), m_labels.size(), m_used->value());
}

void LabelPanel::ask(std::vector<Label> labels)
{
    m_labels = std::move(labels);
    m_title->setText(tr("Labels for %n machine(s)", nullptr, int(m_labels.size())));
    m_used->setValue(0);
    if (const int index = m_sheets->findData(m_settings.value(kSheet)); index >= 0)
        m_sheets->setCurrentIndex(index);
    showChoice();
    popUp();
}

void LabelPanel::showChoice()
{
    m_used->setMaximum(chosen().perPage() - 1);
    m_used->setVisible(!chosen().isRoll());
    m_usedLabel->setVisible(!chosen().isRoll());
    m_note->setText(chosen().isRoll()
            ? tr("One label a page, as roll printers take them. Print at full size.")
            : tr("%n page(s). Print at full size, not fitted to the page.", nullptr, pages()));
}

void LabelPanel::askFile()
{
    auto *dialog = new QFileDialog(this, tr("Labels"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(tr("Labels"));
    connect(dialog, &QFileDialog::fileSelected, this, &LabelPanel::exportTo);
    dialog->open();
}

template<typename T, typename Then> void LabelPanel::follow(const Task<T> &task, Then then)
{
    m_progress->follow(task, m_title->text());
    whenDone(task, this, [this, then](const Result<T> &done) {
        if (done)
            then();
        else if (done.error().kind != Error::Kind::Cancelled)
            Q_EMIT toast({.text = done.error().message, .kind = ui::Toast::Kind::Problem});
    });
}

void LabelPanel::exportTo(const QString &path)
{
    dismiss();
    m_settings.setValue(kSheet, QString::fromLatin1(chosen().id));
    follow(m_tasks.run([path, labels = m_labels, sheet = chosen(), used = m_used->value(),
                           look = labelLook()](TaskControl &control) {
        return writeLabels(path, labels, sheet, used, look, control);
    }),
        [this, path] { Q_EMIT written(path); });
}

void LabelPanel::askPrinter()
{
    const auto task = m_tasks.run([](TaskControl &control) { return platform::printers(control); });
    whenDone(task, this, [this](const Result<QStringList> &printers) {
        if (!printers || printers->isEmpty()) {
            Q_EMIT toast({.text = tr("No printer is set up on this machine. Write a PDF and print "
                                     "it where there is one."),
                .kind = ui::Toast::Kind::Note});
            return;
        }
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const QString &printer : *printers)
            connect(menu->addAction(printer), &QAction::triggered, this,
                [this, printer] { print(printer); });
        menu->popup(m_printers->mapToGlobal(QPoint(0, m_printers->height())));
    });
}

void LabelPanel::print(const QString &printer)
{
    dismiss();
    m_settings.setValue(kSheet, QString::fromLatin1(chosen().id));
    follow(m_tasks.run([printer, title = m_title->text(), labels = m_labels, sheet = chosen(),
                           used = m_used->value(),
                           look = labelLook()](TaskControl &control) -> Result<bool> {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("labels.pdf"));
        HZ_CHECK(writeLabels(path, labels, sheet, used, look, control));
        HZ_CHECK(platform::printPdf(path, printer, title, control));
        return true;
    }),
        [this, printer] { Q_EMIT toast({.text = tr("The labels went to %1.").arg(printer)}); });
}

} // namespace hz::console
