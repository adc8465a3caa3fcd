#include <hz/core/result.h>

#include <QWidget>

void f(QWidget &w)
{
    w.setFixedSize(theme().px(48), theme().px(48));
}
