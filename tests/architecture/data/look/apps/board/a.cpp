void f(QWidget &w)
{
    w.setStyleSheet(sheet());
    const QColor red(255, 0, 0);
    const QColor ink("#c00000");
    paint(Qt::red);
    w.setFixedSize(120, 40);
    w.setFixedWidth(theme().px(48));
    layout.setContentsMargins(0, 0, 0, 0);
}
