// Draws the desk's widgets, put together as a program would, with invented data, in all three
// schemes and two sizes of window: ui_desk_shots FOLDER [PART], PART being a part of the names
// wanted, "dark-1366/overview".
#include "ui/desksamples.h"

#include <hz/translations.h>
#include <hz/ui/check.h>
#include <hz/ui/deskwindow.h>
#include <hz/ui/filterfield.h>
#include <hz/ui/label.h>
#include <hz/ui/segmented.h>
#include <hz/ui/selectionbar.h>
#include <hz/ui/style.h>
#include <hz/ui/tableview.h>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <cstdio>
#include <functional>

using namespace hz;
using namespace hz::test;
using namespace hz::ui;

namespace {

QPushButton *button(const QString &text, IconName name, ButtonRole role = ButtonRole::Normal)
{
    auto *made = new QPushButton(icon(name), text);
    setButtonRole(made, role);
    setCompact(made);
    return made;
}

std::unique_ptr<DeskWindow> frame(const QString &current)
{
    auto window = std::make_unique<DeskWindow>(IconName::ChartNoAxes, u"河州"_s, u"管家"_s);
    SideBar &side = window->side();
    const std::vector<std::tuple<QString, IconName, int>> places{
        {u"总览"_s, IconName::ChartColumn, 0}, {u"达标"_s, IconName::Target, 0},
        {u"设备"_s, IconName::Monitor, 68054}, {u"教室"_s, IconName::DoorOpen, 12870},
        {u"学校"_s, IconName::School, 1193}, {u"规划"_s, IconName::ArrowLeftRight, 0},
        {u"报修"_s, IconName::Wrench, 37}, {u"盘点"_s, IconName::ScanBarcode, 0},
        {u"网络"_s, IconName::Wifi, 0}, {u"任务"_s, IconName::Calendar, 31}};
    for (const auto &[text, icon, count] : places) {
        side.addPlace({.id = text, .text = text, .icon = icon});
        side.setCount(text, count > 0 ? std::optional(count) : std::nullopt);
    }
    side.addPlace(
        {.id = u"普查上报"_s, .text = u"普查上报"_s, .icon = IconName::Upload, .isLower = true});
    side.addPlace(
        {.id = u"设置"_s, .text = u"设置"_s, .icon = IconName::SlidersHorizontal, .isLower = true});
    side.setCurrent(current);
    window->top().setSearchHint(u"搜学校、设备、规则"_s);
    auto *synced = new Label(u"已全部同步"_s, TypeRole::Caption, Weight::Regular, Token::Text2);
    window->top().right()->addWidget(synced);
    return window;
}

Segmented *chartOrTable()
{
    return new Segmented(u"怎样看"_s, {{u"图"_s}, {u"表"_s}});
}

std::unique_ptr<QWidget> overview(const QSize &size)
{
    auto window = frame(u"总览"_s);
    window->resize(size);
    window->top().setPath({u"全州总览"_s});
    window->top().setNote(u"2025年9月1日普查，已锁定"_s);
    window->top().afterTitle()->addWidget(button(u"2025年"_s, IconName::Calendar));
    const bool narrow = isNarrow(window.get());
    const Theme &look = theme();
    const int margin = look.px(narrow ? Measure::DeskMarginNarrow : Measure::DeskMargin);
    const int gap = look.px(narrow ? Measure::DeskGapNarrow : Measure::DeskGap);
    auto *view = new QWidget;
    auto *grid = new QGridLayout(view);
    grid->setContentsMargins(margin, gap, margin, margin);
    grid->setSpacing(gap);
    auto *strip = new FigureStrip;
    strip->setFigures(sampleFigures());
    grid->addWidget(strip, 0, 0, 1, 3);

    auto *rules = new Card(u"按规则"_s);
    rules->right()->addWidget(
        new Label(u"66 条"_s, TypeRole::Caption, Weight::Regular, Token::Text3));
    auto *shares = new StackedShares;
    shares->setData(sampleShares());
    rules->body()->addWidget(shares);
    rules->setFixedWidth(narrow ? 236 : 296);
    grid->addWidget(rules, 1, 0);

    auto *ratios = new Card(u"每台学生机对应的学生数"_s);
    ratios->setNote(u"越短越好，竖线为目标"_s);
    ratios->right()->addWidget(chartOrTable());
    QPushButton *takeOut = button({}, IconName::ExternalLink, ButtonRole::Quiet);
    takeOut->setAccessibleName(u"导出"_s);
    ratios->right()->addWidget(takeOut);
    auto *bars = new RatioBars;
    bars->setData(sampleRatios());
    ratios->body()->addWidget(bars);
    grid->addWidget(ratios, 1, 1);

    auto *worst = new Card(u"每月故障"_s);
    worst->setNote(u"近 12 个月，共 41 次"_s);
    auto *months = new MonthBars;
    months->setData(sampleMonths());
    months->setMaximumHeight(120);
    worst->body()->addWidget(months);
    auto *empty = new EmptyState(IconName::Target, u"还没有规划"_s,
        u"定一个预算，看看怎样达标的学校最多。"_s, u"新建规划"_s);
    worst->body()->addWidget(empty, 1);
    worst->setFixedWidth(narrow ? 292 : 372);
    grid->addWidget(worst, 1, 2);

    auto *places = new Card(u"八县市：全部达标的学校占比"_s);
    places->right()->addWidget(new StepKey(u"低"_s, u"高"_s));
    auto *tiles = new TileMap;
    tiles->setData(sampleTiles());
    places->body()->addWidget(tiles);
    places->setFixedHeight(narrow ? 186 : 252);
    grid->addWidget(places, 2, 0, 1, 2);
    auto *years = new Card(u"生机比历年"_s);
    years->right()->addWidget(
        new Label(u"人 / 台，普查日 9月1日"_s, TypeRole::Caption, Weight::Regular, Token::Text3));
    auto *trend = new TrendLines;
    trend->setData(sampleTrend());
    years->body()->addWidget(trend);
    years->setFixedWidth(worst->maximumWidth());
    grid->addWidget(years, 2, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);
    window->setView(view);
    return window;
}

std::unique_ptr<QWidget> devices(const QSize &size)
{
    auto window = frame(u"设备"_s);
    window->resize(size);
    window->top().setPath({u"柳川县"_s, u"城关小学"_s, u"设备"_s});
    const bool narrow = isNarrow(window.get());
    auto *view = new QWidget;
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *tools = new ToolRow;
    QHBoxLayout *row = tools->row();
    auto *filter = new FilterField;
    filter->setChips({{u"school"_s, u"学校：柳川县"_s}, {u"type"_s, u"类型：7 种"_s}});
    row->addWidget(filter, 1);
    row->addWidget(new Label(u"10,412 台"_s, TypeRole::Caption, Weight::Regular, Token::Text2));
    row->addWidget(button(u"列"_s, IconName::Columns));
    row->addWidget(button(u"导入"_s, IconName::Upload));
    row->addWidget(button(u"入账"_s, IconName::Plus, ButtonRole::Primary));
    column->addWidget(tools);
    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    column->addLayout(panes, 1);
    auto *facets = new FacetPanel;
    facets->setGroups(sampleFacets());
    facets->setFixedWidth(narrow ? 176 : 212);
    panes->addWidget(facets);
    auto *middle = new QWidget;
    auto *fill = new QVBoxLayout(middle);
    fill->setContentsMargins(0, 0, 0, 0);
    auto *table = new TableView(u"设备"_s);
    auto *source = new Devices(100'000);
    source->setParent(table);
    table->setSource(source);
    table->setSorted(3, Qt::AscendingOrder);
    fill->addWidget(table);
    panes->addWidget(middle, 1);
    auto *pane = new DetailPane;
    pane->setFixedWidth(narrow ? 300 : 376);
    pane->setTitle(
        u"BY-2021-03211"_s, u"台式机 · 启程 D480"_s, narrow ? IconName::None : IconName::Monitor);
    pane->setBadge(Status::Warn, u"维修 6 天"_s);
    auto *history = new QWidget;
    auto *list = new QVBoxLayout(history);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(12);
    auto *known = new KeyValueList;
    known->setEntries(sampleEntries());
    list->addWidget(known);
    list->addWidget(new Label(u"经过"_s, TypeRole::Body, Weight::Bold));
    auto *timeline = new Timeline;
    timeline->setEvents(sampleEvents());
    list->addWidget(timeline, 1);
    pane->addPage(u"经过"_s, history);
    for (const QString &title : {u"配置"_s, u"软件"_s, u"附件 2"_s})
        pane->addPage(title, new QWidget);
    auto *done = new QPushButton(u"修好了"_s);
    setButtonRole(done, ButtonRole::Primary);
    pane->foot()->addWidget(done, 1);
    pane->foot()->addWidget(new QPushButton(u"换一台"_s));
    panes->addWidget(pane);
    window->setView(view);
    auto *bar = new SelectionBar(table);
    bar->setWords(u"已选 3 台"_s, u"学生机，城关小学"_s);
    QList<QAction *> verbs;
    for (const auto &[text, name] :
        {std::pair(u"调拨"_s, IconName::ArrowLeftRight), std::pair(u"报修"_s, IconName::Wrench),
            std::pair(u"改位置"_s, IconName::DoorOpen), std::pair(u"打标签"_s, IconName::Printer),
            std::pair(u"导出"_s, IconName::ExternalLink)})
        verbs.append(new QAction(icon(name), text, bar));
    bar->setVerbs(verbs);
    window->show();
    QCoreApplication::sendPostedEvents();
    for (const int i : {0, 1, 2}) {
        table->setCurrentRow(i);
        QKeyEvent space(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier);
        QApplication::sendEvent(table, &space);
    }
    table->setRoomBelow(bar->reach());
    bar->rise();
    return window;
}

std::unique_ptr<QWidget> room(const QSize &size)
{
    auto window = frame(u"教室"_s);
    window->resize(size);
    window->top().setPath({u"柳川县"_s, u"城关小学"_s, u"计算机教室"_s});
    window->top().setNote(u"50 + 1 座"_s);
    const bool narrow = isNarrow(window.get());
    const int margin = theme().px(narrow ? Measure::DeskMarginNarrow : Measure::DeskMargin);
    auto *view = new QWidget;
    auto *panes = new QHBoxLayout(view);
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(margin, 16, margin, margin);
    column->setSpacing(16);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(12);
    tools->addWidget(new Segmented(
        u"怎样看"_s, {{u"座位图"_s, IconName::LayoutGrid}, {u"列表"_s, IconName::List}}));
    tools->addWidget(
        new Segmented(u"看什么"_s, {{u"状态 + 故障热度"_s}, {u"机龄"_s}, {u"网络"_s}}));
    tools->addStretch(1);
    tools->addWidget(button(u"打印座位图"_s, IconName::Printer));
    column->addLayout(tools);
    auto *card = new Card;
    auto *plan = new SeatPlan;
    plan->setData(samplePlan());
    plan->setSelected({27});
    card->body()->addWidget(plan);
    column->addWidget(card, 1);
    panes->addLayout(column, 1);
    auto *pane = new DetailPane;
    pane->setFixedWidth(narrow ? 300 : 368);
    pane->setTitle(u"3-8 座"_s, u"BY-2021-03211 · 启程 D480"_s);
    pane->setBadge(Status::Warn, u"维修 6 天"_s);
    auto *about = new QWidget;
    auto *list = new QVBoxLayout(about);
    list->setContentsMargins(0, 0, 0, 0);
    auto *known = new KeyValueList;
    known->setEntries(sampleEntries());
    list->addWidget(known);
    list->addStretch(1);
    list->addWidget(new Label(u"每月故障"_s, TypeRole::Body, Weight::Bold));
    auto *months = new MonthBars;
    months->setData(sampleMonths());
    list->addWidget(months);
    pane->addPage(u"经过"_s, about);
    panes->addWidget(pane);
    window->setView(view);
    return window;
}

std::unique_ptr<QWidget> heat(const QSize &size)
{
    auto window = frame(u"达标"_s);
    window->resize(size);
    window->top().setPath({u"达标"_s});
    auto *view = new QWidget;
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(20, 16, 20, 20);
    auto *card = new Card(u"各校各项"_s);
    card->setNote(u"占应有的百分比"_s);
    card->right()->addWidget(chartOrTable());
    auto *table = new HeatTable;
    table->setData(sampleHeat(300));
    card->body()->addWidget(table);
    column->addWidget(card);
    window->setView(view);
    return window;
}

// What the other views do not show: all statuses, chips that have no room, where the keyboard is.
std::unique_ptr<QWidget> pieces(const QSize &size)
{
    auto window = frame(u"学校"_s);
    window->resize(size);
    window->top().setPath({u"学校"_s});
    auto *view = new QWidget;
    auto *column = new QVBoxLayout(view);
    column->setContentsMargins(20, 16, 20, 20);
    auto *badges = new QHBoxLayout;
    for (const Status status :
        {Status::Ok, Status::Warn, Status::Bad, Status::Info, Status::NoData, Status::Busy}) {
        auto *badge = new Badge;
        badge->setStatus(status);
        badges->addWidget(badge);
    }
    badges->addWidget(new Link(u"全部 235 所"_s));
    badges->addStretch(1);
    column->addLayout(badges);
    auto *filter = new FilterField;
    std::vector<FilterChip> chips;
    for (int i = 1; i < 12; ++i)
        chips.push_back({QString::number(i), u"条件 %1：一个较长的值"_s.arg(i)});
    filter->setChips(chips);
    column->addWidget(filter);
    auto *card = new Card(u"表格，行高 32"_s, Card::Body::Flush);
    auto *table = new TableView(u"设备"_s);
    auto *source = new Devices(40);
    source->setParent(table);
    table->setSource(source);
    table->setSelectable(false);
    table->setCompact(true);
    table->header()->resizeSection(3, 110);
    card->body()->addWidget(table);
    column->addWidget(card, 1);
    auto *bars = new RatioBars;
    bars->setData(sampleRatios());
    auto *ratios = new Card(u"键盘在一格上"_s);
    ratios->body()->addWidget(bars);
    column->addWidget(ratios, 1);
    window->setView(view);
    window->show();
    if (!QTest::qWaitForWindowActive(window.get()))
        return window;
    window->setAttribute(Qt::WA_KeyboardFocusChange);
    table->setCurrentRow(2);
    bars->setFocus(Qt::TabFocusReason);
    bars->setCurrentCell(5);
    return window;
}

using Build = std::unique_ptr<QWidget> (*)(const QSize &);

int drawAll(const QString &folder, const QString &part)
{
    const std::vector<std::pair<QString, Scheme>> schemes{
        {u"light"_s, Scheme::Light}, {u"dark"_s, Scheme::Dark}, {u"contrast"_s, Scheme::Contrast}};
    const std::vector<std::pair<QString, Build>> views{{u"overview"_s, overview},
        {u"devices"_s, devices}, {u"room"_s, room}, {u"heat"_s, heat}, {u"pieces"_s, pieces}};
    int problems = 0;
    for (const auto &[schemeName, scheme] : schemes) {
        theme().setScheme(scheme);
        for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
            for (const auto &[name, build] : views) {
                const QString file = u"%1-%2/%3.png"_s.arg(schemeName).arg(size.width()).arg(name);
                if (!file.contains(part))
                    continue;
                const std::unique_ptr<QWidget> window = build(size);
                window->resize(size);
                window->show();
                QCoreApplication::sendPostedEvents();
                if (window->size() != size) {
                    std::fprintf(stderr, "%s: needs %d × %d\n", qPrintable(file), window->width(),
                        window->height());
                    ++problems;
                }
                QDir().mkpath(QFileInfo(folder + u'/' + file).absolutePath());
                if (!window->grab().save(folder + u'/' + file))
                    return 1;
                for (const QString &clipped : clippedTexts(window.get())) {
                    std::fprintf(
                        stderr, "%s: %s has no room\n", qPrintable(file), qPrintable(clipped));
                    ++problems;
                }
                for (const QString &nameless : missingAccessibleNames(window.get())) {
                    std::fprintf(
                        stderr, "%s: %s has no name\n", qPrintable(file), qPrintable(nameless));
                    ++problems;
                }
            }
        }
    }
    return problems > 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.isEmpty()) {
        std::fprintf(stderr, "ui_desk_shots FOLDER [PART]\n");
        return 2;
    }
    const Translations language(u"zh_CN"_s);
    Theme theme(App::Console);
    QApplication::setStyle(new HezhouStyle);
    return drawAll(words[0], words.value(1));
}
