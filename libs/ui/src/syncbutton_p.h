// The buttons of what is the same on a desk and on a touch board. GUI thread.
#pragma once

#include <hz/ui/style.h>
#include <hz/ui/syncindicator.h>
#include <hz/ui/touchpush.h>

#include <QtWidgets/QPushButton>

namespace hz::ui {

inline QAbstractButton *makeSyncButton(
    Reach reach, const QString &name, const QString &text, bool isMain, QWidget *parent)
{
    QAbstractButton *button = nullptr;
    if (reach == Reach::Touch) {
        button = new TouchPush(IconName::None, text,
            isMain ? TouchPush::Look::Primary : TouchPush::Look::Outline, TouchPush::Form::Row,
            parent);
    } else {
        auto *push = new QPushButton(text, parent);
        if (isMain)
            setButtonRole(push, ButtonRole::Primary);
        button = push;
    }
    button->setObjectName(name);
    return button;
}

} // namespace hz::ui
