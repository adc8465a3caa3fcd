// TODO: finish
#if 0
#endif
void f()
{
    QCoreApplication::processEvents();
    QThread::msleep(5);
    QTest::qWait(100);
    connect(a, &A::b, c, &C::d, Qt::BlockingQueuedConnection);
    // QTest::qWait is only talked about here
}
