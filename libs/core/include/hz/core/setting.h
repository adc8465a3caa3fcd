// Settings by typed keys, each declared once beside its use:
//   inline const Setting<int> kPenWidth{"ink/penWidthTenths", 12, {1, 200}};
// One place holds key, default and range. Kept in settings.ini of the profile. GUI thread.
#pragma once

#include <QtCore/QString>
#include <QtCore/QVariant>

#include <algorithm>
#include <memory>
#include <type_traits>

class QSettings;

namespace hz {

template<typename T> struct Range {
    T least;
    T most;
};

template<typename T> struct Setting {
    const char *key;
    T fallback;
    Range<T> range{};
};

/// A text setting; anything not `fallback` is what the user or the program wrote.
template<> struct Setting<QString> {
    const char *key;
    QString fallback = {};
};

template<> struct Setting<bool> {
    const char *key;
    bool fallback;
};

class Settings {
public:
    /// In `profileDir`; a profile that cannot be written to keeps changes in memory only.
    explicit Settings(const QString &profileDir);
    ~Settings();

    template<typename T> T value(const Setting<T> &setting) const
    {
        const QVariant stored = raw(setting.key);
        if (!stored.isValid() || !stored.canConvert<T>())
            return setting.fallback;
        const T value = stored.value<T>();
        if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>)
            return std::clamp(value, setting.range.least, setting.range.most);
        else
            return value;
    }
    template<typename T> void setValue(const Setting<T> &setting, const T &value)
    {
        setRaw(setting.key, QVariant::fromValue(value));
    }

private:
    QVariant raw(const char *key) const;
    void setRaw(const char *key, const QVariant &value);

    std::unique_ptr<QSettings> m_store;
};

} // namespace hz
