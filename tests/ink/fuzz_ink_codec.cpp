// Ink runs from anywhere: decoding never crashes, and what decodes encodes to something that
// decodes to the same.
#include <hz/ink/codec.h>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using namespace hz::ink;
    const auto run
        = decodeRun(QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!run)
        return 0;
    const auto again = decodeRun(encodeRun(*run));
    if (!again || again->size() != run->size())
        abort();
    for (size_t i = 0; i < run->size(); ++i)
        if (*again->at(i).stroke != *run->at(i).stroke || again->at(i).seq != run->at(i).seq)
            abort();
    return 0;
}
