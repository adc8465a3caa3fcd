void f()
{
    rc::check([] { RC_FAIL("nobody hears it"); });
    QVERIFY(rc::check([] {}));
    const bool holds = rc::check("told", [] {});
    // rc::check( is only talked about here
}
