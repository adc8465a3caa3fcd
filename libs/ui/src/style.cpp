#include "filedialog_p.h"
#include "focusring_p.h"

#include <hz/ui/icon.h>
#include <hz/ui/style.h>
#include <hz/ui/theme.h>

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QScroller>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QTabBar>

namespace hz::ui {

namespace {

constexpr char kRoleProperty[] = "role";
constexpr char kCompactProperty[] = "compact";

// Of the design, at scale 1, where the tokens have no name for them.
constexpr double kScrollBar = 8, kLeastSlider = 32;
constexpr double kCompactPadding = 12;
constexpr double kIconGap = 4; // more than the 4 that Qt reckons with
constexpr double kButtonPadding = 14, kTouchButtonPadding = 20, kFieldPadding = 10, kSpacing = 8;
constexpr double kSpinButton = 24, kSpinEdge = 2, kSpinArrow = 14;
constexpr double kIndicator = 16, kTouchIndicator = 24, kIndicatorRadius = 4, kIndicatorLine = 1.5;
constexpr double kMenuPadding = 6, kMenuItemPadding = 12, kMenuSeparator = 9, kMenuShortcutGap = 32;
constexpr double kTabGap = 20, kTabPadding = 9, kTabLine = 2;
constexpr double kTrack = 8, kToolTipPadding = 8;
constexpr double kSliderHandle = 18, kTouchSliderHandle = 32, kSliderLine = 2;

int controlHeight()
{
    return theme().px(theme().isTouch() ? Measure::TouchMin : Measure::DeskControl);
}

int buttonPadding()
{
    return theme().px(theme().isTouch() ? kTouchButtonPadding : kButtonPadding);
}

bool isCompact(const QWidget *widget)
{
    return widget && widget->property(kCompactProperty).toBool();
}

TypeRole buttonType(const QWidget *widget)
{
    return isCompact(widget) ? TypeRole::Caption : theme().bodyRole();
}

int indicatorSize()
{
    return theme().px(theme().isTouch() ? kTouchIndicator : kIndicator);
}

int sliderHandle()
{
    return theme().px(theme().isTouch() ? kTouchSliderHandle : kSliderHandle);
}

int iconSize()
{
    return theme().isTouch() ? theme().px(20) : theme().px(Measure::DeskIcon);
}

Radius controlRadius()
{
    return theme().isTouch() ? Radius::Card : Radius::Control;
}

void drawBox(
    QPainter *painter, const QRectF &rect, const QColor &fill, const QPen &pen, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->setBrush(fill);
    const double inset = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset),
        std::max(0.0, radius - inset), std::max(0.0, radius - inset));
    painter->restore();
}

ButtonRole roleOf(const QStyleOptionButton *option, const QWidget *widget)
{
    const QVariant role = widget ? widget->property(kRoleProperty) : QVariant();
    if (role.isValid())
        return ButtonRole(role.toInt());
    return option->features & QStyleOptionButton::DefaultButton ? ButtonRole::Primary
                                                                : ButtonRole::Normal;
}

bool isBold(ButtonRole role, const QStyleOption *option)
{
    return role == ButtonRole::Primary || option->state & QStyle::State_On;
}

Token buttonText(ButtonRole role, const QStyleOption *option)
{
    if (!(option->state & QStyle::State_Enabled))
        return Token::Disabled;
    if (role == ButtonRole::Primary)
        return Token::OnAccent;
    if (option->state & QStyle::State_On)
        return Token::Accent;
    return role == ButtonRole::Quiet ? Token::Text2 : Token::Text;
}

QColor buttonTextColour(ButtonRole role, const QStyleOption *option)
{
    const bool isLive = option->state & QStyle::State_Enabled;
    return role == ButtonRole::Danger && isLive
        ? theme().colour(Status::Bad, StatusPart::Foreground)
        : theme().colour(buttonText(role, option));
}

// No look of its own under the pointer on a board: a finger does not hover.
bool isHovered(const QStyleOption *option)
{
    return !theme().isTouch() && option->state & QStyle::State_MouseOver
        && option->state & QStyle::State_Enabled;
}

void drawButtonPanel(const QStyleOptionButton *option, QPainter *painter, const QWidget *widget)
{
    const Theme &look = theme();
    const ButtonRole role = roleOf(option, widget);
    const bool isDown = option->state & QStyle::State_Sunken,
               isOn = option->state & QStyle::State_On;
    const bool isLive = option->state & QStyle::State_Enabled;
    Token fill = Token::Surface, border = isLive ? Token::LineStrong : Token::Line;
    if (role == ButtonRole::Primary && isLive)
        fill = border = isDown || isHovered(option) ? Token::AccentHover : Token::Accent;
    else if (isDown)
        fill = Token::Pressed;
    else if (isHovered(option))
        fill = Token::Hover;
    else if (isOn)
        fill = Token::AccentSoft;
    if (isOn && role != ButtonRole::Primary)
        border = look.scheme() == Scheme::Contrast ? Token::Accent : Token::AccentLine;
    if (role == ButtonRole::Quiet && !isOn) {
        if (fill == Token::Surface)
            return;
        border = fill;
    }
    drawBox(painter, option->rect, look.colour(fill), QPen(look.colour(border), look.hairline()),
        look.radius(controlRadius()));
}

// An icon in the colour of its text, and both in the middle.
void drawIconLabel(const QStyleOptionButton *button, const QColor &colour, QPainter *painter)
{
    const QSize size = button->iconSize;
    QPixmap picture = button->icon.pixmap(size, painter->device()->devicePixelRatioF());
    QPainter tint(&picture);
    tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
    tint.fillRect(picture.rect(), colour);
    tint.end();
    const int gap = button->text.isEmpty() ? 0 : theme().px(2 * kIconGap);
    const int text = painter->fontMetrics().horizontalAdvance(button->text);
    const QRect &rect = button->rect;
    const int left = rect.left() + (rect.width() - size.width() - gap - text) / 2;
    painter->drawPixmap(left, rect.top() + (rect.height() - size.height()) / 2, picture);
    painter->setPen(colour);
    painter->drawText(QRect(left + size.width() + gap, rect.top(), text, rect.height()),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, button->text);
}

void drawToolPanel(const QStyleOption *option, QPainter *painter)
{
    const bool isDown = option->state & QStyle::State_Sunken;
    if (isDown || option->state & QStyle::State_On || isHovered(option))
        drawBox(painter, option->rect,
            theme().colour(isDown                      ? Token::Pressed
                    : option->state & QStyle::State_On ? Token::AccentSoft
                                                       : Token::Hover),
            Qt::NoPen, theme().radius(controlRadius()));
}

// Lines of text to be typed, as a line edit is one.
bool isField(const QWidget *widget)
{
    const auto *text = qobject_cast<const QPlainTextEdit *>(widget);
    return text && text->frameShape() == QFrame::StyledPanel;
}

void drawField(const QStyleOption *option, QPainter *painter)
{
    const Theme &look = theme();
    const bool focused = option->state & QStyle::State_HasFocus;
    const bool isLive = option->state & QStyle::State_Enabled;
    const Token border = focused ? Token::Focus : isLive ? Token::LineStrong : Token::Line;
    drawBox(painter, option->rect, look.colour(Token::Surface),
        QPen(look.colour(border), focused ? 2 : look.hairline()), look.radius(controlRadius()));
}

void drawSpinButton(const QStyleOptionSpinBox *box, const QRect &rect, QStyle::SubControl part,
    QAbstractSpinBox::StepEnabledFlag step, IconName arrow, QPainter *painter)
{
    if (rect.isEmpty())
        return;
    const Theme &look = theme();
    const bool isLive = box->state & QStyle::State_Enabled && box->stepEnabled & step;
    if (isLive && box->activeSubControls == part)
        drawBox(painter, rect,
            look.colour(box->state & QStyle::State_Sunken ? Token::Pressed : Token::Hover),
            Qt::NoPen, look.radius(Radius::Control));
    drawIcon(*painter, arrow, rect, look.px(kSpinArrow),
        look.colour(isLive ? Token::Text2 : Token::Disabled));
}

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const Theme &look = theme();
    const bool isLive = option->state & QStyle::State_Enabled;
    const bool isSet = option->state & (QStyle::State_On | QStyle::State_NoChange);
    const Token strong = isLive ? Token::Accent : Token::Disabled;
    const double line = kIndicatorLine * look.scale();
    const QPen pen(look.colour(isSet ? strong : isLive ? Token::Control : Token::Line), line);
    const Token empty = option->state & QStyle::State_Sunken ? Token::Pressed : Token::Surface;
    drawBox(painter, option->rect, look.colour(isSet ? strong : empty), pen,
        kIndicatorRadius * look.scale());
    if (isSet) {
        // Stronger than an icon: it is small.
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(option->rect.topLeft());
        painter->scale(option->rect.width() / kIndicator, option->rect.width() / kIndicator);
        painter->setPen(
            QPen(look.colour(Token::OnAccent), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (option->state & QStyle::State_On)
            painter->drawPolyline(QPolygonF{{4, 8.4}, {6.7, 11.1}, {12, 5.4}});
        else
            painter->drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
        painter->restore();
    }
}

void drawRadio(const QStyleOption *option, QPainter *painter)
{
    const Theme &look = theme();
    const bool isLive = option->state & QStyle::State_Enabled,
               isOn = option->state & QStyle::State_On;
    const double line = isOn ? option->rect.width() * 5 / 16.0 : kIndicatorLine * look.scale();
    const Token ring = isOn ? (isLive ? Token::Accent : Token::Disabled)
        : isLive            ? Token::Control
                            : Token::Line;
    const Token inside = option->state & QStyle::State_Sunken ? Token::Pressed : Token::Surface;
    drawBox(painter, option->rect, look.colour(inside), QPen(look.colour(ring), line),
        option->rect.width() / 2.0);
}

void drawItemPanel(const QStyleOptionViewItem *option, QPainter *painter)
{
    if (option->state & QStyle::State_Selected)
        painter->fillRect(option->rect, theme().colour(Token::AccentSoft));
    else if (isHovered(option))
        painter->fillRect(option->rect, theme().colour(Token::Hover));
    else if (option->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, option->backgroundBrush);
}

void drawMenuItem(const QStyleOptionMenuItem *item, QPainter *painter)
{
    const Theme &look = theme();
    const QRect rect = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), look.hairline()),
            look.colour(Token::Line));
        return;
    }
    const bool isLive = item->state & QStyle::State_Enabled;
    if (item->state & QStyle::State_Selected && isLive)
        painter->fillRect(rect, look.colour(Token::Hover));
    const int padding = look.px(kMenuItemPadding), icon = iconSize();
    QRect room = rect.adjusted(padding, 0, -padding, 0);
    const QColor text = look.colour(isLive ? Token::Text : Token::Disabled);
    const QRect iconRect(room.left(), room.top(), icon, room.height());
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked)
        drawIcon(*painter, IconName::Check, iconRect, icon,
            look.colour(isLive ? Token::Accent : Token::Disabled));
    else if (!item->icon.isNull())
        item->icon.paint(
            painter, iconRect, Qt::AlignCenter, isLive ? QIcon::Normal : QIcon::Disabled);
    if (item->maxIconWidth > 0 || item->menuHasCheckableItems)
        room.setLeft(iconRect.right() + 1 + look.px(kSpacing));
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        drawIcon(*painter, IconName::ChevronRight,
            QRect(room.right() + 1 - icon, room.top(), icon, room.height()), icon, text);
    const qsizetype tab = item->text.indexOf(u'\t'); // "text<TAB>shortcut"
    painter->setFont(item->font);
    painter->setPen(text);
    painter->drawText(room,
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic | Qt::TextSingleLine,
        item->text.left(tab < 0 ? item->text.size() : tab));
    if (tab >= 0) {
        painter->setPen(look.colour(isLive ? Token::Text3 : Token::Disabled));
        painter->drawText(
            room, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, item->text.mid(tab + 1));
    }
}

void drawTab(const QStyleOptionTab *tab, const QWidget *widget, QPainter *painter)
{
    const Theme &look = theme();
    const bool isChosen = tab->state & QStyle::State_Selected,
               isLive = tab->state & QStyle::State_Enabled;
    painter->setFont(look.font(look.bodyRole(), isChosen ? Weight::Bold : Weight::Regular));
    painter->setPen(look.colour(!isLive ? Token::Disabled : isChosen ? Token::Text : Token::Text2));
    // The first tab begins where everything else does; the gap is behind each.
    const QRect room = tab->rect.adjusted(0, 0, -look.px(kTabGap), 0);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, tab->text);
    const int line = look.px(kTabLine);
    if (isChosen)
        painter->fillRect(QRect(room.left(), room.bottom() + 1 - line, room.width(), line),
            look.colour(Token::Accent));
    const bool byKeyboard = widget && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (tab->state & QStyle::State_HasFocus && byKeyboard) {
        painter->setPen(QPen(look.colour(Token::Focus), line));
        painter->setBrush(Qt::NoBrush);
        const double half = line / 2.0;
        painter->drawRect(QRectF(room).adjusted(half, half, -half, -half));
    }
}

QRect trackOf(const QRect &rect)
{
    const int track = std::min(theme().px(kTrack), rect.height());
    return {rect.left(), rect.top() + (rect.height() - track) / 2, rect.width(), track};
}

void drawProgress(const QStyleOptionProgressBar *bar, QPainter *painter)
{
    const QRect track = trackOf(bar->rect);
    const double radius = track.height() / 2.0;
    const bool isKnown = bar->maximum > bar->minimum;
    if (!isKnown) { // nothing loops: a quiet full track says that it goes on
        drawBox(painter, track, theme().colour(Token::AccentLine), Qt::NoPen, radius);
        return;
    }
    const double share = double(bar->progress - bar->minimum) / (bar->maximum - bar->minimum);
    if (share > 0)
        drawBox(painter,
            QRectF(track.left(), track.top(), std::max(2 * radius, share * track.width()),
                track.height()),
            theme().colour(Token::Accent), Qt::NoPen, radius);
}

void drawSlider(
    const QStyleOptionSlider *slider, const QRect &handle, const QWidget *widget, QPainter *painter)
{
    const Theme &look = theme();
    const bool isLive = slider->state & QStyle::State_Enabled;
    const QRectF knob = QRectF(handle);
    const double track = look.px(kTrack), line = look.px(kSliderLine);
    const bool lies = slider->orientation == Qt::Horizontal;
    // The track reaches under the handle's middle at both ends, no farther.
    const QRectF all = lies
        ? QRectF(slider->rect.left() + (knob.width() - track) / 2, knob.center().y() - track / 2,
            slider->rect.width() - knob.width() + track, track)
        : QRectF(knob.center().x() - track / 2, slider->rect.top() + (knob.height() - track) / 2,
            track, slider->rect.height() - knob.height() + track);
    QRectF done = all;
    if (lies && slider->upsideDown)
        done.setLeft(knob.center().x());
    else if (lies)
        done.setRight(knob.center().x());
    else if (slider->upsideDown)
        done.setTop(knob.center().y());
    else
        done.setBottom(knob.center().y());
    const QColor accent = look.colour(isLive ? Token::Accent : Token::LineStrong);
    drawBox(painter, all, look.colour(Token::LineStrong), Qt::NoPen, track / 2);
    drawBox(painter, done, accent, Qt::NoPen, track / 2);
    const bool isDown = slider->activeSubControls & QStyle::SC_SliderHandle
        && slider->state & QStyle::State_Sunken;
    drawBox(painter, knob, look.colour(isDown ? Token::AccentSoft : Token::Surface),
        QPen(accent, line), knob.width() / 2);
    const bool byKeyboard = widget && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    if (slider->state & QStyle::State_HasFocus && byKeyboard)
        drawBox(painter, knob.adjusted(2 * line, 2 * line, -2 * line, -2 * line), Qt::transparent,
            QPen(look.colour(Token::Focus), line), knob.width() / 2 - 2 * line);
}

void drawScrollBar(const QRect &slider, const QStyleOption *option, QPainter *painter)
{
    const Token colour = option->state & QStyle::State_Sunken ? Token::Control : Token::LineStrong;
    const QRectF bar = QRectF(slider).adjusted(1, 1, -1, -1);
    drawBox(
        painter, bar, theme().colour(colour), Qt::NoPen, std::min(bar.width(), bar.height()) / 2);
}

} // namespace

void setButtonRole(QPushButton *button, ButtonRole role)
{
    button->setProperty(kRoleProperty, int(role));
    button->setAutoDefault(false);
    button->updateGeometry();
    button->update();
}

void setCompact(QPushButton *button)
{
    button->setProperty(kCompactProperty, true);
    button->updateGeometry();
    button->update();
}

HezhouStyle::HezhouStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

QPalette HezhouStyle::standardPalette() const
{
    return theme().palette();
}

void HezhouStyle::polish(QApplication *application)
{
    QProxyStyle::polish(application);
    new FocusFollower(this);
}

void HezhouStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    const bool answersPointer = qobject_cast<QPushButton *>(widget)
        || qobject_cast<QComboBox *>(widget) || qobject_cast<QAbstractItemView *>(widget);
    if (answersPointer && !theme().isTouch())
        widget->setAttribute(Qt::WA_Hover);
    if (auto *items = qobject_cast<QAbstractItemView *>(widget); items && theme().isTouch()) {
        items->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        QScroller::grabGesture(items->viewport(), QScroller::TouchGesture);
    }
    if (auto *dialog = qobject_cast<QFileDialog *>(widget))
        polishFileDialog(*dialog);
    if (auto *text = qobject_cast<QPlainTextEdit *>(widget); text && isField(text)) {
        text->viewport()->setAutoFillBackground(false); // the field below has round corners
        text->document()->setDocumentMargin(theme().px(kFieldPadding));
    }
}

int HezhouStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
    case PM_ScrollView_ScrollBarOverlap:
        return theme().px(kScrollBar);
    case PM_ScrollBarSliderMin:
        return theme().px(kLeastSlider);
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
        return theme().hairline();
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
        return iconSize();
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicatorSize();
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return theme().px(kSpacing);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return theme().px(2 * kSpacing);
    case PM_SliderLength:
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return sliderHandle();
    case PM_MenuHMargin:
        return 0;
    case PM_MenuVMargin:
        return theme().px(kMenuPadding);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return FocusRing::reach();
    case PM_ToolTipLabelFrameWidth:
        return theme().px(kToolTipPadding);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HezhouStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_FocusFrame_Mask:
    case SH_MessageBox_CenterButtons:
    case SH_DialogButtonBox_ButtonsHaveIcons: // Qt's own, of another family
        return 0;
    case SH_Slider_AbsoluteSetButtons: // a tap goes there, instead of a step towards it
        return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
        return Qt::NoButton;
    case SH_FocusFrame_AboveWidget:
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize HezhouStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const Theme &look = theme();
    switch (type) {
    case CT_PushButton: {
        // `size` was measured in the widget's own font; the main button is written in bold.
        const bool compact = isCompact(widget);
        const int height = compact ? look.px(Measure::DeskCompact) : controlHeight();
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button && button->text.isEmpty() && !look.isTouch()) // an icon alone: a square
            return {height, height};
        int width = size.width() + 2 * (compact ? look.px(kCompactPadding) : buttonPadding());
        if (button) {
            const QFont bold = look.font(buttonType(widget), Weight::Bold);
            width += QFontMetrics(bold).horizontalAdvance(button->text)
                - option->fontMetrics.horizontalAdvance(button->text);
            if (!button->icon.isNull())
                width += look.px(kIconGap);
        }
        return {width, compact ? height : std::max(size.height(), height)};
    }
    case CT_ToolButton:
        return size.expandedTo({controlHeight(), controlHeight()});
    case CT_LineEdit:
        return {
            size.width() + 2 * look.px(kFieldPadding), std::max(size.height(), controlHeight())};
    case CT_SpinBox:
        return {size.width() + 2 * look.px(kFieldPadding) + look.px(kSpinButton),
            std::max(size.height(), controlHeight())};
    case CT_ComboBox:
        return {size.width() + 2 * look.px(kFieldPadding) + iconSize() + look.px(kSpacing),
            std::max(size.height(), controlHeight())};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize plain = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {plain.width(),
            std::max(
                plain.height(), look.isTouch() ? controlHeight() : look.px(Measure::DeskCompact))};
    }
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (!item)
            break;
        if (item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), look.px(kMenuSeparator)};
        int width = size.width() + 2 * look.px(kMenuItemPadding);
        if (item->maxIconWidth > 0 || item->menuHasCheckableItems)
            width += iconSize() + look.px(kSpacing);
        if (item->text.contains(u'\t'))
            width += look.px(kMenuShortcutGap);
        if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
            width += iconSize() + look.px(kSpacing);
        return {width, controlHeight()};
    }
    case CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        const int text = tab
            ? QFontMetrics(look.font(look.bodyRole(), Weight::Bold)).horizontalAdvance(tab->text)
            : size.width();
        return {text + look.px(kTabGap),
            std::max(look.lineHeight(look.bodyRole()) + 2 * look.px(kTabPadding), controlHeight())};
    }
    case CT_ItemViewItem: {
        const QSize plain = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {plain.width(), std::max(plain.height(), controlHeight())};
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect HezhouStyle::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        return option->rect.adjusted(theme().px(kFieldPadding) - 2, 0,
            -theme().px(kFieldPadding) + 2, 0); // QLineEdit adds 2
    case SE_PushButtonContents:
        return option->rect.adjusted(theme().hairline(), 0, -theme().hairline(), 0);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect HezhouStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl part, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        const int padding = theme().px(kFieldPadding), arrow = iconSize();
        if (part == SC_ComboBoxArrow)
            return {option->rect.right() + 1 - padding - arrow, option->rect.top(), arrow,
                option->rect.height()};
        if (part == SC_ComboBoxEditField)
            return option->rect.adjusted(padding, 0, -2 * padding - arrow, 0);
    }
    if (control == CC_SpinBox) {
        const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool hasButtons = box && box->buttonSymbols != QAbstractSpinBox::NoButtons;
        const QRect &all = option->rect;
        const int wide = hasButtons ? theme().px(kSpinButton) : 0;
        const int edge = theme().px(kSpinEdge), upper = all.height() / 2;
        const int left = all.right() + 1 - edge - wide;
        if (part == SC_SpinBoxEditField)
            return all.adjusted(0, edge, -edge - wide, -edge); // its line edit keeps the padding
        if (part == SC_SpinBoxUp)
            return hasButtons ? QRect(left, all.top() + edge, wide, upper - edge) : QRect();
        if (part == SC_SpinBoxDown)
            return hasButtons ? QRect(left, all.top() + upper, wide, all.height() - upper - edge)
                              : QRect();
        return all;
    }
    if (control == CC_ScrollBar) {
        // No arrows: the groove is the whole bar.
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar || part == SC_ScrollBarGroove)
            return option->rect;
        const bool lies = bar->orientation == Qt::Horizontal;
        const int length = lies ? bar->rect.width() : bar->rect.height();
        const int range = bar->maximum - bar->minimum;
        const qint64 share = qint64(length) * bar->pageStep / std::max(1, range + bar->pageStep);
        const int slider = range > 0
            ? std::clamp(int(share), std::min(length, theme().px(kLeastSlider)), length)
            : length;
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        int from = start, to = start + slider;
        if (part == SC_ScrollBarSubPage) {
            from = 0;
            to = start;
        } else if (part == SC_ScrollBarAddPage) {
            from = start + slider;
            to = length;
        }
        return lies ? QRect(bar->rect.left() + from, bar->rect.top(), to - from, bar->rect.height())
                    : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), to - from);
    }
    if (control == CC_Slider) {
        const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!slider || part != SC_SliderHandle)
            return option->rect;
        const bool lies = slider->orientation == Qt::Horizontal;
        const QRect &room = slider->rect;
        const int side = std::min(sliderHandle(), lies ? room.height() : room.width());
        const int from
            = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                (lies ? room.width() : room.height()) - side, slider->upsideDown);
        return lies ? QRect(room.left() + from, room.top() + (room.height() - side) / 2, side, side)
                    : QRect(room.left() + (room.width() - side) / 2, room.top() + from, side, side);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QIcon HezhouStyle::standardIcon(
    StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    switch (which) {
    case SP_DirIcon:
    case SP_DirLinkIcon:
    case SP_DirOpenIcon:
    case SP_DirClosedIcon:
        return icon(IconName::Folder);
    case SP_DirHomeIcon:
        return icon(IconName::House);
    case SP_FileIcon:
    case SP_FileLinkIcon:
        return icon(IconName::FileText);
    case SP_ComputerIcon:
    case SP_DesktopIcon:
        return icon(IconName::Monitor);
    case SP_DriveHDIcon:
    case SP_DriveCDIcon:
    case SP_DriveDVDIcon:
    case SP_DriveFDIcon:
    case SP_DriveNetIcon:
        return icon(IconName::HardDrive);
    case SP_TrashIcon:
        return icon(IconName::Trash);
    case SP_FileDialogToParent:
        return icon(IconName::ArrowUp);
    case SP_FileDialogNewFolder:
        return icon(IconName::FolderPlus);
    case SP_FileDialogListView:
        return icon(IconName::LayoutGrid);
    case SP_FileDialogDetailedView:
        return icon(IconName::List);
    case SP_FileDialogBack:
    case SP_ArrowBack:
    case SP_ArrowLeft:
        return icon(IconName::ArrowLeft);
    case SP_ArrowForward:
    case SP_ArrowRight:
        return icon(IconName::ArrowRight);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

void HezhouStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    const Theme &look = theme();
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            !frame || frame->lineWidth > 0)
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect: // FocusRing shows it
        return;
    case PE_Frame:
        if (isField(widget)) {
            drawField(option, painter);
            return;
        }
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(option, painter);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, look.colour(Token::Surface));
        return;
    case PE_FrameMenu:
        drawBox(painter, option->rect, Qt::transparent,
            QPen(look.colour(Token::LineStrong), look.hairline()), 0);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, look.colour(Token::Text));
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            drawItemPanel(item, painter);
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelButtonTool:
        drawToolPanel(option, painter);
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            look.colour(Token::Line));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HezhouStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    switch (element) {
    case CE_PushButtonBevel:
        if (button)
            drawButtonPanel(button, painter, widget);
        return;
    case CE_PushButtonLabel:
        if (button) {
            QStyleOptionButton written = *button;
            const ButtonRole role = roleOf(button, widget);
            written.palette.setColor(QPalette::ButtonText, buttonTextColour(role, option));
            painter->save();
            painter->setFont(theme().font(
                buttonType(widget), isBold(role, option) ? Weight::Bold : Weight::Regular));
            if (button->icon.isNull())
                QProxyStyle::drawControl(element, &written, painter, widget);
            else
                drawIconLabel(button, buttonTextColour(role, option), painter);
            painter->restore();
        }
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->save();
            drawMenuItem(item, painter);
            painter->restore();
        }
        return;
    case CE_TabBarTabShape:
        return; // drawn with its label
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            painter->save();
            drawTab(tab, widget, painter);
            painter->restore();
        }
        return;
    case CE_ProgressBarGroove:
        drawBox(painter, trackOf(option->rect), theme().colour(Token::Sunken), Qt::NoPen,
            trackOf(option->rect).height() / 2.0);
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            drawProgress(bar, painter);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void HezhouStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar && bar->maximum > bar->minimum)
            drawScrollBar(
                subControlRect(control, option, SC_ScrollBarSlider, widget), option, painter);
        return;
    }
    if (control == CC_Slider) {
        if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option))
            drawSlider(
                slider, subControlRect(control, option, SC_SliderHandle, widget), widget, painter);
        return;
    }
    if (control == CC_ComboBox) {
        drawField(option, painter);
        const bool isLive = option->state & State_Enabled;
        drawIcon(*painter, IconName::ChevronDown,
            subControlRect(control, option, SC_ComboBoxArrow, widget), iconSize(),
            theme().colour(isLive ? Token::Text2 : Token::Disabled));
        return;
    }
    if (control == CC_SpinBox) {
        const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        if (!box)
            return;
        if (box->frame)
            drawField(option, painter);
        drawSpinButton(box, subControlRect(control, option, SC_SpinBoxUp, widget), SC_SpinBoxUp,
            QAbstractSpinBox::StepUpEnabled, IconName::ChevronUp, painter);
        drawSpinButton(box, subControlRect(control, option, SC_SpinBoxDown, widget), SC_SpinBoxDown,
            QAbstractSpinBox::StepDownEnabled, IconName::ChevronDown, painter);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace hz::ui
