// Settings by typed keys, each declared once beside its use:
//   inline const Setting<int> kPenWidth{"ink/penWidthTenths", 12, {1, 200}};
// One place holds key, default and range. Kept in settings.ini of the profile. GUI thread.
#pragma once

#include <QtCore/QString>
#include <QtCore/QVariant>

#include <algorithm>
#include <limits>
#include <memory>
#include <span>
#include <type_traits>

class QSettings;

namespace hz {

template<typename T> struct Range {
    T least = std::numeric_limits<T>::lowest();
    T most = std::numeric_limits<T>::max();
};

template<typename T> struct Setting {
    static_assert(std::is_arithmetic_v<T>);
    const char *key;
    T fallback;
    Range<T> range = {};
};

template<> struct Setting<QString> {
    const char *key;
    QString fallback = {};
};

template<> struct Setting<bool> {
    const char *key;
    bool fallback;
};

/// What a value of an enum is called in the file. Names stay, also when the enum is reordered.
template<typename E> struct EnumName {
    E value;
    const char *name;
};

///   inline constexpr EnumName<Hand> kHandNames[] = {{Hand::Left, "left"}, {Hand::Right, "right"}};
///   inline const Setting<Hand> kHand{"board/hand", Hand::Right, kHandNames};
template<typename E>
requires std::is_enum_v<E>
struct Setting<E> {
    const char *key;
    E fallback;
    std::span<const EnumName<E>> names;
};

class Settings {
public:
    /// In `profileDir`; a profile that cannot be written to keeps changes in memory only.
    explicit Settings(const QString &profileDir);
    ~Settings();

    /// What is stored, within its range; the fallback where nothing is, or nothing that can be
    /// understood.
    template<typename T> T value(const Setting<T> &setting) const
    {
        const QVariant stored = raw(setting.key);
        if constexpr (std::is_enum_v<T>) {
            const QString text = stored.toString();
            for (const EnumName<T> &name : setting.names) {
                if (text == QLatin1StringView(name.name))
                    return name.value;
            }
            return setting.fallback;
        } else if constexpr (std::is_same_v<T, bool>) {
            const QString text = stored.toString();
            return text == QLatin1StringView("true")
                || (text != QLatin1StringView("false") && setting.fallback);
        } else {
            QVariant converted = stored;
            if (!converted.convert(QMetaType::fromType<T>()))
                return setting.fallback;
            T value = converted.template value<T>();
            if constexpr (std::is_same_v<T, QString>)
                return value;
            else if (value != value) // not a number
                return setting.fallback;
            else
                return std::clamp(value, setting.range.least, setting.range.most);
        }
    }
    template<typename T>
    void setValue(const Setting<T> &setting, const std::type_identity_t<T> &value)
    {
        if constexpr (std::is_enum_v<T>) {
            for (const EnumName<T> &name : setting.names) {
                if (name.value == value)
                    setRaw(setting.key, QString::fromLatin1(name.name));
            }
        } else {
            setRaw(setting.key, QVariant::fromValue(value));
        }
    }

private:
    QVariant raw(const char *key) const;
    void setRaw(const char *key, const QVariant &value);

    std::unique_ptr<QSettings> m_store;
};

} // namespace hz
