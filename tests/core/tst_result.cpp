#include "support/support.h"

#include <memory>

using namespace hz;
using namespace Qt::StringLiterals;

namespace {

Result<int> half(int number)
{
    if (number % 2)
        return failure(Error::Kind::Invalid, u"%1 is odd."_s.arg(number), u"parity"_s);
    return number / 2;
}

Result<int> quarter(int number)
{
    HZ_TRY(const int halved, half(number));
    HZ_TRY(const int quartered, half(halved));
    return quartered;
}

Result<> check(int number, int &reached)
{
    HZ_CHECK(half(number));
    ++reached;
    HZ_CHECK(half(number / 2));
    ++reached;
    return {};
}

Result<std::unique_ptr<int>> boxed(int number)
{
    HZ_TRY(auto halved, half(number));
    return std::make_unique<int>(halved);
}

Result<int> unboxed(int number)
{
    HZ_TRY(const std::unique_ptr<int> box, boxed(number));
    return *box;
}

} // namespace

class TestResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tryDeclaresTheValue()
    {
        const Result<int> result = quarter(12);
        HZ_VERIFY_OK(result);
        QCOMPARE(*result, 3);
    }

    void tryHandsTheErrorOnWhole()
    {
        const Result<int> result = quarter(6);
        HZ_VERIFY_FAILS(result, Invalid);
        QCOMPARE(result.error(), (Error{Error::Kind::Invalid, u"3 is odd."_s, u"parity"_s}));
    }

    void checkLeavesAtTheFirstFailure()
    {
        int reached = 0;
        HZ_VERIFY_OK(check(4, reached));
        QCOMPARE(reached, 2);
        reached = 0;
        HZ_VERIFY_FAILS(check(2, reached), Invalid);
        QCOMPARE(reached, 1);
    }

    void tryMovesWhatCannotBeCopied()
    {
        const Result<int> result = unboxed(10);
        HZ_VERIFY_OK(result);
        QCOMPARE(*result, 5);
        HZ_VERIFY_FAILS(unboxed(5), Invalid);
    }

    void theTestMacrosTellSuccessFromFailure()
    {
        QCOMPARE(test::told(half(2)), "success");
        QCOMPARE(test::told(half(3)), "Invalid: 3 is odd. [parity]");
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
