#include <hz/ui/check.h>
#include <hz/ui/paintedtext.h>
#include <hz/ui/shadow.h>
#include <hz/ui/theme.h>

#include <QtGui/QAccessible>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSlider>
#include <QtWidgets/QStyleOption>

#include <algorithm>
#include <limits>

namespace hz::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSlack = 1; // advances are rounded

QString nameOf(const QWidget *widget)
{
    return widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className())
                                          : widget->objectName();
}

QWidgetList visibleBelow(QWidget *root)
{
    QWidgetList visible;
    if (root->isVisible())
        visible.append(root);
    for (QWidget *widget : root->findChildren<QWidget *>())
        if (widget->isVisible())
            visible.append(widget);
    return visible;
}

bool fits(const QFont &font, const QString &text, QSize room)
{
    const QSize needed = QFontMetrics(font).size(Qt::TextShowMnemonic, text);
    // A line of 18 px for a type of 13 cuts off nothing although the font would like 19: only real
    // ink counts.
    const int ink = QFontMetrics(font).tightBoundingRect(text).height();
    const int height = text.contains(u'\n') ? needed.height() : ink;
    return needed.width() <= room.width() + kSlack && height <= room.height() + kSlack;
}

bool labelFits(const QLabel *label)
{
    const QSize room = label->contentsRect().size();
    if (label->wordWrap() || label->textFormat() == Qt::RichText)
        return label->heightForWidth(label->width()) <= label->height() + kSlack
            && label->minimumSizeHint().width() <= label->width() + kSlack;
    return fits(label->font(), label->text(), room);
}

bool buttonFits(const QAbstractButton *button)
{
    QStyleOptionButton option;
    option.initFrom(button);
    option.text = button->text();
    option.icon = button->icon();
    option.iconSize = button->iconSize();
    QStyle::SubElement contents = QStyle::SE_PushButtonContents;
    if (qobject_cast<const QCheckBox *>(button))
        contents = QStyle::SE_CheckBoxContents;
    else if (qobject_cast<const QRadioButton *>(button))
        contents = QStyle::SE_RadioButtonContents;
    QSize room = button->style()->subElementRect(contents, &option, button).size();
    if (!button->icon().isNull() && contents == QStyle::SE_PushButtonContents)
        room.rwidth() -= button->iconSize().width();
    return fits(button->font(), button->text(), room);
}

// The first text that has no room, or an empty one.
QString clippedIn(const QWidget *widget)
{
    if (const auto *painting = dynamic_cast<const PaintsText *>(widget)) {
        for (const PaintedText &painted : painting->paintedTexts())
            if (!fits(painted.font, painted.text, painted.room.intersected(widget->rect()).size()))
                return painted.text;
        return {};
    }
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return labelFits(label) ? QString() : label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return buttonFits(button) ? QString() : button->text();
    return {};
}

QString textOf(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button ? button->text() : QString();
}

bool sticksOut(const QWidget *widget)
{
    for (const QWidget *inner = widget; !inner->isWindow() && inner->parentWidget();
         inner = inner->parentWidget()) {
        const QWidget *outer = inner->parentWidget();
        if (qobject_cast<const QAbstractScrollArea *>(outer->parentWidget()))
            return false; // the content of a scroll area
        if (!outer->rect().contains(QRect(widget->mapTo(outer, QPoint()), widget->size())))
            return true;
    }
    return false;
}

bool isControl(const QWidget *widget)
{
    if (qobject_cast<const QScrollBar *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget->parentWidget())
        || qobject_cast<const QComboBox *>(widget->parentWidget()))
        return false; // parts of another control
    if (qobject_cast<const QAbstractScrollArea *>(widget)
        && !qobject_cast<const QAbstractItemView *>(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || widget->focusPolicy() != Qt::NoFocus;
}

struct Target {
    const QWidget *widget = nullptr;
    QString name;
    QRegion seen; // in the root's coordinates
    bool isWhole = false;
};

QRect rectIn(const QWidget *root, const QWidget *widget)
{
    return {widget->mapTo(root, QPoint()), widget->size()};
}

// Where two branches part, the later child is painted over the earlier one.
bool isOver(const QWidget *upper, const QWidget *lower)
{
    if (upper->isAncestorOf(lower) || lower->isAncestorOf(upper))
        return false;
    while (!upper->parentWidget()->isAncestorOf(lower))
        upper = upper->parentWidget();
    while (lower->parentWidget() != upper->parentWidget())
        lower = lower->parentWidget();
    const QObjectList &children = upper->parentWidget()->children();
    return children.indexOf(upper) > children.indexOf(lower);
}

// What its parents, and the panels that float over it, leave of a widget.
QRegion seenOf(const QWidget *widget, const QWidget *root)
{
    QRect inParents = rectIn(root, widget);
    for (const QWidget *outer = widget->parentWidget(); outer && outer != root;
         outer = outer->parentWidget())
        inParents &= rectIn(root, outer);
    QRegion seen = inParents & root->rect();
    const QWidget *own = widget;
    while (own && !qobject_cast<const FloatingPanel *>(own))
        own = own->parentWidget();
    for (const FloatingPanel *panel : root->findChildren<FloatingPanel *>())
        if (panel->isVisible() && panel != own && (!own || isOver(panel, own)))
            seen -= rectIn(root, panel);
    return seen;
}

std::vector<Target> targetsBelow(QWidget *root)
{
    std::vector<Target> targets;
    for (const QWidget *widget : visibleBelow(root)) {
        if (!qobject_cast<const QAbstractButton *>(widget)
            && !qobject_cast<const QSlider *>(widget))
            continue;
        const QRegion seen = seenOf(widget, root);
        if (!seen.isEmpty())
            targets.push_back({widget, textOf(widget).isEmpty() ? nameOf(widget) : textOf(widget),
                seen, seen == rectIn(root, widget)});
    }
    return targets;
}

// How far apart along the axis on which they are farther apart.
int distance(const QRect &a, const QRect &b)
{
    const int across = std::max(a.left(), b.left()) - std::min(a.right(), b.right()) - 1;
    const int along = std::max(a.top(), b.top()) - std::min(a.bottom(), b.bottom()) - 1;
    return std::max(across, along);
}

int distance(const QRegion &a, const QRegion &b)
{
    int least = std::numeric_limits<int>::max();
    for (const QRect &one : a)
        for (const QRect &other : b)
            least = std::min(least, distance(one, other));
    return least;
}

bool isInside(const Target &a, const Target &b)
{
    return a.widget->isAncestorOf(b.widget) || b.widget->isAncestorOf(a.widget);
}

} // namespace

QStringList clippedTexts(QWidget *root)
{
    QStringList found;
    for (const QWidget *widget : visibleBelow(root)) {
        QString text = clippedIn(widget);
        if (text.isEmpty() && sticksOut(widget))
            text = textOf(widget);
        if (!text.isEmpty())
            found.append(u"%1: %2"_s.arg(nameOf(widget), text));
    }
    return found;
}

QStringList missingAccessibleNames(QWidget *root)
{
    QStringList found;
    for (QWidget *widget : visibleBelow(root)) {
        if (!isControl(widget))
            continue;
        const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        if (!access || access->text(QAccessible::Name).trimmed().isEmpty())
            found.append(nameOf(widget));
    }
    return found;
}

QStringList crowdedTargets(QWidget *root)
{
    const int least = theme().px(Measure::TouchMin), gap = theme().px(Measure::TouchGap);
    const std::vector<Target> targets = targetsBelow(root);
    QStringList found;
    for (auto target = targets.begin(); target != targets.end(); ++target) {
        if (target->isWhole && std::min(target->widget->width(), target->widget->height()) < least)
            found.append(u"%1 is %2 × %3, least is %4"_s.arg(target->name)
                             .arg(target->widget->width())
                             .arg(target->widget->height())
                             .arg(least));
        for (auto other = targets.begin(); other != target; ++other)
            if (const int apart = distance(target->seen, other->seen);
                apart < gap && !isInside(*target, *other))
                found.append(u"%1 and %2 are %3 apart, least is %4"_s.arg(other->name, target->name)
                                 .arg(apart)
                                 .arg(gap));
    }
    return found;
}

} // namespace hz::ui
