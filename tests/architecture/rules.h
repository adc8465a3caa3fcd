// The rules of the house that neither the compiler nor the link lists can hold: one function each
// over the tree, found by name. Each name is also a folder under data/ with a tree that breaks
// exactly this rule.
#pragma once

#include "tree.h"

struct Finding {
    QString rule;
    QString place; // "libs/ink/src/a.cpp:12"
    QString message;
};

/// All findings in the tree, in the order of the rules.
QList<Finding> findings(const Tree &tree);

QStringList ruleNames();
