#include "window/finding.h"

#include <QtCore/QCoreApplication>

namespace hz::console {

using namespace inventory;
using ui::PaletteSource; // lupdate loses the context of functions that return ui::…
using Items = Result<std::vector<ui::Findable>>;

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(hz::console::Finding)
};

Items schoolsOf(const Register &inventory)
{
    std::vector<ui::Findable> items;
    for (const School &school : inventory.schools()) {
        const quint32 county = inventory.unitRow(school.county);
        items.push_back({.id = school.code.text(),
            .text = school.name,
            .detail = county == kNoRow ? QString() : inventory.units()[county].name,
            .icon = ui::IconName::School,
            .names = {school.code.text()}});
    }
    return items;
}

Items rulesOf(const RuleSet &set)
{
    std::vector<ui::Findable> items;
    for (const Rule &rule : set.rules)
        items.push_back({.id = rule.id,
            .text = rule.title.text(),
            .detail = rule.id,
            .icon = ui::IconName::Target,
            .names = {rule.id, rule.source}});
    return items;
}

} // namespace

PaletteSource schoolsToFind(Inventory &inventory, Chosen choose)
{
    return {.kind = Tr::tr("School"),
        .begin = [&inventory]() -> PaletteSource::Work {
            return [stock = inventory.picture().inventory](
                       TaskControl &) -> Items { return stock ? schoolsOf(*stock) : Items(); };
        },
        .choose = std::move(choose)};
}

PaletteSource rulesToFind(Inventory &inventory, Chosen choose)
{
    return {.kind = Tr::tr("Rule"),
        .begin = [&inventory]() -> PaletteSource::Work {
            return [set = inventory.rules()](TaskControl &) -> Items { return rulesOf(set); };
        },
        .choose = std::move(choose)};
}

} // namespace hz::console
