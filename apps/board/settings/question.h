// A question about the program with its answers, and where the answer is kept: settings and the
// first start ask the same ones. GUI thread.
#pragma once

#include <QtCore/QStringList>

#include <functional>

namespace hz::board {

class Preferences;
enum class BarPlace;

struct Question {
    QString name; // of the object that asks it
    QString text;
    QStringList answers;
    std::function<int()> chosen; // the place of the answer in force; -1: none of them
    std::function<void(int)> choose;
    std::function<bool(int)> isPossible = {}; // always, if empty
    QString note = {}; // shown while an answer is not possible: why
};

inline const QString kAskBarPlace = QStringLiteral("ask.bar");
/// Of an answer to it.
BarPlace barPlaceAt(int place);

Question barPlaceQuestion(Preferences &preferences);
Question coloursQuestion(Preferences &preferences);
Question languageQuestion(Preferences &preferences);
Question fingersQuestion(Preferences &preferences);
Question breadthQuestion(Preferences &preferences);
/// What is too large for a screen of this size in logical pixels is not possible.
Question scaleQuestion(Preferences &preferences, std::function<QSize()> screen);

} // namespace hz::board
